"""Whether each message is sent exactly once while replicas are killed at random.

    python -m benchmarks.delivery [--kills 200] [--database sqlite] [--replicas 3]

The replicas are processes that share a database and send through the local Slack. Of twenty
messages, Slack accepts one and then answers 500. SIGKILL leaves a replica no time to clean up.
Leases are short, so another replica takes over within seconds instead of a minute.
"""

import argparse
import asyncio
import json
import multiprocessing
import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sqlalchemy import func
from sqlmodel import Session, col, select

from benchmarks.databases import database
from benchmarks.replica import replica
from domain.timing.schedules import DeliveryState, Kind, Recipient
from playground.server import Playground
from playground.wire.faults import AfterAccepting, Faults
from playground.world.identity import TEAM_ID
from playground.world.simulated_clock import SimulatedClock
from playground.world.state import User
from services.delivery.scheduling import owe
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store
from storage.tables import DeliveryRow, MemberRow, MemberSettingsRow, WorkspaceRow

PEOPLE = 50
#: At least so many deliveries are pending, so that a kill always interrupts work.
PENDING = 200
SECONDS_BETWEEN_KILLS = 0.25
SHARE_ANSWERED_500 = 0.05
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Result:
    """What one run counted.

    Args:
        owed: Deliveries in the ledger.
        lost: Deliveries without a message in Slack.
        doubled: Deliveries with several messages in Slack.
        odd_answers: Messages that Slack accepted, answering 500.
        looked: Calls of conversations.history.
    """

    kills: int
    owed: int
    lost: int
    doubled: int
    odd_answers: int
    looked: int
    seconds: float


class AcceptsAndFails(Faults):
    """Accepts a message, and sometimes answers 500 nevertheless."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(time.monotonic)
        self._chance = chance
        self.failed = 0

    def after(self, method: str) -> AfterAccepting | None:
        """The fault after a message was posted, or ``None``."""
        if method != "chat.postMessage" or self._chance.random() >= SHARE_ANSWERED_500:
            return None
        self.failed += 1
        return AfterAccepting(500)


async def run(database_url: str, kills: int, replicas: int, chance: random.Random) -> Result:
    """Kills replicas while they send, waits until the outbox is empty, and counts.

    Args:
        kills: How many replicas to kill; a new one replaces each.
        replicas: How many run at a time.
    """
    engine = open_engine(database_url)
    migrate(engine)
    store = Store(engine)
    manifest = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    slack = Playground(manifest, SimulatedClock())
    faults = slack.faults = AcceptsAndFails(chance)
    await slack.start()
    member_ids = await store.run(_people, slack)
    start = _Starter(database_url, slack.api_url, slack.bot_token)
    began = time.monotonic()
    alive = [start() for _ in range(replicas)]
    killed = batch = 0
    while killed < kills:
        if await store.read(_count_pending) < PENDING:
            batch += 1
            await store.run(_owe_all, member_ids, batch)
        await asyncio.sleep(chance.expovariate(1 / SECONDS_BETWEEN_KILLS))
        victim = chance.randrange(replicas)
        await asyncio.to_thread(_kill, alive[victim])
        alive[victim] = start()
        killed += 1
    # Other processes send, and do not notify this one.
    while await store.read(_count_pending):  # noqa: ASYNC110
        await asyncio.sleep(0.2)
    for process in alive:
        await asyncio.to_thread(_kill, process)
    uuids = await store.read(_uuids)
    result = _count(slack, uuids, killed, faults.failed, time.monotonic() - began)
    await slack.stop()
    store.close()
    return result


class _Starter:
    """Starts replicas as forks of a process that has imported everything already."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(
            ["benchmarks.replica", "playground.server", "benchmarks.databases"]
        )

    def __call__(self) -> ForkServerProcess:
        process = self._context.Process(target=replica, args=self._arguments, daemon=True)
        process.start()
        return process


def _kill(process: ForkServerProcess) -> None:
    process.kill()
    process.join()
    process.close()


def _count(slack: Playground, uuids: list[str], kills: int, odd: int, seconds: float) -> Result:
    messages = Counter(
        message.metadata["event_payload"]["id"]
        for conversation in slack.workspace.world.conversations.values()
        for message in conversation.messages
        if message.metadata is not None
    )
    return Result(
        kills=kills,
        owed=len(uuids),
        lost=sum(1 for uuid in uuids if messages[uuid] == 0),
        doubled=sum(1 for uuid in uuids if messages[uuid] > 1),
        odd_answers=odd,
        looked=len(slack.calls_of("conversations.history")),
        seconds=seconds,
    )


def _people(session: Session, slack: Playground) -> list[int]:
    now = datetime.now(UTC)
    session.add(WorkspaceRow(id=TEAM_ID, created_at=now))
    session.flush()
    member_ids = []
    for index in range(PEOPLE):
        user_id = f"U0P{index:03d}"
        slack.workspace.world.users[user_id] = User(user_id, user_id.lower(), user_id, "Etc/UTC")
        row = MemberRow(
            workspace_id=TEAM_ID, user_id=user_id, name=user_id, zone="UTC", created_at=now
        )
        session.add(row)
        session.flush()
        assert row.id is not None
        # It runs at any hour, so there are no quiet hours.
        settings = MemberSettingsRow(
            member_id=row.id,
            workspace_id=TEAM_ID,
            joined_at=now,
            quiet_from=None,
            quiet_until=None,
        )
        session.add(settings)
        member_ids.append(row.id)
    return member_ids


def _owe_all(session: Session, member_ids: list[int], batch: int) -> None:
    now = datetime.now(UTC)
    for period in range(PENDING // PEOPLE):
        for member_id in member_ids:
            recipient = Recipient("member", member_id)
            owe(session, TEAM_ID, recipient, Kind.DIGEST, f"{batch}.{period}", now)


def _count_pending(session: Session) -> int:
    query = select(func.count()).where(
        col(DeliveryRow.state).in_([DeliveryState.PENDING, DeliveryState.CLAIMED])
    )
    return session.exec(query).one()


def _uuids(session: Session) -> list[str]:
    return list(session.exec(select(DeliveryRow.uuid)))


def main() -> None:
    """Runs the benchmark and prints its counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - a seed makes a run repeatable
    with database(options.database) as url:
        result = asyncio.run(run(url, options.kills, options.replicas, chance))
    print(
        f"{options.database}: {result.kills} kills of {options.replicas} replicas in "
        f"{result.seconds:.0f} s; {result.owed} messages owed, {result.odd_answers} answered 500 "
        f"after Slack accepted them, {result.looked} looked for\n"
        f"  lost: {result.lost}\n  doubled: {result.doubled}"
    )


if __name__ == "__main__":
    main()
