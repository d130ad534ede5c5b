"""The pieces of text on a page: where each is, and whether it is a label, a number or neither.

Pasted text and screenshots become the same pieces, so one module pairs labels with numbers.
"""

import re
from dataclasses import dataclass, field

from linkedin.pages.number_labels import NumberLabel, label_in, label_of_one
from linkedin.pages.shown_numbers import ShownNumber, split_number

#: What separates facts on one line: ``45 reactions • 12 comments``.
_BETWEEN = re.compile(r"\s*[•·∙|│]\s*|\t+|\s{3,}")
_COLON = re.compile(r"\s*[:：]\s*$")
#: ``47 out of 100``.
_OUT_OF = re.compile(r"(?P<digits>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*(?P<of>[^\d\s].*100)")
#: Longer texts are sentences.
_LONGEST_LABEL = 80
#: A percentage may have a word or two: ``Top 1 %``, ``Beste 1 %``.
_LONGEST_TOP = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in pixels from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def is_beside(self, other: "Box") -> bool:
        """Whether they share half of the lower one's height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > min(self.height, other.height) / 2

    def is_in_column_of(self, other: "Box") -> bool:
        """Whether a vertical line meets both."""
        return min(self.right, other.right) > max(self.left, other.left)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text on a page.

    Args:
        certain: Whether its characters are certain; in a picture they may not be.
        label: What the text is a label of, if it is one.
        number: The number that the text is, or that stands beside the label in it.
    """

    text: str
    box: Box
    certain: bool = True
    label: NumberLabel | None = field(default=None)
    number: ShownNumber | None = field(default=None)

    @property
    def is_bare_label(self) -> bool:
        """Whether its number can only be in another piece."""
        return self.label is not None and self.number is None

    @property
    def is_bare_number(self) -> bool:
        """Whether its label can only be in another piece."""
        return self.number is not None and self.label is None


def pieces_of_text(text: str) -> list[Piece]:
    """The pieces of pasted text. A line is one pixel high; empty lines are gaps."""
    return [
        read_piece(part, Box(column, row, column + 1, row + 1))
        for row, line in enumerate(text.splitlines())
        for column, part in enumerate(parts_of(line))
    ]


def parts_of(line: str) -> list[str]:
    """The parts of a line between bullets, tabs and wide gaps."""
    return [part.strip() for part in _BETWEEN.split(line) if part.strip()]


def read_piece(text: str, box: Box, *, certain: bool = True, spelt: bool = True) -> Piece:
    """A piece with the label and the number in its text.

    Args:
        spelt: Whether the letters of a label are certain.
    """
    if len(text) > _LONGEST_LABEL:
        return Piece(text, box, certain)
    if label := label_in(text, spelt=spelt):
        return Piece(text, box, certain, label)
    if (score := _OUT_OF.fullmatch(text)) and (label := label_in(score["of"])):
        return Piece(text, box, certain, label, ShownNumber(score["digits"], score["digits"]))
    split = split_number(text)
    if split is None:
        return Piece(text, box, certain)
    number, before, after = split
    rest = _COLON.sub("", before) or after
    if not rest or (number.percent and len(text) <= _LONGEST_TOP):
        return Piece(text, box, certain, None, number)
    label = None if before and after else label_in(rest, spelt=spelt)
    if not label and number.count in (0, 1):
        label = label_of_one(rest)
    return Piece(text, box, certain, label, number if label else None)
