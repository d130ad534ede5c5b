"""Which of the words next to a win's amount are the company's name."""

from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import Session

import storage.targets.accounts
from domain.entries.wins import LooseWords, Side, WinEntry, with_loose_words
from domain.names.company_names import match_key
from domain.targets.matching import TargetMatch
from services.targets.matching import Targets
from storage.tables import MemberRow


def with_name_settled(session: Session, member: MemberRow, entry: WinEntry) -> WinEntry:
    """The entry with the words next to its amount in the company's name, if that is an account."""
    loose = entry.loose
    if loose is None or entry.account_id is not None or entry.outside:
        return replace(entry, loose=None)
    if isinstance(Targets(session, member).find(loose.company), TargetMatch):
        return with_loose_words(entry)
    return entry


def beside_amount(session: Session, entry: WinEntry) -> bool:
    """Whether the typed company is the chosen account's name and other words next to the amount."""
    if entry.account_id is None:
        return False
    names = storage.targets.accounts.keys_of_account(session, entry.account_id)
    return any(match_key(name) in names for _, name in _without_words_beside(entry))


def beside_account(session: Session, member: MemberRow, entry: WinEntry) -> WinEntry | None:
    """The entry whose company, without some words next to the amount, is an account; or ``None``.

    The words become loose.
    """
    if entry.outside or entry.account_id is not None:
        return None
    targets = Targets(session, member)
    for words, name in _without_words_beside(entry):
        if targets.exactly(name) is not None:
            return replace(entry, company=name, loose=LooseWords(words, entry.company))
    return None


def _without_words_beside(entry: WinEntry) -> Iterator[tuple[str, str]]:
    """Words next to the amount, first few and then more, with the rest of the company's name."""
    words = entry.company.split() if entry.amount_side is not None else []
    for count in range(1, len(words)):
        at = count if entry.amount_side is Side.BEFORE else len(words) - count
        first, second = " ".join(words[:at]), " ".join(words[at:])
        yield (first, second) if entry.amount_side is Side.BEFORE else (second, first)
