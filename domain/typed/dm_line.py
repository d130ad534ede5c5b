"""The words after ``/ssi dm``: a DM to one person, or a week's totals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.entries.person_reference import PersonReference
from domain.entries.touches import Relation
from domain.errors import NotUnderstoodError, UserError
from domain.fields import Field
from domain.names.at_words import joins_company
from domain.timing.typed_days import TypedDay, TypedWeek, joined_days, read_day, take_week
from domain.typed.named_people import are_several, is_unnamed
from domain.typed.numbers import looks_like_number, parse_count
from domain.typed.person_text import read_person
from domain.typed.unclear_days import refuse_unclear_days

#: Words for a person's relation to the member.
RELATION_WORDS: dict[str, Relation] = {
    word: relation for relation in Relation for word in (relation.value, f"{relation.value}s")
} | {
    "buyer": Relation.TARGET,
    "buyers": Relation.TARGET,
    "prospect": Relation.TARGET,
    "prospects": Relation.TARGET,
    "colleague": Relation.PEER,
    "colleagues": Relation.PEER,
}
_REPLIED = frozenset({"replied", "reply", "answered"})
_NOT_REPLIED = frozenset(
    ["no", "not", "never", "hasn't", "haven't", "didn't", "hasnt", "havent", "didnt"]
)
_BEFORE_REPLIED = _NOT_REPLIED | {"they", "has", "have", "had", "did", "and"}
#: Words between and after totals that carry no meaning.
_FILLERS = frozenset({"and", "people", "persons", "person", "dm", "dms", "week", "in", "to", "a"})
_WEEK_WORDS = frozenset({"this", "last", "week"})
_GLUED = re.compile(r"([0-9][0-9.,]*)([A-Za-z]{4,})")
#: More people than a member can write to in a week.
_MOST = 10_000
_EXAMPLES = "Like `dm Jane Doe at Acme`, or a week's totals: `dm 3 target 5 other`."


@dataclass(frozen=True)
class DmLine:
    """A DM to one person.

    Args:
        relation: The person's relation to the member, if typed.
        said_on: When the DM was written, if typed.
    """

    whom: PersonReference
    relation: Relation | None = None
    replied: bool = False
    said_on: TypedDay | None = None


@dataclass(frozen=True)
class DmWeekLine:
    """A week's totals of people written to.

    Args:
        target: People at target accounts; ``None`` if not typed.
        other: All others; ``None`` if not typed.
        unlabelled: Numbers without a word, in order; the member is asked what they count.
    """

    target: int | None = None
    other: int | None = None
    week: TypedWeek | None = None
    unlabelled: tuple[int, ...] = ()


def read_dm_line(text: str) -> DmLine | DmWeekLine:
    """Reads what follows ``dm``.

    Raises:
        UserError: no person is named, a number or date is invalid, or a relation occurs twice.
    """
    refuse_unclear_days(text)
    words = joined_days(text.split())
    if _are_totals(words):
        return _read_totals(words)
    return _read_person(words)


def people_count(typed: str, *, field: Field | None = None) -> int:
    """Reads how many people a member wrote to in a week.

    Raises:
        UserError: it is no whole number, or more than 10,000.
    """
    number = parse_count(typed, field=field)
    if number > _MOST:
        raise UserError(f"{number:,} people in a week can't be right.", _EXAMPLES, field=field)
    return number


def _are_totals(words: list[str]) -> bool:
    """Whether a line gives numbers of people and names no person."""
    bare, _ = take_week([word.strip(",;.:") for word in words])
    tokens = list(_split(bare))
    numbers = [word for word in tokens if looks_like_number(word) and read_day(word) is None]
    if not numbers:
        return False
    known = RELATION_WORDS.keys() | _FILLERS | {"of"}
    if all(word in numbers or word.lower() in known for word in tokens):
        return True
    # “50 Cent at G-Unit” is a person; “3 target 5 wombats” is a slip.
    return looks_like_number(words[0]) and not any(
        joins_company(word) or word.endswith(",") or "(" in word for word in words
    )


def _read_totals(words: list[str]) -> DmWeekLine:
    bare, week = take_week([word.strip(",;.:+&") for word in words])
    counts: dict[Relation, int] = {}
    unlabelled: list[int] = []
    waiting: list[int] = []
    of_all = False
    for word in _split(bare):
        relation = RELATION_WORDS.get(word.lower())
        if read_day(word) is not None:
            raise UserError("Totals are for a whole week.", "Say `last week`, or 2026-W47.")
        if looks_like_number(word):
            if waiting and not of_all:
                unlabelled.append(waiting.pop())
            waiting.append(people_count(word))
        elif word.lower() == "of" and waiting:
            of_all = True
        elif relation is not None and waiting:
            _count(counts, relation, waiting, of_all=of_all)
            waiting, of_all = [], False
        elif relation is not None:
            raise UserError(
                f"There is no number with “{word}”.",
                f"Put the number in front of the word, like `3 {word}`.",
            )
        elif word and word.lower() not in _FILLERS:
            raise NotUnderstoodError(f"I don't understand “{word[:30]}” here.", _EXAMPLES)
    if of_all and len(waiting) == 2:
        waiting[1] = max(0, waiting[1] - waiting[0])
    target = counts.pop(Relation.TARGET, None)
    other = sum(counts.values()) if counts else None
    return DmWeekLine(target, other, week, (*unlabelled, *waiting))


def _count(
    counts: dict[Relation, int], relation: Relation, numbers: Sequence[int], *, of_all: bool
) -> None:
    """Counts people of a relation; of ``3 of 8 target``, the remaining five are others."""
    added = [(relation, numbers[0])]
    if of_all:
        if relation is not Relation.TARGET or len(numbers) != 2 or numbers[0] > numbers[1]:
            raise UserError("I can't read that share.", "Say it like `3 of 8 target`.")
        added.append((Relation.OTHER, numbers[1] - numbers[0]))
    for each, number in added:
        if each in counts:
            raise UserError(f"“{each.value}” is said twice.", "Say it once.")
        counts[each] = number


def _split(words: Sequence[str]) -> Iterator[str]:
    """The words, with ``3target`` split in two."""
    for word in words:
        glued = _GLUED.fullmatch(word)
        yield from glued.groups() if glued and glued[2].lower() in RELATION_WORDS else (word,)


def _read_person(words: list[str]) -> DmLine:
    rest = list(words)
    relation: Relation | None = None
    replied: bool | None = None
    said_on: TypedDay | None = None
    while rest:
        last = rest[-1].strip(",;.()")
        before = rest[-2].strip(",") if len(rest) > 1 else ""
        if joins_company(before):
            break  # a word after “at” is a company, even one called Target
        day = read_day(last)
        if day is not None and said_on is None:
            said_on = day
        elif day is not None:
            raise UserError("There are two dates in this.", "Say one.")
        elif last.lower() in _REPLIED and replied is None:
            replied = _plain(before) not in _NOT_REPLIED
            while len(rest) > 1 and _plain(rest[-2]) in _BEFORE_REPLIED:
                rest.pop()
        elif relation is None and _is_relation(rest):
            relation = RELATION_WORDS[last.lower()]
        elif last:
            break
        rest.pop()
        while rest and rest[-1].lower() in {"on", "and", "-", "–", "as", "a", "is"}:
            rest.pop()
    if rest and said_on is None and (first := read_day(rest[0].strip(","))) is not None:
        said_on = first
        rest = rest[1:]
    if rest[:1] and rest[0].lower() in {"to", "with"} and len(rest) > 1:
        rest = rest[1:]
    if all(word in RELATION_WORDS or word in _WEEK_WORDS for word in rest) and rest:
        raise UserError("How many people did you write to?", _EXAMPLES)
    whom = read_person(" ".join(rest))
    if are_several(whom):
        raise UserError(
            "I log one DM at a time.",
            "Log each person, like `dm Jane Doe at Acme`.",
            field=Field.WHOM,
        )
    if is_unnamed(whom):
        raise UserError("Whom did you write to?", _EXAMPLES, field=Field.WHOM)
    return DmLine(whom, relation, bool(replied), said_on)


def _plain(word: str) -> str:
    return word.strip(",").lower().replace("’", "'")


def _is_relation(words: Sequence[str]) -> bool:
    """Whether the last word is a relation and not part of a name.

    A capitalised word is a name where it can be one: the company Target, Jane Friend.
    """
    last = words[-1].strip(",;.()")
    if last.lower() not in RELATION_WORDS or len(words) < 2:
        return False
    if last[0].islower():
        return True
    company_before = any(joins_company(word) for word in words[:-2])
    return company_before and not words[-2].endswith(",") and "(" not in words[-1]
