"""Builders of joined members, their posts and their deliveries, saved through the services."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import PostEntry, PostLogged
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.timing.schedules import SAID, DeliveryState, Kind, Owed, Recipient
from linkedin.links import read_link
from services.delivery.scheduling import owe
from services.entries.log_post import log_post
from services.people.joining import join
from services.people.members import member_for
from storage.tables import (
    DeliveryRow,
    MemberSettingsRow,
    TeamMemberRow,
    TeamRow,
    WorkspaceRow,
    id_of,
)

WORKSPACE = "T1"
#: A Monday, 10:00 in UTC.
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
FAR_BACK = MONDAY - timedelta(days=200)


def someone(name: str, zone: str = "UTC") -> Person:
    """A person with an active account."""
    return Person(Asker(WORKSPACE, f"U{name.upper()}"), Profile(name, zone))


ADA, BO, CY = someone("Ada"), someone("Bo"), someone("Cy")


def submitted(person: Person, at: datetime) -> Submission:
    """A person's submission at a moment."""
    return Submission(person, f"{person.asker.user}{at}", at)


def joins(session: Session, person: Person, *, on_board: bool = True) -> int:
    """Lets a person join. Returns their member id."""
    join(session, submitted(person, FAR_BACK), on_board, FAR_BACK)
    return id_of(member_for(session, submitted(person, FAR_BACK)))


def change(session: Session, member_id: int, **values: object) -> None:
    """Changes a member's settings."""
    row = session.get_one(MemberSettingsRow, member_id)
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()


def posted(
    session: Session,
    person: Person,
    at: datetime,
    figures: Figures | None = None,
    *,
    taken: datetime | None = None,
    goal: Goal | None = None,
    link_out: bool | None = None,
) -> PostLogged:
    """Logs a post of a moment, with figures taken three days later by default."""
    serial = sum(map(ord, person.asker.user))
    urn = (int(at.timestamp() * 1000) << 22) + serial
    link = f"https://www.linkedin.com/feed/update/urn:li:activity:{urn}/"
    entry = PostEntry(read_link(link), figures or Figures(), goal, link_out=link_out)
    taken = taken or at + timedelta(days=3)
    key = f"{person.asker.user}{at}{taken}"
    result = log_post(session, Submission(person, key, taken), entry)
    assert isinstance(result, PostLogged)
    return result


def team_of(session: Session, members: Sequence[int], name: str = "Sales") -> int:
    """Makes a team with a board channel."""
    row = TeamRow(workspace_id=WORKSPACE, name=name, channel_id="C1", zone="UTC")
    session.add(row)
    session.flush()
    assert row.id is not None
    for member_id in members:
        session.add(TeamMemberRow(team_id=row.id, member_id=member_id, workspace_id=WORKSPACE))
    session.flush()
    return row.id


def owed(
    session: Session, kind: Kind, recipient: Recipient, due_at: datetime, period: str | None = None
) -> Owed:
    """Owes a delivery, as the tick does."""
    period = period or due_at.date().isoformat()
    owe(session, WORKSPACE, recipient, kind, period, due_at)
    row = delivery(session, kind, recipient, period)
    assert row is not None
    assert row.id is not None
    return Owed(row.id, WORKSPACE, recipient, kind, period, due_at, row.details)


def sent(
    session: Session,
    what: Owed,
    said: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> None:
    """Marks a delivery sent, with what its message said; at its due time by default."""
    row = session.get_one(DeliveryRow, what.delivery_id)
    row.state = DeliveryState.SENT
    row.sent_at = at or what.due_at
    if said is not None:
        row.details = {**(what.details or {}), SAID: said}
    session.add(row)
    session.flush()


def delivery(session: Session, kind: Kind, recipient: Recipient, period: str) -> DeliveryRow | None:
    """The ledger's row of a delivery, or ``None``."""
    session.expire_all()
    query = select(DeliveryRow).where(
        DeliveryRow.recipient == str(recipient),
        DeliveryRow.kind == kind,
        DeliveryRow.period == period,
    )
    return session.exec(query).first()


def deliveries(session: Session, kind: Kind) -> list[DeliveryRow]:
    """All deliveries of a kind, by due time."""
    session.expire_all()
    query = select(DeliveryRow).where(DeliveryRow.kind == kind).order_by(col(DeliveryRow.due_at))
    return list(session.exec(query))


def set_thresholds(session: Session, **values: str) -> None:
    """Sets the workspace's thresholds."""
    row = session.get_one(WorkspaceRow, WORKSPACE)
    row.thresholds = dict(values)
    session.add(row)
    session.flush()
