"""The lines of text that were recognised in a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkedin.pages.pieces import Box

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
