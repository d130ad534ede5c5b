"""The lines of text that were recognised in a picture."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkedin.pages.pieces import Box

_DIGIT, _NO_DIGIT = re.compile(r"[0-9]"), re.compile(r"[^0-9]")
#: How certain it is what two looks read differently.
_DISAGREED = 0.1
#: A text at an edge of the picture is at most so certain.
_CUT = 0.6


@dataclass(frozen=True, slots=True)
class SeenText:
    """A line of text in a picture.

    Args:
        confidence: How sure its characters are on average, 0 … 1.
        digits: How sure the least certain of its digits is, 0 … 1; 0 without digits.
    """

    text: str
    confidence: float
    box: Box
    digits: float = 0.0


def read_again(first: SeenText, again: str, digits: float) -> SeenText:
    """A text with digits after a second look at it.

    What both looks read alike is as certain as at the surer one. Other digits are not certain, nor
    are other letters before the digits, such as a name's before its degree; accents don't matter.

    Args:
        again: What the second look read.
        digits: How sure the second look's least certain digit is.
    """
    same_letters = _letters(first.text) == _letters(again)
    same_digits = _NO_DIGIT.sub("", first.text) == _NO_DIGIT.sub("", again)
    return replace(
        first,
        confidence=first.confidence if same_letters else _DISAGREED,
        digits=max(first.digits, digits) if same_digits else _DISAGREED,
    )


def _letters(text: str) -> str:
    before, *_ = _DIGIT.split(text)
    spread = unicodedata.normalize("NFKD", before).casefold()
    return "".join(sign for sign in spread if sign.isalpha())


def doubted_at_edges(seen: Sequence[SeenText], width: int, height: int) -> list[SeenText]:
    """The texts of a picture, in which those at its edges are not certain: they may be cut off.

    Args:
        width: Of the picture, in the pixels of the texts' boxes; so is ``height``.
    """
    return [
        replace(text, confidence=min(text.confidence, _CUT), digits=min(text.digits, _CUT))
        if min(text.box.left, text.box.top, width - text.box.right, height - text.box.bottom) <= 1
        else text
        for text in seen
    ]
