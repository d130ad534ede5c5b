"""The signs that format text in Slack, and the look-alikes that are shown in their place.

Slack has no escape for ``*``, ``_``, ``~``, the backtick and a leading ``>``. A backslash is
shown, and how its apps treat invisible characters next to a sign is documented nowhere; those
also spoil a copied name without any trace. So a typed sign that could format is shown as
another character of the same shape, which Slack never formats. A name that is copied from the
bot's messages gets its own signs back when it is read.

Slack formats at the edge of a word only: the signs in *E*TRADE* and *a_b* stay as they are.
"""

import re

_LOOK_ALIKES = str.maketrans("*_~`＊＿｀", "∗ˍ∼ˋ﹡⸏ˋ")
_SIGNS_AGAIN = str.maketrans("∗ˍ∼ˋ﹥﹡⸏", "*_~`>＊＿")
#: Signs at the edge of a word; a backtick formats inside a word, too.
_FORMATTING = re.compile(r"(?:(?<![A-Za-z0-9])[*_~]|[*_~](?![A-Za-z0-9])|[`＊＿｀])")
_QUOTING = re.compile(r"^(\s*)[>＞]", re.MULTILINE)


def unformatted(typed: str) -> str:
    """The text with look-alikes for the signs that would format it; its length is the same."""
    if typed.isalnum():
        return typed
    shown = _QUOTING.sub(r"\1﹥", typed)
    return _FORMATTING.sub(lambda sign: sign[0].translate(_LOOK_ALIKES), shown)


def as_written(shown: str) -> str:
    """Puts the signs back into a text that may be copied from the bot's messages."""
    return shown.translate(_SIGNS_AGAIN)
