"""An outbox on a real database with a local Slack; the clock and real time are values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlmodel import Session, col, select

from delivery.composing import Composer
from delivery.outbox import Outbox
from delivery.pacing import Pace
from delivery.timing import Timing
from domain.timing.schedules import Kind, Owed, Recipient
from playground.server import Playground
from playground.world.identity import TEAM_ID
from playground.world.simulated_clock import SimulatedClock
from playground.world.state import Message as Posted
from playground.world.state import User
from services.delivery.scheduling import owe
from storage.store import Store
from storage.tables import (
    DeliveryRow,
    MemberRow,
    MemberSettingsRow,
    TeamMemberRow,
    TeamRow,
    WorkspaceRow,
)
from views.blocks import Message, section

#: A Monday.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WEEK = "2026-W48"
#: Locks rows in the order in which a digest locks its reminder, against a deadlock.
_AGE_LEASES = text(
    "UPDATE delivery SET lease_until = lease_until - :time WHERE id IN"
    " (SELECT id FROM delivery WHERE lease_until IS NOT NULL ORDER BY id FOR UPDATE)"
)


class RealTime:
    """Real time as a value, and a sleep that takes none."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        """Real time in seconds, as a monotonic clock returns it."""
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Passes the time at once, and a microsecond more, against rounding."""
        self.now += timedelta(seconds=seconds, microseconds=1)


def say(session: Session, owed: Owed, recipient: object, now: datetime) -> str:
    """A service that always has content."""
    return f"{owed.kind} of {owed.period}"


def show(content: str) -> Message:
    """The view of that content."""
    return Message(content, (section(content),))


COMPOSERS: Mapping[Kind, Composer] = {kind: Composer(say, show) for kind in Kind}


