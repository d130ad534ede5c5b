"""Pasted people: one a line, rows of a sheet, or blocks copied from LinkedIn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.errors import UserError
from domain.names import linkedin_page
from domain.names.headlines import Headline, read_cells, read_headline
from domain.names.pasted_tables import Header, find_header
from domain.names.person_line import (
    FIX,
    LONGEST_LINE,
    is_bare_name,
    read_line,
    why_unclear,
    without_bullet,
)
from domain.names.person_names import may_be_name, person_key, shown_name

MOST_PEOPLE = 500
MOST_CHARACTERS = 50_000
#: Longer than any LinkedIn headline.
_LONGEST_HEADLINE = 400
_LONGEST_ROW = 2_000
_SHOWN = 80

_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


@dataclass(frozen=True)
class PastedPerson:
    """A person in a paste.

    Args:
        line: The first line that names them, from 1.
        name: As written, without degrees, pronouns and emoji.
        title: Empty if unknown.
        companies: Their possible companies, the likeliest first; names, or a mail domain.
        text: The rest of their text, as pasted.
    """

    line: int
    name: str
    title: str
    companies: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class UnclearLine:
    """A line that names no person.

    Args:
        line: From 1.
        text: The line, shortened to 80 characters.
        why: The problem and the fix, as sentences.
    """

    line: int
    text: str
    why: str


@dataclass(frozen=True)
class ReadPeople:
    """The people in a paste, each once, in the order of the lines; and its unclear lines."""

    people: tuple[PastedPerson, ...]
    unclear: tuple[UnclearLine, ...]


def read_people(text: str) -> ReadPeople:
    """Reads pasted people. A name pasted twice is one person.

    It reads ``Jane Doe, CTO, Acme``, ``Jane Doe - CTO at Acme`` and the like; rows separated by
    tabs, semicolons or commas, with or without a header; and LinkedIn's lists of reactions and
    comments, without their buttons and the comments' texts.

    Raises:
        UserError: more than 500 people, or more than 50,000 characters.
    """
    if len(text) > MOST_CHARACTERS:
        raise UserError(
            f"This is too long: {len(text):,} characters.",
            f"Paste at most {MOST_CHARACTERS:,} characters at a time.",
        )
    lines = [_Line.of(number, raw) for number, raw in enumerate(text.splitlines(), 1)]
    reader = _Reader()
    first = next((line for line in lines if line.text), None)
    header = find_header(first.raw) if first else None
    if first and header:
        _read_table(reader, header, [line for line in lines[first.number :] if line.text])
    else:
        _read_lines(reader, lines)
    people = _once_each(reader.people)
    if len(people) > MOST_PEOPLE:
        raise UserError(
            f"These are {len(people):,} people.", f"Paste at most {MOST_PEOPLE} at a time."
        )
    return ReadPeople(people, tuple(reader.unclear))


@dataclass(frozen=True)
class _Line:
    number: int
    raw: str
    text: str

    @classmethod
    def of(cls, number: int, raw: str) -> "_Line":
        visible = _INVISIBLE.sub("", raw).replace("\u00a0", " ")
        return cls(number, visible, visible.strip())


@dataclass
class _Reader:
    """The people read so far, and what the next line may be.

    Args:
        awaits_headline: Whether the next line may be the last person's headline.
        sure: Whether it certainly is, because LinkedIn's page marked the name above.
        in_comment: Whether the next line belongs to a comment's text.
    """

    people: list[PastedPerson] = field(default_factory=list)
    unclear: list[UnclearLine] = field(default_factory=list)
    awaits_headline: bool = False
    sure: bool = False
    in_comment: bool = False

    def add(self, line: _Line, name: str, headline: Headline, text: str = "") -> None:
        companies = headline.companies
        self.people.append(PastedPerson(line.number, name, headline.title, companies, text))
        self.awaits_headline = not (headline.title or companies)
        self.sure = self.in_comment = False

    def add_headline(self, text: str) -> None:
        """Gives the last person the headline on the line below their name."""
        person = self.people[-1]
        headline = read_headline(text)
        self.people[-1] = PastedPerson(
            person.line, person.name, headline.title, headline.companies, text[:_LONGEST_HEADLINE]
        )
        self.awaits_headline = self.sure = False

    def pass_over(self, furniture: str, *, copied: bool) -> None:
        """Skips a button or label, and notes whether a comment's text begins or ends there."""
        if copied and self.people and linkedin_page.is_ago(furniture):
            self.in_comment = True
        elif linkedin_page.ends_comment(furniture):
            self.in_comment = False

    def refuse(self, line: _Line, why: str) -> None:
        shown = line.text if len(line.text) <= _SHOWN else line.text[: _SHOWN - 1] + "…"
        self.unclear.append(UnclearLine(line.number, shown, why))
        self.awaits_headline = self.sure = False


