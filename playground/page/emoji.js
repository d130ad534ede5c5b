// The names of common emoji, as they stand between colons in Slack's text.

const PAIRS = `+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 100 💯 alarm_clock ⏰ arrow_down ⬇️ arrow_left ⬅️
arrow_right ➡️ arrow_up ⬆️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrows_counterclockwise 🔄
bar_chart 📊 bell 🔔 no_bell 🔕 blush 😊 books 📚 briefcase 💼 bulb 💡 bust_in_silhouette 👤
busts_in_silhouette 👥 calendar 📅 spiral_calendar_pad 🗓️ camera 📷 chart 💹
chart_with_downwards_trend 📉 chart_with_upwards_trend 📈 clap 👏 clipboard 📋 clock9 🕘
coffee ☕ confetti_ball 🎊 crown 👑 dart 🎯 date 📅 door 🚪 envelope ✉️ email 📧 exclamation ❗
eyes 👀 file_folder 📁 fire 🔥 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉
floppy_disk 💾 gear ⚙️ grey_question ❔ grin 😁 grinning 😀 hammer_and_wrench 🛠️ handshake 🤝
heart ❤️ heavy_check_mark ✔️ heavy_minus_sign ➖ heavy_plus_sign ➕ hourglass ⌛
hourglass_flowing_sand ⏳ house 🏠 hugging_face 🤗 inbox_tray 📥 information_source ℹ️ joy 😂
key 🔑 large_blue_circle 🔵 large_green_circle 🟢 large_orange_circle 🟠 large_yellow_circle 🟡
red_circle 🔴 white_circle ⚪ black_circle ⚫ left_right_arrow ↔️ link 🔗 lock 🔒 mag 🔍
mega 📣 loudspeaker 📢 memo 📝 pencil 📝 pencil2 ✏️ money_with_wings 💸 moneybag 💰 muscle 💪
mute 🔇 new 🆕 no_entry ⛔ no_entry_sign 🚫 ok ✔️ ok_hand 👌 office 🏢 outbox_tray 📤
paperclip 📎 partying_face 🥳 point_down 👇 point_left 👈 point_right 👉 point_up ☝️ pray 🙏
pushpin 📌 question ❓ raised_hands 🙌 repeat 🔁 robot_face 🤖 rocket 🚀 rotating_light 🚨
seedling 🌱 shrug 🤷 sleeping 😴 slightly_smiling_face 🙂 smile 😄 smiley 😃 snail 🐌 sparkles ✨
speech_balloon 💬 star ⭐ star2 🌟 stopwatch ⏱️ sun_with_face 🌞 sunglasses 😎 sunny ☀️ tada 🎉
thinking_face 🤔 timer_clock ⏲️ trophy 🏆 unlock 🔓 warning ⚠️ wastebasket 🗑️ wave 👋
white_check_mark ✅ wink 😉 x ❌ zap ⚡ zzz 💤`.split(/\s+/);

const BY_NAME = new Map();
for (let index = 0; index < PAIRS.length; index += 2) BY_NAME.set(PAIRS[index], PAIRS[index + 1]);

/** The emoji of this name, or null. */
export function emojiNamed(name) {
  return BY_NAME.get(name) ?? null;
}

/** Text with every `:name:` that is known replaced; others stay as they are. */
export function withEmoji(text) {
  return text.replaceAll(/:([a-z0-9_+-]+):/g, (whole, name) => emojiNamed(name) ?? whole);
}
