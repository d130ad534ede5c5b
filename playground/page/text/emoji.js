// Common emoji by the name that Slack writes between colons, and plain text with them.

const PAIRS = `+1 👍 100 💯 bar_chart 📊 bell 🔔 bulb 💡 calendar 📅 chart_with_downwards_trend 📉
chart_with_upwards_trend 📈 clap 👏 crown 👑 dart 🎯 eyes 👀 fire 🔥 first_place_medal 🥇 second_place_medal 🥈
third_place_medal 🥉 handshake 🤝 heart ❤️ large_green_circle 🟢 red_circle 🔴 link 🔗 mag 🔍 memo 📝 moneybag 💰
point_right 👉 pray 🙏 question ❓ raised_hands 🙌 rocket 🚀 slightly_smiling_face 🙂 smile 😄 sparkles ✨
speech_balloon 💬 star ⭐ tada 🎉 thinking_face 🤔 thumbsup 👍 trophy 🏆 warning ⚠️ wave 👋 white_check_mark ✅ wink 😉
x ❌ zap ⚡`.split(/\s+/);

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const BY_NAME = new Map();
for (let index = 0; index < PAIRS.length; index += 2) BY_NAME.set(PAIRS[index], PAIRS[index + 1]);

/** The emoji with this name, or null. */
export function emojiNamed(name) {
  return BY_NAME.get(name) ?? null;
}

/** Replaces each known `:name:`. */
export function withEmoji(text) {
  return text.replaceAll(/:([a-z0-9_+-]+):/g, (whole, name) => emojiNamed(name) ?? whole);
}

/** A plain text as people read it: with emoji, and without Slack's entities. */
export function plainText(text) {
  return withEmoji(unescaped(text));
}

export function unescaped(text) {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}
