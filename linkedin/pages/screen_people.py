"""Reads the people in a screenshot of a list, such as that of a post's reactions."""

import re
from collections.abc import Sequence
from functools import cache

from domain.languages.all_languages import words_in_all
from domain.names.page_names import any_of
from domain.names.person_names import may_be_name
from linkedin.pages.page_people import NAME, people_among
from linkedin.pages.seen_texts import SeenText
from linkedin.records import Doubt, Place, Record

#: The dot and the degree behind a name are small, and make its line less certain.
_CERTAIN_NAME = 0.85
#: A degree behind a name, with its small signs misread: ``Bob Roe - 20``, ``Bob Roe·2nd``.
_DEGREE = re.compile(
    r"(?P<name>.*\S)\s*[-–·•∙]\s*(?P<degree>[123](?:0|[aeoº°ª.]|nd|rd|st|th)?[lI]?\s?\+?)"
)


def people_in(seen: Sequence[SeenText]) -> tuple[Record, ...]:
    """The people in a list; a name that was not recognised for certain is a doubt."""
    lines = [_glued_at().sub(r"\1 ", text.text) for text in seen]
    people = people_among(_with_degrees(lines))
    return tuple(
        person
        if seen[person.place.line - 1].confidence >= _CERTAIN_NAME
        else Doubt(Place(), NAME, person.name)
        for person in people
    )


@cache
def _glued_at() -> re.Pattern[str]:
    """A word for *at* that lost the space before a company: ``VP Sales atGlobex``."""
    words = words_in_all(lambda language: language.at)
    return re.compile(rf"(?<=\s)({any_of(words)})(?=[A-ZÀ-Ý])")


def _with_degrees(lines: Sequence[str]) -> list[str]:
    """The lines, in which degrees behind names are as LinkedIn shows them: ``Bob Roe • 2º``.

    Where the dot is lost, a degree is known by how others on the page were read.
    """
    found = {match["degree"] for line in lines if (match := _DEGREE.fullmatch(line))}
    if not found:
        return list(lines)
    bare = re.compile(rf"(?P<name>\D*[^\W\d])\s?(?P<degree>{'|'.join(map(re.escape, found))})")
    shown: list[str] = []
    below_name = False
    for line in lines:
        match = _DEGREE.fullmatch(line) or (None if below_name else bare.fullmatch(line))
        below_name = match is not None and may_be_name(match["name"].strip())
        shown.append(f"{match['name']} • {match['degree'][0]}º" if match and below_name else line)
    return shown
