"""Roles that may manage teams: workspace admins, and the coaches they appoint."""

from sqlmodel import Session

import storage.people.members
from domain.errors import RoleError
from domain.people.members import Person
from storage.tables import MemberRow

_FOR_COACHES_ONLY = (
    "This is for admins and the coaches they appoint, and you are a guest in this workspace."
)
_SHARED = "Only members of this workspace change what the team shares, and you are a guest in it."


def may_coach(session: Session, person: Person) -> bool:
    """Whether a person is a workspace admin or an appointed coach. A guest never is."""
    if person.profile.is_admin or person.profile.is_guest:
        return person.profile.is_admin and not person.profile.is_guest
    row = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    return coaches(person, row)


def coaches(person: Person, row: MemberRow | None) -> bool:
    """The same for a person whose row was read; ``None`` without a row."""
    if person.profile.is_guest:
        return False
    return person.profile.is_admin or (row is not None and row.is_coach)


def require_coach(session: Session, person: Person) -> None:
    """Refuses a person who is neither an admin nor a coach.

    Raises:
        RoleError: the person is neither.
    """
    if person.profile.is_guest:
        require_full_member(person, _FOR_COACHES_ONLY)
    if not may_coach(session, person):
        raise RoleError(
            "This is for workspace admins and the coaches they appoint.",
            "Ask an admin of this workspace to make you a coach in `/ssi setup`.",
        )


def require_full_member(person: Person, sentence: str = _SHARED) -> None:
    """Refuses a guest.

    Args:
        sentence: What guests may not do or see.

    Raises:
        RoleError: the person is a guest of the workspace.
    """
    if person.profile.is_guest:
        raise RoleError(sentence, "`/ssi posts` shows your own entries, `/ssi stats` your figures.")


def require_admin(person: Person) -> None:
    """Refuses a person who is not a workspace admin.

    Raises:
        RoleError: the person is no admin.
    """
    if not person.profile.is_admin:
        raise RoleError("Only admins of this workspace appoint coaches.", "Ask one of them.")