@dataclass
class Office:
    """Everything that a delivery needs."""

    playground: Playground
    store: Store
    clock: SimulatedClock
    session: aiohttp.ClientSession
    real: RealTime = field(default_factory=RealTime)

    def client(self, workspace_id: str = TEAM_ID) -> AsyncWebClient:
        """A client of the local Slack."""
        return AsyncWebClient(
            token=self.playground.bot_token,
            base_url=self.playground.api_url,
            session=self.session,
            retry_handlers=[],
        )

    def outbox(
        self,
        composers: Mapping[Kind, Composer] = COMPOSERS,
        *,
        store: Store | None = None,
        timing: Timing | None = None,
        client_of: Callable[[str], AsyncWebClient | None] | None = None,
        new_pace: Callable[[], Pace] | None = None,
        at_once: int = 8,
    ) -> Outbox:
        """One replica's outbox."""
        return Outbox(
            store or self.store,
            self.clock,
            composers,
            client_of or self.client,
            timing=timing,
            new_pace=new_pace or (lambda: Pace(now=self.real.seconds, sleep=self.real.sleep)),
            at_once=at_once,
            real_now=self.real,
        )

    def passes(self, **time: float) -> None:
        """Moves both times on. Leases on PostgreSQL follow its own clock, so they are aged."""
        self.real.now += timedelta(**time)
        if self.store.engine.dialect.name == "postgresql":
            with self.store.engine.begin() as connection:
                connection.execute(_AGE_LEASES, {"time": timedelta(**time)})
        self.clock.advance_to(self.clock.now() + timedelta(**time))

    async def settle(self, outbox: Outbox) -> None:
        """Sends what is due, repeatedly, until postponed messages have been sent, too."""
        for _ in range(6):
            await outbox.drain()
            self.passes(minutes=20)

    async def newcomer(self, user_id: str, zone: str = "Etc/UTC") -> None:
        """Adds a person to the local Slack."""
        user = User(user_id, user_id.lower(), user_id.title(), zone)
        self.playground.workspace.world.users[user_id] = user

    async def member(
        self,
        user_id: str = "U0UMA",
        zone: str = "UTC",
        *,
        joined: bool = True,
        workspace_id: str = TEAM_ID,
        is_admin: bool = False,
        **settings: Any,
    ) -> Recipient:
        """Adds a member with these settings."""

        def add(session: Session) -> int:
            if session.get(WorkspaceRow, workspace_id) is None:
                session.add(WorkspaceRow(id=workspace_id, created_at=NOW))
                session.flush()
            row = MemberRow(
                workspace_id=workspace_id,
                user_id=user_id,
                name=user_id.title(),
                zone=zone,
                created_at=NOW,
                is_admin=is_admin,
            )
            session.add(row)
            session.flush()
            assert row.id is not None
            session.add(
                MemberSettingsRow(
                    member_id=row.id,
                    workspace_id=workspace_id,
                    joined_at=NOW if joined else None,
                    **settings,
                )
            )
            return row.id

        return Recipient("member", await self.store.run(add))

    async def team(self, channel_id: str | None = "C0SALES", **values: Any) -> Recipient:
        """Adds a team to the workspace."""

        def add(session: Session) -> int:
            if session.get(WorkspaceRow, TEAM_ID) is None:
                session.add(WorkspaceRow(id=TEAM_ID, created_at=NOW))
                session.flush()
            row = TeamRow(
                workspace_id=TEAM_ID,
                name="North",
                channel_id=channel_id,
                zone="UTC",
                **values,
            )
            session.add(row)
            session.flush()
            assert row.id is not None
            return row.id

        return Recipient("team", await self.store.run(add))

    async def add_to_team(self, member: Recipient, team: Recipient) -> None:
        """Adds a member to a team."""
        row = TeamMemberRow(team_id=team.id, member_id=member.id, workspace_id=TEAM_ID)
        await self.store.run(lambda session: session.add(row))

    async def owe(
        self,
        recipient: Recipient,
        kind: Kind = Kind.DIGEST,
        period: str = WEEK,
        due_at: datetime = NOW,
        workspace_id: str = TEAM_ID,
        details: dict[str, Any] | None = None,
    ) -> None:
        """Owes a message."""
        await self.store.run(owe, workspace_id, recipient, kind, period, due_at, details)

    async def ledger(self, kind: Kind | None = None) -> list[DeliveryRow]:
        """The ledger's rows, in the order in which they were inserted."""

        def read(session: Session) -> list[DeliveryRow]:
            query = select(DeliveryRow).order_by(col(DeliveryRow.id))
            return [row for row in session.exec(query) if kind in (None, row.kind)]

        return await self.store.read(read)

    async def states(self, kind: Kind | None = None) -> list[str]:
        """The states of the ledger's rows."""
        return [row.state for row in await self.ledger(kind)]

    async def change(self, recipient: Recipient, **values: Any) -> None:
        """Changes a member's settings, or a team."""

        def write(session: Session) -> None:
            table = MemberSettingsRow if recipient.kind == "member" else TeamRow
            row = session.get(table, recipient.id)
            assert row is not None
            for name, value in values.items():
                setattr(row, name, value)
            session.add(row)

        await self.store.run(write)

    async def settings(self, recipient: Recipient) -> MemberSettingsRow:
        """A member's settings."""

        def read(session: Session) -> MemberSettingsRow:
            row = session.get(MemberSettingsRow, recipient.id)
            assert row is not None
            return row

        return await self.store.read(read)

    async def team_row(self, recipient: Recipient) -> TeamRow:
        """A team's row."""

        def read(session: Session) -> TeamRow:
            row = session.get(TeamRow, recipient.id)
            assert row is not None
            return row

        return await self.store.read(read)

    def posted(self, user_id: str = "U0UMA") -> list[Posted]:
        """The messages of the bot to a person."""
        return list(self.playground.workspace.world.dm_with_bot(user_id).messages)

    def posted_in(self, channel_id: str) -> list[Posted]:
        """The messages in a channel."""
        return list(self.playground.workspace.world.conversations[channel_id].messages)