def _read_table(reader: _Reader, header: Header, rows: Sequence[_Line]) -> None:
    for row in rows:
        if len(row.raw) > _LONGEST_ROW:
            reader.refuse(row, f"This is too long for one person. {FIX}")
            continue
        cells = header.read(row.raw)
        name = shown_name(cells.name)
        if may_be_name(name):
            rest = " ".join(part for part in (cells.title, cells.company) if part)
            reader.add(row, name, read_cells(cells.title, cells.company), rest)
        else:
            reader.refuse(row, "There is no name in the column with the names.")


def _read_lines(reader: _Reader, lines: Sequence[_Line]) -> None:
    filled = [line for line in lines if line.text]
    copied = any(linkedin_page.is_from_page(line.text[:LONGEST_LINE]) for line in filled)
    for index, line in enumerate(filled):
        if len(line.text) > _LONGEST_HEADLINE:
            if not reader.in_comment:
                reader.refuse(line, f"This is too long for one person. {FIX}")
            continue
        following = filled[index + 1].text if index + 1 < len(filled) else ""
        if _read_page(reader, line, following):
            continue
        if linkedin_page.is_furniture(line.text):
            reader.pass_over(line.text, copied=copied)
            continue
        if copied and not any(map(str.isalpha, line.text)):
            continue  # a count of reactions
        if not reader.in_comment:
            _read_line(reader, line, lines)


def _read_page(reader: _Reader, line: _Line, following: str) -> bool:
    """Reads a name that LinkedIn's page marks, or the text around one; returns whether it did."""
    text = line.text
    if linkedin_page.is_degree(text):
        reader.sure |= reader.awaits_headline
        return True
    viewed = linkedin_page.viewed_name(text)
    around = None if viewed else linkedin_page.split_at_degree(text)
    name, rest = around or (viewed or text, "")
    name = shown_name(without_bullet(linkedin_page.undoubled(name.strip())))
    if viewed or around or _marked(text, following):
        if may_be_name(name):
            _begin(reader, line, name)
            if rest:
                reader.add_headline(rest)
            return True
    elif reader.awaits_headline and _is_name_of(reader.people[-1], name):
        return True
    return False


def _marked(text: str, following: str) -> bool:
    """Whether the next line, or its own doubled text, marks a line as a name."""
    if linkedin_page.is_furniture(text) or len(text) > 2 * LONGEST_LINE:
        return False
    name = linkedin_page.undoubled(text)
    viewed = linkedin_page.viewed_name(following)
    return (
        name != text
        or linkedin_page.is_degree(following)
        or (viewed is not None and person_key(viewed) == person_key(text))
        or (following == text and is_bare_name(shown_name(text)))
    )


def _begin(reader: _Reader, line: _Line, name: str) -> None:
    if not (reader.people and reader.awaits_headline and _is_name_of(reader.people[-1], name)):
        reader.add(line, name, Headline())
    reader.awaits_headline = reader.sure = True
    reader.in_comment = False


def _is_name_of(person: PastedPerson, name: str) -> bool:
    return person_key(person.name) == person_key(name)


def _read_line(reader: _Reader, line: _Line, lines: Sequence[_Line]) -> None:
    if not linkedin_page.without_profile_links(line.text).strip():
        return  # a link to the profile of the person above
    if reader.awaits_headline and reader.sure:
        reader.add_headline(line.text)
        return
    person = read_line(line.text)
    directly_below = reader.awaits_headline and bool(lines[line.number - 2].text)
    if directly_below and person.may_be_headline:
        reader.add_headline(person.text)
    elif person.names_person:
        reader.add(line, person.name, person.headline, person.rest)
    else:
        reader.refuse(line, why_unclear(line.text))


def _once_each(people: Sequence[PastedPerson]) -> tuple[PastedPerson, ...]:
    once: dict[str, PastedPerson] = {}
    for person in people:
        key = person_key(person.name)
        known = once.get(key)
        once[key] = _merged(known, person) if known else person
    return tuple(once.values())


def _merged(first: PastedPerson, again: PastedPerson) -> PastedPerson:
    companies = tuple(dict.fromkeys(first.companies + again.companies))
    title, text = first.title or again.title, first.text or again.text
    return PastedPerson(first.line, first.name, title, companies, text)
