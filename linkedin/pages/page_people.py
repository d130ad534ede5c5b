"""The people on one of LinkedIn's pages, such as the list of a post's reactions."""

from domain.names.page_names import is_from_page
from domain.names.pasted_people import read_people
from linkedin.records import PersonRecord, Place

#: A person's mark is in one of so many lines, from their name on, and before the next person.
_MARKED_WITHIN = 4


def page_people(lines: list[str]) -> tuple[PersonRecord, ...]:
    """The people whom the page marks as such, by a degree or a link to their profile.

    Raises:
        UserError: there are more people than can be read at a time.
    """
    marked = {at for at, line in enumerate(lines, 1) if is_from_page(line.strip())}
    if not marked:
        return ()
    people = sorted(read_people("\n".join(lines)).people, key=lambda person: person.line)
    ends = [*(person.line for person in people[1:]), len(lines) + 1]
    return tuple(
        PersonRecord(Place("", person.line), person.name, person.text)
        for person, end in zip(people, ends, strict=False)
        if not marked.isdisjoint(range(person.line, min(person.line + _MARKED_WITHIN, end)))
    )
