"""The people on one of LinkedIn's pages, such as the list of a post's reactions."""

from collections.abc import Sequence

from domain.names.page_names import is_from_page
from domain.names.paste_results import PastedPerson
from domain.names.pasted_people import read_people
from linkedin.records import Doubt, PersonRecord, Place, Record

#: The label of a doubt about a person.
NAME = "name"
#: A person's mark is in one of so many lines, from their name on, and before the next person.
_MARKED_WITHIN = 4


def people_of_list(lines: Sequence[str]) -> tuple[Record, ...]:
    """All people in a text that is a list of people, and doubts about lines without a name.

    Returns:
        Empty if no line is one of LinkedIn's page.

    Raises:
        UserError: there are more people than can be read at a time.
    """
    if not _marks(lines):
        return ()
    read = read_people("\n".join(lines))
    return (
        *map(_record, read.people),
        *(Doubt(Place("", line.line), NAME, line.text) for line in read.unclear),
    )


def people_among(lines: Sequence[str]) -> tuple[PersonRecord, ...]:
    """The people on a page with much else: those whom a degree or a link to their profile marks.

    Raises:
        UserError: there are more people than can be read at a time.
    """
    marked = _marks(lines)
    if not marked:
        return ()
    people = sorted(read_people("\n".join(lines)).people, key=lambda person: person.line)
    ends = [*(person.line for person in people[1:]), len(lines) + 1]
    return tuple(
        _record(person)
        for person, end in zip(people, ends, strict=False)
        if not marked.isdisjoint(range(person.line, min(person.line + _MARKED_WITHIN, end)))
    )


def _marks(lines: Sequence[str]) -> set[int]:
    """The numbers of lines that only a page of LinkedIn's has, from 1."""
    return {at for at, line in enumerate(lines, 1) if is_from_page(line.strip())}


def _record(person: PastedPerson) -> PersonRecord:
    return PersonRecord(Place("", person.line), person.name, person.text)
