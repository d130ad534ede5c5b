"""Finds a person's employer among the known companies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from domain.names.at_words import weak_splits
from domain.names.paste_results import PastedPerson

Known = TypeVar("Known")


def known_employer(
    person: PastedPerson, find: Callable[[str], Known | None]
) -> tuple[PastedPerson, Known] | None:
    """The person with their title at a known company, and that company; ``None`` without one.

    A weak word such as *of* names a company only if a known one follows: VP Sales of Acme is at
    Acme, but a Head of Sales is at no company called Sales.

    Args:
        find: Returns the known company of exactly this name, or ``None``.
    """
    for company in person.companies:
        if (known := find(company)) is not None:
            return person, known
    for title, company in _weakly_named(person):
        if (known := find(company)) is not None:
            return replace(person, title=title), known
    return None


def _weakly_named(person: PastedPerson) -> Iterator[tuple[str, str]]:
    yield from weak_splits(person.title)
    for whole in person.companies:
        # A space in front, because *der Acme* may begin with a weak word.
        for before, company in weak_splits(f" {whole}"):
            yield person.title or before, company
