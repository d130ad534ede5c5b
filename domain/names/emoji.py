"""Emoji around names: as characters, and as the codes that Slack writes for them."""

import re

#: Emoji and pictographs of Unicode, with skin tones, joiners and variation selectors after them.
_PICTOGRAPHS = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u231a-\u231b\u23e9-\u23fa\u2b1b-\u2b1c\u2b50\u2b55]"
)
_CHARACTERS = rf"{_PICTOGRAPHS}(?:\ufe0f|\u200d|{_PICTOGRAPHS})*"
#: ``:rocket:``, ``:+1::skin-tone-2:``. In ``cto:acme:berlin`` and ``10:30:00`` colons separate.
_CODE = (
    r"(?<![^\W_])(?<!:):(?:(?=[^:\s]*[a-z])[a-z0-9_+'-]{1,100}|[+-]1|100|1234):(?::?skin-tone-[2-6]:)?"
    r"|:(?=[^:\s]*[a-z])[a-z0-9_+'-]{1,100}:(?![^\W_])"
)
_EMOJI = re.compile(f"(?: ?(?:{_CHARACTERS}|{_CODE}))+ ?")


def without_emoji(text: str) -> str:
    """The text without emoji, as they are no part of a name; line breaks remain."""
    without = _EMOJI.sub(" ", text)
    return text if without == text else "\n".join(line.strip(" ") for line in without.split("\n"))
