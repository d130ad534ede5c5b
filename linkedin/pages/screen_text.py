"""Reads what was recognised in a screenshot of one of LinkedIn's pages: texts at their places.

Nothing is guessed: a number that was not recognised for certain, or is beside no label for certain,
is a doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from linkedin.pages.number_labels import groups_by_space, label_in
from linkedin.pages.page_records import page_records
from linkedin.pages.pairing import HEADINGS
from linkedin.pages.pieces import Box, Piece, parts_of, read_piece
from linkedin.pages.screen_people import people_in
from linkedin.pages.seen_texts import SeenText
from linkedin.pages.shown_numbers import is_unit
from linkedin.records import Doubt, Figure, Place, PostRecord, Record

#: Less sure texts are most often parts of pictures, 0 … 1.
_LEGIBLE = 0.5
#: Digits are certain from this confidence on.
_CERTAIN = 0.9
#: The arrow at the end of a row, as it is recognised.
_ARROW = re.compile(r"(?<=[0-9%])\s*[>›→❯»)\]}]$")
#: What is between counts on a line, however the bullet is recognised: ``37 comments * 5 reposts``,
#: ``37 comments 5 reposts``, but not ``47 out of 100``.
_BETWEEN_COUNTS = re.compile(
    r"(?<=[^\W\d_])(?:\s*[^\w\s%]{1,2}\s*(?=[0-9])|\s+(?=[0-9][0-9.,]*\s+[^\W\d_]))"
)
#: The lines of one label are at most so far apart, and so far indented, in heights of a line.
_LINE_GAP, _INDENT = 0.8, 0.6
_MOST_LINES = 3
#: Two numbers so near each other, in heights, may be one.
_NUMBER_GAP = 0.5


def screen_records(seen: Sequence[SeenText]) -> tuple[Record, ...]:
    """The records in a picture's texts; empty if they are none of LinkedIn's pages."""
    ordered = sorted(seen, key=lambda text: (text.box.top, text.box.left))
    pieces = [piece for text in ordered for piece in _pieces_of(text)]
    whole = _with_doubtful_numbers(_with_whole_labels(pieces))
    records = page_records(whole)
    return (*records, *_without_numbers(whole, records), *people_in(ordered))


def _pieces_of(seen: SeenText) -> list[Piece]:
    """The pieces of a line. Each is as wide as its share of the letters, and touches the next."""
    box, parts = seen.box, _parts_of(seen.text)
    if max(seen.confidence, seen.digits) < _LEGIBLE:
        return [Piece(seen.text, box, certain=False)]
    a_letter = (box.right - box.left) / max(sum(map(len, parts)), 1)
    pieces, left = [], box.left
    for part in parts:
        right = left + len(part) * a_letter
        place = Box(left, box.top, right, box.bottom)
        certain = seen.digits >= _CERTAIN
        pieces.append(read_piece(part, place, certain=certain, spelt=False))
        left = right
    return pieces


def _parts_of(line: str) -> list[str]:
    parts = parts_of(_ARROW.sub("", line))
    return [
        part
        for several in parts
        for part in (_BETWEEN_COUNTS.split(several) if several[0].isdigit() else [several])
    ]


def _with_whole_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with labels on several lines in one piece."""
    whole: list[Piece] = []
    parts: set[int] = set()
    for at, first in enumerate(pieces):
        if at in parts or first.number is not None:
            continue
        lines = [at]
        for _ in range(_MOST_LINES - 1):
            below = _line_below(lines[-1], pieces)
            if below is None or below in parts:
                break
            lines.append(below)
            text = " ".join(pieces[line].text for line in lines)
            if label := label_in(text, spelt=False):
                boxes = [pieces[line].box for line in lines]
                whole.append(Piece(text, _around(boxes), first.certain, label))
                parts |= set(lines)
                break
    return whole + [piece for at, piece in enumerate(pieces) if at not in parts]


def _line_below(at: int, pieces: Sequence[Piece]) -> int | None:
    box = pieces[at].box
    for other in range(at + 1, len(pieces)):
        below = pieces[other].box
        if below.top - box.bottom > _LINE_GAP * box.height:
            return None
        if (
            pieces[other].number is None
            and not below.is_beside(box)
            and abs(below.left - box.left) <= _INDENT * box.height
        ):
            return other
    return None


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _with_doubtful_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, in which numbers that may be two, or a part of one, are not certain.

    A space groups thousands in some languages only; in others, ``4 512`` was read from two numbers.
    """
    labels = [piece.text for piece in pieces if piece.label is not None]
    spaced = all(map(groups_by_space, labels))
    return [
        replace(piece, certain=False)
        if piece.number
        and ((piece.number.grouped_by_space and not spaced) or _has_neighbour(piece, pieces))
        else piece
        for piece in pieces
    ]


def _has_neighbour(number: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether another bare number, or a unit, is as close to a bare number as if it were a part."""
    near = _NUMBER_GAP * number.box.height
    return number.is_bare_number and any(
        other is not number
        and (other.is_bare_number or is_unit(other.text))
        and other.box.is_beside(number.box)
        and min(abs(other.box.left - number.box.right), abs(number.box.left - other.box.right))
        < near
        for other in pieces
    )


def _without_numbers(pieces: Sequence[Piece], records: Sequence[Record]) -> list[Doubt]:
    """The labels of a post's figures whose numbers were not recognised."""
    posts = [record for record in records if isinstance(record, PostRecord)]
    if not posts:
        return []
    known = {*posts[0].figures, *(each.label for each in records if isinstance(each, Doubt))}
    missing = dict.fromkeys(
        piece.label for piece in pieces if isinstance(piece.label, Figure) and piece.is_bare_label
    )
    return [
        Doubt(Place(), figure.value, "") for figure in missing if figure not in known | HEADINGS
    ]
