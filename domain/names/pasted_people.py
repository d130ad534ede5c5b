"""Pasted people: one a line, rows of a sheet, or blocks copied from LinkedIn."""

from collections.abc import Sequence

from domain.errors import UserError
from domain.names.at_words import split_at
from domain.names.headlines import Headline, read_cells, read_headline
from domain.names.page_names import is_from_page
from domain.names.paste_results import PastedPerson, ReadPeople
from domain.names.pasted_blocks import PeopleReader
from domain.names.pasted_lines import Line, lines_of
from domain.names.pasted_tables import Header, Row, find_header
from domain.names.person_line import FIX
from domain.names.person_names import may_be_name, person_key, shown_name
from domain.names.surname_first import given_first

MOST_PEOPLE = 500
MOST_CHARACTERS = 50_000
_LONGEST_ROW = 2_000
_FEWEST_LINES = 2
#: Within so many lines, LinkedIn's page marks a name.
_FIRST_LINES = 20


def read_people(text: str) -> ReadPeople:
    """Reads pasted people. A name pasted twice is one person.

    It reads ``Jane Doe, CTO, Acme``, ``Jane Doe - CTO at Acme`` and the like; rows separated by
    tabs, semicolons or commas, with or without a header; LinkedIn's lists of reactions, comments
    and people, and Sales Navigator's, without their buttons, places and the comments' texts.

    Raises:
        UserError: more than 500 people, or more than 50,000 characters.
    """
    if len(text) > MOST_CHARACTERS:
        raise UserError(
            f"This is too long: {len(text):,} characters.",
            f"Paste at most {MOST_CHARACTERS:,} characters at a time.",
        )
    lines = lines_of(text)
    reader = PeopleReader()
    header = find_header(lines[0].raw) if lines else None
    if header:
        _read_table(reader, header, lines[1:])
    else:
        reader.read(lines)
    once = _once_each(reader.people)
    people = tuple(person for key, person in once.items() if key not in reader.authors)
    if len(people) > MOST_PEOPLE:
        raise UserError(
            f"These are {len(people):,} people.", f"Paste at most {MOST_PEOPLE} at a time."
        )
    authors = tuple(person.name for key, person in once.items() if key in reader.authors)
    return ReadPeople(people, tuple(reader.unclear), authors)


def are_pasted_people(text: str) -> bool:
    """Whether a text of several lines is a list of people: from LinkedIn's page, or one a line."""
    lines = lines_of(text[:MOST_CHARACTERS])
    if len(lines) < _FEWEST_LINES:
        return False
    if any(is_from_page(line.text) for line in lines[:_FIRST_LINES]):
        return True
    read = read_people(text[:MOST_CHARACTERS])
    placed = [person for person in read.people if person.title or person.companies]
    return len(placed) == len(read.people) >= _FEWEST_LINES and not read.unclear


def _read_table(reader: PeopleReader, header: Header, rows: Sequence[Line]) -> None:
    for row in rows:
        if len(row.raw) > _LONGEST_ROW:
            reader.refuse(row, f"This is too long for one person. {FIX}")
            continue
        cells = header.read(row.raw)
        before, _, after = cells.name.partition(",")
        name = given_first(before, after, more=True, sure=True) or shown_name(cells.name)
        if may_be_name(name):
            rest = " ".join(part for part in (cells.title, cells.company) if part)
            reader.add(row, name, _headline_of(cells), rest)
        else:
            reader.refuse(row, "There is no name in the column with the names.")


def _headline_of(cells: Row) -> Headline:
    """Title and company of a row; the title's cell may hold a whole headline."""
    if not cells.company:
        return read_headline(cells.title)
    title = read_headline(cells.title).title if split_at(cells.title) else cells.title
    return read_cells(title, cells.company)


def _once_each(people: Sequence[PastedPerson]) -> dict[str, PastedPerson]:
    once: dict[str, PastedPerson] = {}
    for person in people:
        key = person_key(person.name)
        known = once.get(key)
        once[key] = _merged(known, person) if known else person
    return once


def _merged(first: PastedPerson, again: PastedPerson) -> PastedPerson:
    companies = tuple(dict.fromkeys(first.companies + again.companies))
    title, text = first.title or again.title, first.text or again.text
    return PastedPerson(first.line, first.name, title, companies, text)
