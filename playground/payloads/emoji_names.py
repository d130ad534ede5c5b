"""Slack's names of emoji: people type the character, apps receive `:rocket:`."""

import re
import unicodedata

# The common ones, whose names differ from Unicode's or that Unicode calls a symbol.
_TABLE = """
+1 👍 -1 👎 100 💯 bar_chart 📊 bulb 💡 calendar 📅 chart_with_downwards_trend 📉
chart_with_upwards_trend 📈 clap 👏 coffee ☕ dart 🎯 exclamation ❗ eyes 👀 grinning 😀 heart ❤
heavy_check_mark ✔ joy 😂 link 🔗 mag 🔍 memo 📝 moneybag 💰 muscle 💪 ok_hand 👌 partying_face 🥳
point_right 👉 pray 🙏 question ❓ raised_hands 🙌 rocket 🚀 slightly_smiling_face 🙂 smile 😄
sparkles ✨ star ⭐ sunny ☀ tada 🎉 thinking_face 🤔 trophy 🏆 warning ⚠ wave 👋
white_check_mark ✅ wink 😉 x ❌ zap ⚡
"""
_PAIRS = _TABLE.split()
_NAMES = dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))
_SKIN_TONES = "🏻🏼🏽🏾🏿"
EMOJI = f"(?:[{''.join(_NAMES)}\U0001f300-\U0001f3fa\U0001f400-\U0001faff])\ufe0f?[{_SKIN_TONES}]?"


def emoji_name(typed: str) -> str:
    """The name, without colons, of what `EMOJI` matches; a skin tone is a part of it."""
    sign = typed[0]
    name = _NAMES.get(sign) or re.sub(r"\W+", "_", unicodedata.name(sign, "emoji").lower())
    tone = _SKIN_TONES.find(typed[-1]) if len(typed) > 1 else -1
    return name if tone < 0 else f"{name}::skin-tone-{tone + 2}"
