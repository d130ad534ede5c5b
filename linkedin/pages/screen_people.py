"""Reads the people in a screenshot of a list, such as that of a post's reactions."""

import re
from collections.abc import Sequence
from functools import cache

from domain.languages.all_languages import words_in_all
from domain.names.page_labels import is_furniture
from domain.names.page_names import any_of
from domain.names.pasted_people import read_people
from domain.names.person_names import may_be_name
from linkedin.pages.page_people import NAME, people_among
from linkedin.pages.pieces import Box
from linkedin.pages.seen_texts import SeenText
from linkedin.records import Doubt, PersonRecord, Place, Record

#: The dot and the degree behind a name are small, and make its line less certain.
_CERTAIN_NAME = 0.85
#: Lines about one person are at most so far apart, in heights of a line.
_LINE_GAP = 0.9
#: So many people are a list, in which all names begin in one column.
_FEWEST = 2
#: What is in place of the words for which there was no room.
_DOTS = re.compile(r"\s*(?:…|\.{2,})$")
#: The small letters of degrees, which may be read as a 0.
_SMALL = frozenset("º°ª")
#: A degree behind a name, with its small signs misread: ``Bob Roe - 20``, ``Bob Roe·2nd``.
_DEGREE = re.compile(
    r"(?P<name>.*\S)(?:\s*[-–·•∙]\s*|\s[.,]\s)(?P<degree>[123](?:0|[aeoº°ª.]|nd|rd|st|th)?[lI]?\s?\+?)"
)


def people_in(seen: Sequence[SeenText]) -> tuple[Record, ...]:
    """The people in a list, and doubts about those who were not recognised for certain.

    Args:
        seen: From top to bottom.
    """
    texts = _of_people(seen)
    people = _people_among(texts)
    at_lines = [person.place.line - 1 for person in people]
    ends = [*at_lines[1:], len(texts)]
    records = [
        person
        if _is_certain(texts[at:end]) and not _ends_within_company(person)
        else Doubt(Place(), NAME, ", ".join(filter(None, (person.name, person.headline))))
        for person, at, end in zip(people, at_lines, ends, strict=False)
    ]
    named = [texts[at] for at in at_lines]
    return (*records, *(Doubt(Place(), NAME, text) for text in _further_names(seen, named)))


def _is_certain(lines: Sequence[SeenText]) -> bool:
    """Whether a person's name and what they do are not misread or cut off."""
    return min(line.confidence for line in lines) >= _CERTAIN_NAME


def _ends_within_company(person: PersonRecord) -> bool:
    """Whether LinkedIn cut a company's name off: ``Head of Operations at North…``."""
    headline = _DOTS.sub("", person.headline)
    if headline == person.headline:
        return False
    read = read_people(f"{person.name}, {headline}").people
    return any(headline.endswith(company) for each in read for company in each.companies)


def _people_among(seen: Sequence[SeenText]) -> tuple[PersonRecord, ...]:
    lines = [_glued_at().sub(r"\1 ", text.text) for text in seen]
    return people_among(_with_degrees(lines))


def _of_people(seen: Sequence[SeenText]) -> list[SeenText]:
    """The texts without those that are near people and not about them.

    What a person does is in lines close below the name, which begin in its column. A photo before
    the name may be read as a letter or as a company's logo; a banner may be below the list.
    """
    names = [seen[person.place.line - 1] for person in _people_among(seen)]
    texts: list[SeenText] = []
    last: SeenText | None = None
    for text in seen:
        beside = [name for name in names if text.box.is_beside(name.box)]
        if any(text.box.right <= name.box.left for name in beside):
            continue
        if text not in names and not beside and last is not None and not _is_next(text, last):
            continue
        texts.append(text)
        if text in names or (last is not None and not beside):
            last = text
    return texts


def _is_next(below: SeenText, above: SeenText) -> bool:
    """Whether a line is the next one about the same person."""
    line = below.box.height
    is_close = below.box.top - above.box.bottom <= _LINE_GAP * line
    return is_close and abs(below.box.left - above.box.left) <= line


def _further_names(seen: Sequence[SeenText], names: Sequence[SeenText]) -> list[str]:
    """The lines that stand like names, but in which no name was read."""
    if len(names) < _FEWEST:
        return []
    heads = [
        text
        for at, text in enumerate(seen)
        if any(abs(text.box.left - name.box.left) <= text.box.height / 2 for name in names)
        and not any(_is_close_above(other.box, text.box) for other in seen[:at])
    ]
    return [text.text for text in heads if text not in names and not is_furniture(text.text)]


def _is_close_above(above: Box, below: Box) -> bool:
    """Whether a line is so close above another that both are about one person."""
    return (
        below.top - above.top > 0
        and below.top - above.bottom < below.height
        and (above.is_in_column_of(below))
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
    small = "0oº°ª" if any(degree[1:] in _SMALL for degree in found) else "º°ª"
    degrees = "|".join([*map(re.escape, found), f"[123][{small}]"])
    bare = re.compile(rf"(?P<name>\D*[^\W\d])\s?(?P<degree>{degrees})")
    shown: list[str] = []
    below_name = False
    for line in lines:
        match = _DEGREE.fullmatch(line) or (None if below_name else bare.fullmatch(line))
        below_name = match is not None and may_be_name(match["name"].strip())
        shown.append(f"{match['name']} • {match['degree'][0]}º" if match and below_name else line)
    return shown
