"""Whose entries hang on a contact or an account: others' are not taken from them in passing."""

from sqlmodel import Session

import storage.people.members
import storage.targets.references
from domain.errors import UserError
from domain.people.members import Person
from services.targets.visibility import visibility_of
from storage.tables import AccountRow, ContactRow, id_of

_TEAMMATE, _TEAMMATES = "a teammate", "teammates"


def others_with_entries(
    session: Session, person: Person, row: ContactRow | AccountRow
) -> tuple[str, ...]:
    """The other members with live entries about a contact or at an account.

    Those who share their touches with the person come by name. All others together are "a teammate"
    or "teammates".
    """
    visibility = visibility_of(session, person)
    others = storage.targets.references.members_with_entries(session, type(row), id_of(row))
    others -= {visibility.member_id or 0}
    named = storage.people.members.names_of(session, others & visibility.named)
    unnamed = len(others - visibility.named)
    rest = [] if not unnamed else [_TEAMMATE if unnamed == 1 else _TEAMMATES]
    return (*sorted(named.values(), key=str.casefold), *rest)


def refuse_in_passing(session: Session, person: Person, row: ContactRow, change: str) -> None:
    """Refuses a change that only coaches make while others' entries hang on a contact.

    Args:
        change: What is to be done, like ``remove``.

    Raises:
        UserError: others have entries about the contact.
    """
    others = others_with_entries(session, person, row)
    if not others:
        return
    listed = " and ".join(filter(None, (", ".join(others[:-1]), others[-1])))
    have = "has" if len(others) == 1 and others[0] != _TEAMMATES else "have"
    raise UserError(
        f"{listed[0].upper()}{listed[1:]} {have} entries about {row.name} too, so only a coach can "
        f"{change} them.",
        "Ask a coach; title, role and aliases you can change yourself.",
    )
