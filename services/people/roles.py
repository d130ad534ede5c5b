"""Roles that may manage teams: workspace admins, and the coaches they appoint."""

from sqlmodel import Session

import storage.people.members
from domain.errors import UserError
from domain.people.members import Person


def may_coach(session: Session, person: Person) -> bool:
    """Whether a person is a workspace admin or an appointed coach."""
    if person.profile.is_admin:
        return True
    row = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    return row is not None and row.is_coach


def require_coach(session: Session, person: Person) -> None:
    """Refuses a person who is neither an admin nor a coach.

    Raises:
        UserError: the person is neither.
    """
    if not may_coach(session, person):
        raise UserError(
            "This is for workspace admins and the coaches they appoint.",
            "Ask an admin of this workspace to make you a coach in `/ssi setup`.",
        )


def require_admin(person: Person) -> None:
    """Refuses a person who is not a workspace admin.

    Raises:
        UserError: the person is no admin.
    """
    if not person.profile.is_admin:
        raise UserError("Only admins of this workspace appoint coaches.", "Ask one of them.")
