"""Whom an entry is about, as people say it: ``Jane Doe, CTO at Acme``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from domain.errors import UserError
from domain.names.company_names import match_key
from domain.names.person_names import person_key
from domain.targets.accounts import Account
from domain.targets.choices import ContactAtAccount

#: What is kept of a name, a title or a company.
LONGEST = 200
#: Words between a person and their company, in the languages that people paste them in.
_AT = ("at", "@", "bei", "chez", "hos")
_BRACKETED = re.compile(r"(?P<before>[^()]+)\((?P<inside>[^()]+)\)")
_PRONOUNS = re.compile(r"(she|he|they)\b.*", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|·]\s+")


@dataclass(frozen=True)
class PersonReference:
    """A person, as far as it was said who they are.

    Args:
        name: As typed; empty for a company alone.
        title: As typed; may be empty.
        company: As typed; may be empty.
        account_id: The target account that was chosen for them.
        contact_id: The known person who was chosen.
        outside: It was answered that they are at no target account.
        new: It was answered that they are nobody known there.
    """

    name: str = ""
    title: str = ""
    company: str = ""
    account_id: int | None = None
    contact_id: int | None = None
    outside: bool = False
    new: bool = False


NO_PERSON = PersonReference()
"""Nobody was named."""


class PersonQuestionKind(StrEnum):
    """What is asked back before an entry about somebody is kept."""

    NEAR = "near"  # the company's name is only near to those of accounts
    SEVERAL = "several"  # people of this name are at several accounts
    COMPANY = "company"  # nobody of this name is known
    PERSON = "person"  # the person's name is only near to those of people known there


@dataclass(frozen=True)
class PersonQuestion:
    """Nothing was kept yet: it is not sure who is meant.

    Args:
        whom: As it was said.
        candidates: The accounts to choose from; none where the company is asked for.
        people: Those to choose from, where the account is sure and the person is not.
    """

    question: PersonQuestionKind
    whom: PersonReference
    candidates: tuple[Account, ...] = ()
    people: tuple[ContactAtAccount, ...] = ()


@dataclass(frozen=True)
class PersonPrefill:
    """Whom a form is about when it opens; ``None`` for who is gone, or was not said."""

    contact: ContactAtAccount | None = None
    account: Account | None = None


def read_person(text: str) -> PersonReference:
    """Reads ``Jane Doe at Acme``, ``Jane Doe, CTO, Acme``, ``Jane Doe (Acme)``, ``Jane Doe``.

    Without a word, comma, dash or bracket between, everything is the name.

    Raises:
        UserError: a part is longer than names are.
    """
    if len(text) > 4 * LONGEST:
        _refuse_too_long()
    typed = _readable(text)
    for said in _readings(typed):
        if any(map(str.isalnum, said.company)) and any(map(str.isalnum, said.name)):
            return _checked(said)
    return _checked(PersonReference(typed.strip(" ,")))


def joins_company(word: str) -> bool:
    """Whether a word stands between a person and their company."""
    return word.lower() in _AT


def _readings(typed: str) -> Iterator[PersonReference]:
    """What a text may mean, the most telling mark first."""
    bracketed = _BRACKETED.fullmatch(typed)
    if bracketed is not None and not _PRONOUNS.fullmatch(bracketed["inside"]):
        yield _with_title(bracketed["before"], bracketed["inside"])
    before, company = _at_a_word(typed)
    if company:
        yield _with_title(before, company)
    if "," in typed:
        yield _by_commas(typed)
    parts = _DASH.split(typed)
    if len(parts) > 1:
        yield PersonReference(parts[0].strip(), " ".join(parts[1:-1]).strip(), parts[-1].strip())


def _at_a_word(typed: str) -> tuple[str, str]:
    """Splits at the first *at*: the plain word goes before one that is written otherwise.

    So *Pat At at Acme* is Pat At, and *Pat at At&t* is at At&t.
    """
    words = typed.split()
    for fits in (lambda word: word in _AT, joins_company):
        for place, word in enumerate(words[1:-1], start=1):
            if fits(word):
                return " ".join(words[:place]), " ".join(words[place + 1 :])
    # Without a space: Jane Doe @Acme.
    if len(words) > 1 and "@" in typed:
        before, _, after = typed.partition(" @")
        return before, after
    return typed, ""


def _with_title(before: str, company: str) -> PersonReference:
    """What stands before the company: a name, and perhaps a title behind a comma or a dash."""
    name, title = _name_and_rest(_DASH.sub(", ", before))
    return PersonReference(name, title, company.strip(" ,"))


def _by_commas(typed: str) -> PersonReference:
    name, rest = _name_and_rest(typed)
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not parts:
        return PersonReference(name)
    company = parts.pop()
    # “Acme, Inc.” is one company.
    if parts and match_key(f"{parts[-1]}, {company}") == match_key(parts[-1]):
        company = f"{parts.pop()}, {company}"
    return PersonReference(name, ", ".join(parts), company)


def _name_and_rest(text: str) -> tuple[str, str]:
    """A name up to its comma; degrees behind commas belong to it."""
    parts = [part.strip() for part in text.strip(" ,").split(",")]
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


def _checked(said: PersonReference) -> PersonReference:
    if max(len(said.name), len(said.title), len(said.company)) > LONGEST:
        _refuse_too_long()
    return said


def _refuse_too_long() -> NoReturn:
    raise UserError(
        f"That name is longer than {LONGEST} characters.",
        "Say it like `Jane Doe at Acme`.",
        field="whom",
    )
