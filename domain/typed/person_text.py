"""A person as people type one: ``Jane Doe, CTO at Acme``."""

import re
from collections.abc import Iterator
from typing import NoReturn

from domain.entries.person_reference import PersonReference
from domain.errors import UserError
from domain.fields import Field
from domain.names.at_words import joins_company
from domain.names.company_names import match_key
from domain.names.emoji import without_emoji
from domain.names.headlines import sounds_like_title
from domain.names.legal_forms import length_behind
from domain.names.person_line import without_inner_brackets
from domain.names.person_names import person_key
from domain.names.surname_first import given_first, is_given
from domain.typed.quotes import unquoted

#: The most characters in a name, a title or a company.
LONGEST = 200
_BRACKETED = re.compile(r"(?P<before>.+?)\s*\((?P<inside>[^()]+)\)")
#: ``Jane Doe (CTO) at Acme``, ``Jane Doe (CTO at Acme)``.
_TITLE_INSIDE = re.compile(r"(?P<before>[^()]+?)\s*\((?P<inside>[^()]+)\)[\s,]*(?P<after>.*)")
_PRONOUNS = re.compile(r"(she|he|they)\b.*", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|·/]\s+")
#: A firm's name, and no title: *Müller, Schmidt & Partner*.
_PARTNERS = re.compile(r"(?:&|\band|\bund|\bet) partners?\b", re.IGNORECASE)
#: “Acme CTO”.
_ENDS_WITH_TITLE = re.compile(r"(?P<company>.+) (?P<title>C[A-Z]O)")
_BEHIND_COMPANY = re.compile(r"\s*,\s+|\s+[-–—|]\s+")
_SLASH = re.compile(r"(?P<name>[^/,()@]+[^/\s])/(?P<company>[^/\s][^/,()@]+)")
_POSSESSIVE = re.compile(r"(?P<company>[^,()@]+?)['’]s (?P<name>[^,()@]+)")
_BRACKETS = str.maketrans("[]", "()")
_BEFORE_TITLES = frozenset(
    ["senior", "junior", "global", "group", "regional", "deputy", "interim", "acting", "sales"]
)
#: Marks around a person that are no part of a name: ``@Jane``, ``- Jane``, ``Acme!!``.
_AROUND = " ,@!•*–—-"


def read_person(text: str) -> PersonReference:
    """Reads ``Jane Doe at Acme``, ``Jane Doe, CTO, Acme``, ``Jane Doe (Acme)``, ``Jane Doe``.

    Without a separating word, comma, dash or bracket, the whole text is the name.

    Raises:
        UserError: a part is longer than 200 characters.
    """
    if len(text) > 4 * LONGEST:
        _refuse_too_long()
    plain = without_emoji(_readable(text)).translate(_BRACKETS).strip(_AROUND)
    typed = _title_out_of_brackets(_company_last(without_inner_brackets(unquoted(plain))))
    readings = [each for each in _readings(typed) if any(map(str.isalnum, each.name))]
    for person in readings:
        if any(map(str.isalnum, person.company)):
            return _checked(person)
    named = next((each for each in readings if not each.company), None)
    return _checked(named or PersonReference(*_without_title(typed.strip(" ,"))))


def read_company(text: str) -> str:
    """Reads a company's name alone.

    Raises:
        UserError: it is longer than 200 characters.
    """
    name = unquoted(without_emoji(_readable(text[: 4 * LONGEST])).strip(_AROUND)).strip(_AROUND)
    return _checked(PersonReference(company=name)).company


def _company_last(typed: str) -> str:
    """The text with *at* in front of a company that stands first or after a slash."""
    if any(joins_company(word) for word in typed.split()):
        return typed
    if (slash := _SLASH.fullmatch(typed)) is not None:
        return f"{slash['name']} at {slash['company']}"
    owned = _POSSESSIVE.fullmatch(typed)
    if owned is None or is_given(owned["company"].split()[0]) or owned["name"].islower():
        return typed
    return f"{owned['name']} at {owned['company']}"


def _title_out_of_brackets(typed: str) -> str:
    """The text with a comma in front of a title that stands in brackets."""
    match = _TITLE_INSIDE.fullmatch(typed)
    if match is None:
        return typed
    before, inside, after = match.groups()
    title, company = _at_a_word(inside)
    first = title if company else inside.partition(",")[0]
    words = first.casefold().split()
    if not sounds_like_title(first) or length_behind(words) < len(words):
        is_title = sounds_like_title(after) and not _at_a_word(f"- {after}")[1]
        placed = is_title and not _PRONOUNS.fullmatch(inside)
        return f"{before}, {after} at {inside}" if placed else typed
    name, employer = _at_a_word(before)
    if employer and not after:
        return f"{name}, {inside} at {employer}"
    joint = " " if joins_company(after.partition(" ")[0]) or after.startswith("@") else ", "
    return f"{before}, {inside}{joint if after else ''}{after}"


