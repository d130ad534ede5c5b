"""A sentence about a post: ``My post <link> got 2,340 views and 25 engagers so far, wow``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.engagement import Figures
from domain.errors import UserError
from domain.fields import Field
from domain.timing.typed_days import TypedDay, read_day
from domain.typed.asides import is_unclear
from domain.typed.commands import LogPost, Understood
from domain.typed.numbers import looks_like_number, parse_count
from domain.typed.post_line import (
    FIGURE_WORDS,
    FILLERS,
    LogLine,
    looks_like_link,
    words_of_line,
)

_LONGEST = 3_000
_SMALL_LISTED = "it so far now the this is are was were i we in at to already have of for"
#: Words between a number and what it counts.
_BETWEEN = frozenset(
    {"unique", "total", "new", "more", "different", "of", "is", "are", "were", "at", "about"}
)
_INCREASES = frozenset({"new", "more"})
#: What people did, after “25 people”.
_DID = {
    **dict.fromkeys(("saw", "viewed", "read", "watched"), Field.VIEWS),
    **dict.fromkeys(("reacted", "liked"), Field.REACTIONS),
    "commented": Field.COMMENTS,
    **dict.fromkeys(("reposted", "shared"), Field.REPOSTS),
    "engaged": Field.ENGAGERS,
}
#: Words that say nothing alone.
_SMALL = frozenset(_SMALL_LISTED.split())
_PEOPLE = frozenset({"people", "persons"})
_UNIT = re.compile(r"%|percent|(?:min(?:ute)?|hour|day|week|month|year)s?|hrs?|h|am|pm|times?")
_LINKEDIN = re.compile(r"linkedin\.com/|lnkd\.in/|urn:li:", re.IGNORECASE)


def read_post_sentence(text: str) -> Understood | None:
    """Reads the figures next to their words; every other word is left over.

    Returns:
        What was understood, which is never written at once; ``None`` without a LinkedIn link.

    Raises:
        UserError: there are two links.
    """
    words = words_of_line(text[:_LONGEST])
    links = list(dict.fromkeys(word for word in words if looks_like_link(word)))
    if not links or not _LINKEDIN.search(links[0]):
        return None
    if len(links) > 1:
        raise UserError("This has two links.", "Log one post at a time.")
    reading = _Reading([word for word in words if word not in links])
    reading.take_all()
    figures = Figures(**{name: numbers[0] for name, numbers in reading.sure.items()})
    line = LogLine(
        links[0],
        figures,
        posted_on=reading.posted_on,
        unlabelled=tuple(reading.bare),
        said_on=reading.said_on,
    )
    unsure = [
        f"{number} {name}"
        for name, numbers in reading.counted.items()
        if len(numbers) > 1
        for number in numbers
    ]
    # “200 more views” is an increase, and no figure.
    increases = [word for word in reading.words if word.lower() in _INCREASES]
    said = [word for word in [*reading.left, *increases] if word.lower() not in _SMALL]
    others = [word for word in increases if word not in reading.left]
    left_out = " ".join([*(reading.left if said else []), *others, *unsure])
    complete = (
        figures.views is not None
        and figures.unique_engagers is not None
        and len(reading.sure) == len(reading.counted)
        and not reading.bare
    )
    asks = any(word.endswith("?") for word in text.split() if not looks_like_link(word))
    may_log = complete and not (asks or increases or is_unclear(left_out))
    return Understood(LogPost(line), left_out, may_log=may_log)


@dataclass
class _Reading:
    """The parts of a sentence, taken from left to right."""

    words: Sequence[str]
    counted: dict[Field, list[int]] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    posted_on: TypedDay | None = None
    said_on: TypedDay | None = None

    @property
    def sure(self) -> dict[Field, list[int]]:
        """The figures that have one value."""
        return {name: numbers for name, numbers in self.counted.items() if len(numbers) == 1}

    def take_all(self) -> None:
        """Takes every word."""
        place = 0
        while place < len(self.words):
            place = self._take(place)

    def _take(self, place: int) -> int:
        """Takes what begins at a word, and returns the place after it."""
        word = self.words[place]
        following = self._after(place)
        number, figure = self._number(place), self._figure(place)
        if number is not None:
            return self._take_number(place, number, following)
        if figure is not None:
            counts = self._number(following)
            beyond = self._after(following)
            # In “Great comments! 2340 views” the number counts the next word.
            taken = self._figure(beyond) is not None and self._number(self._after(beyond)) is None
            if counts is None or taken:
                self.left.append(word)
                return place + 1
            self._count(figure, counts)
            return following + 1
        day = _day(word)
        if day is not None and day.is_relative:
            self.said_on = day
        elif day is not None:
            self.posted_on = day
        elif word.lower() not in FILLERS:
            self.left.append(word)
        return place + 1

    def _take_number(self, place: int, number: int, following: int) -> int:
        figure = self._figure(following)
        if figure is not None:
            self._count(figure, number)
            people_did = self._word(following) in _PEOPLE and self._word(following + 1) in _DID
            return following + (2 if people_did else 1)
        if _UNIT.fullmatch(self._word(place + 1)):
            self.left += self.words[place : place + 2]
            return place + 2
        self.bare.append(number)
        return place + 1

    def _count(self, figure: Field, number: int) -> None:
        numbers = self.counted.setdefault(figure, [])
        if number not in numbers:
            numbers.append(number)

    def _after(self, place: int) -> int:
        """The place of the next word that may count, or be counted."""
        place += 1
        while self._word(place) in _BETWEEN:
            place += 1
        return place

    def _word(self, place: int) -> str:
        return self.words[place].lower() if place < len(self.words) else ""

    def _number(self, place: int) -> int | None:
        word = self._word(place)
        if not word or not looks_like_number(word) or _day(word) is not None:
            return None
        try:
            return parse_count(word)
        except UserError:
            return None

    def _figure(self, place: int) -> Field | None:
        word = self._word(place)
        if word in _PEOPLE and self._word(place + 1) in _DID:
            return _DID[self._word(place + 1)]
        return FIGURE_WORDS.get(word)


def _day(word: str) -> TypedDay | None:
    try:
        return read_day(word)
    except UserError:
        return None