def _readings(typed: str) -> Iterator[PersonReference]:
    """The possible readings of a text, the most reliable separator first."""
    bracketed = _BRACKETED.fullmatch(typed)
    placed = bracketed is not None and bool(_at_a_word(bracketed["before"])[1])
    if bracketed is not None and not placed and not _PRONOUNS.fullmatch(bracketed["inside"]):
        yield _with_title(bracketed["before"], bracketed["inside"])
    before, company = _at_a_word(typed)
    if company:
        yield _with_title(before, company)
    if "," in typed:
        yield _by_commas(typed)
    parts = _DASH.split(typed)
    if len(parts) > 1:
        yield _checked_title(parts[0].strip(), " ".join(parts[1:-1]).strip(), parts[-1].strip())


def _at_a_word(typed: str) -> tuple[str, str]:
    """Splits at the first *at*; a lower-case one wins over a capitalised one.

    So *Pat At at Acme* names Pat At, and *Pat at At&t* names At&t.
    """
    words = typed.split()
    for fits in (lambda word: word.islower() or word == "@", lambda word: True):
        for place, word in enumerate(words[1:-1], start=1):
            if joins_company(word) and fits(word):
                return " ".join(words[:place]), " ".join(words[place + 1 :])
    # Without a space: Jane Doe @Acme.
    if len(words) > 1 and "@" in typed:
        before, _, after = typed.partition(" @")
        return before, after
    return typed, ""


def _with_title(before: str, company: str) -> PersonReference:
    """Reads the text before the company: a name, and a title after it."""
    name, title = _name_and_rest(_DASH.sub(", ", before), more=True)
    if not title:
        name, title = _without_title(name)
    behind = _BEHIND_COMPANY.search(company)
    if behind is not None and not title and _is_title(company[behind.end() :]):
        company, title = company[: behind.start()], company[behind.end() :]
    elif not title and (head := _ENDS_WITH_TITLE.fullmatch(company)) and _is_title(head["title"]):
        company, title = head["company"], head["title"]
    return PersonReference(unquoted(name), title, unquoted(company.strip(" ,!")))


def _without_title(name: str) -> tuple[str, str]:
    """Splits a name from the title after it: *Jane Doe CTO*, *Jane Doe head of sales*."""
    words = name.split()
    for place in range(2, len(words)):
        last_is_given = is_given(words[place - 1]) and place == len(words) - 1
        if sounds_like_title(words[place]) and not last_is_given:
            while place > 2 and words[place - 1].casefold() in _BEFORE_TITLES:
                place -= 1
            return " ".join(words[:place]), " ".join(words[place:])
    return name, ""


def _by_commas(typed: str) -> PersonReference:
    name, rest = _name_and_rest(typed)
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not parts:
        return PersonReference(unquoted(name))
    company = parts.pop()
    # “Acme, Inc.” is one company.
    if parts and match_key(f"{parts[-1]}, {company}") == match_key(parts[-1]):
        company = f"{parts.pop()}, {company}"
    return _checked_title(name, ", ".join(parts), company)


def _checked_title(name: str, title: str, company: str) -> PersonReference:
    """A reading by position: the last part is the company, unless it is a title."""
    if not title and sounds_like_title(company):
        return PersonReference(unquoted(name), company)
    if _is_title(company) and not sounds_like_title(title):
        title, company = company, title
    return PersonReference(unquoted(name), title, unquoted(company))


def _is_title(text: str) -> bool:
    return sounds_like_title(text) and _PARTNERS.search(text) is None


def _name_and_rest(text: str, *, more: bool = False) -> tuple[str, str]:
    """The name up to its comma, with degrees after further commas; and the rest.

    ``Doe, Jane`` is Jane Doe.

    Args:
        more: Whether the company follows the text.
    """
    parts = [part.strip() for part in text.strip(" ,").split(",")]
    if len(parts) > 1:
        placed = len(parts) > 3 and sounds_like_title(parts[2])
        turned = given_first(parts[0], parts[1], more=more or len(parts) > 2, sure=placed)
        parts = [turned, *parts[2:]] if turned else parts
    length = 1
    while (
        length < len(parts)
        and parts[length]
        and person_key(", ".join(parts[: length + 1])) == person_key(parts[0])
    ):
        length += 1
    rest = [part for part in parts[length:] if part]
    return ", ".join(parts[:length]), ", ".join(rest)


def _readable(text: str) -> str:
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(kept.split())


def _checked(person: PersonReference) -> PersonReference:
    if max(len(person.name), len(person.title), len(person.company)) > LONGEST:
        _refuse_too_long()
    return person


def _refuse_too_long() -> NoReturn:
    raise UserError(
        f"That name is longer than {LONGEST} characters.",
        "Say it like `Jane Doe at Acme`.",
        field=Field.WHOM,
    )
