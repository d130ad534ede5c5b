"""How fast a workspace's digests are sent under a rate limit, and how long a tick takes.

    python -m benchmarks.fanout [--digests 10000] [--per-minute 2400] [--database sqlite]
    python -m benchmarks.fanout --tick [--people 100000] [--database sqlite]

The local Slack runs in another process, so that the CPU time is the bot's alone. The digests are
real: each member has three posts in each of the last two weeks.
"""

import argparse
import asyncio
import json
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, insert, update
from sqlmodel import Session, col, select

from benchmarks.databases import database
from bot.clock import SystemClock
from delivery.composers import COMPOSERS
from delivery.outbox import Outbox
from delivery.tick import tick
from domain.timing.schedules import DeliveryState, Kind
from playground.server import Playground
from playground.world.identity import BOT_TOKEN, TEAM_ID
from playground.world.simulated_clock import SimulatedClock
from playground.world.state import User
from storage.delivery.deliveries import NewDelivery, add
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store
from storage.tables import (
    ActRow,
    DeliveryRow,
    MemberRow,
    MemberSettingsRow,
    PostRow,
    ScheduleRow,
    SnapshotRow,
    WorkspaceRow,
)

ROOT = Path(__file__).parent.parent
SEND = "chat.postMessage"
#: Seconds. A sliding limit allows a burst at first, so only the time after it is judged.
FIRST_MINUTE = 60.0
ZONES = ("Europe/Stockholm", "America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney", "UTC")
#: Schedules due at once in a busy tick.
DUE = 2_600


@dataclass(frozen=True)
class Traffic:
    """What the local Slack received.

    Args:
        accepted_at: When it accepted each message, as a Unix time.
        refused: How many it refused with 429.
    """

    accepted_at: list[float]
    refused: int


def local_slack(pipe: Connection, people: int, per_minute: int) -> None:
    """Runs the local Slack. Sends its URL, and on the next message its `Traffic`."""
    asyncio.run(_local_slack(pipe, people, per_minute))


async def _local_slack(pipe: Connection, people: int, per_minute: int) -> None:
    manifest = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    slack = Playground(manifest, SimulatedClock())
    await slack.start()
    for number in range(people):
        user = User(_user_id(number), f"p{number}", f"Person {number}", "Etc/UTC")
        slack.workspace.world.users[user.id] = user
    slack.faults.rate_limit(per_minute, SEND)
    pipe.send(slack.api_url)
    await asyncio.to_thread(pipe.recv)
    calls = slack.calls_of(SEND)
    accepted = [call.at.timestamp() for call in calls if call.ok]
    pipe.send(Traffic(accepted, sum(1 for call in calls if call.status == 429)))
    await slack.stop()


async def fan_out(database_url: str, digests: int, per_minute: int) -> None:
    """Sends all digests; prints the throughput and the CPU time for each."""
    store = _open_store(database_url)
    await store.run(_make_people, digests)
    await store.run(_make_posts, digests)
    await store.run(_owe, digests)
    ours, theirs = multiprocessing.Pipe()
    slack = multiprocessing.get_context("spawn").Process(
        target=local_slack, args=(theirs, digests, per_minute), daemon=True
    )
    slack.start()
    api_url = await asyncio.to_thread(ours.recv)
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(BOT_TOKEN, api_url, session=session, retry_handlers=[])
        outbox = Outbox(store, SystemClock(), COMPOSERS, lambda _: client)
        cpu, pending = time.process_time(), digests
        began = time.monotonic()
        while pending:
            await outbox.drain()
            pending = await store.read(_count_pending)
            if pending:
                await asyncio.sleep(1)
        cpu, took = time.process_time() - cpu, time.monotonic() - began
    ours.send("stop")
    traffic: Traffic = await asyncio.to_thread(ours.recv)
    slack.join()
    store.close()
    _print_traffic(traffic, per_minute, cpu, took)


def _print_traffic(traffic: Traffic, per_minute: int, cpu: float, took: float) -> None:
    first, last = min(traffic.accepted_at), max(traffic.accepted_at)
    later = [at for at in traffic.accepted_at if at >= first + FIRST_MINUTE]
    print(f"{len(traffic.accepted_at)} digests in {took:.0f} s, {traffic.refused} refused with 429")
    if later:
        bound = per_minute / 60 * (last - first - FIRST_MINUTE)
        print(f"  share of the bound of {per_minute}/min: {len(later) / bound:.3f}")
    print(f"  CPU for one digest (compose, render, send): {cpu / len(traffic.accepted_at):.4f} s")


async def ticks(database_url: str, people: int) -> None:
    """Measures a tick with nothing due, with some schedules due, and with all of them."""
    store = _open_store(database_url)
    await store.run(_make_people, people)
    now = datetime.now(UTC)
    await store.run(_schedule, people, now + timedelta(days=2))
    idle = [await _timed(store) for _ in range(50)]
    print(f"{people} people; idle tick: {sorted(idle)[25] * 1000:.2f} ms")
    await store.run(_make_due, min(DUE, people), now)
    print(f"  {min(DUE, people)} due: {await _timed(store) * 1000:.0f} ms")
    await store.run(_make_due, people, now)
    print(f"  all due: {await _timed(store):.2f} s")
    store.close()


async def _timed(store: Store) -> float:
    began = time.perf_counter()
    await tick(store, SystemClock())
    return time.perf_counter() - began


def _open_store(database_url: str) -> Store:
    engine = open_engine(database_url)
    migrate(engine)
    return Store(engine)


def _user_id(number: int) -> str:
    return f"U0P{number:06d}"


def _make_people(session: Session, people: int) -> None:
    now = datetime.now(UTC)
    session.add(WorkspaceRow(id=TEAM_ID, created_at=now))
    session.flush()
    connection = session.connection()
    connection.execute(
        insert(MemberRow),
        [
            {
                "id": number + 1,
                "workspace_id": TEAM_ID,
                "user_id": _user_id(number),
                "name": f"Person {number}",
                "zone": ZONES[number % len(ZONES)],
                "created_at": now,
                "profile_at": now,
            }
            for number in range(people)
        ],
    )
    # It runs at any hour, so there are no quiet hours.
    settings = MemberSettingsRow(
        member_id=0, workspace_id=TEAM_ID, joined_at=now, quiet_from=None, quiet_until=None
    )
    connection.execute(
        insert(MemberSettingsRow),
        [{**settings.model_dump(), "member_id": number + 1} for number in range(people)],
    )


def _make_posts(session: Session, people: int) -> None:
    now = datetime.now(UTC)
    connection = session.connection()
    for number in range(people):
        act = ActRow(
            id=number + 1,
            workspace_id=TEAM_ID,
            member_id=number + 1,
            kind="logged",
            key=str(number),
            done_at=now,
        )
        connection.execute(insert(ActRow), [act.model_dump()])
        for index in range(6):
            _make_post(connection.execute, number, index, now)


def _make_post(execute: Callable[..., object], number: int, index: int, now: datetime) -> None:
    at = now - timedelta(days=1 + 2 * index)
    post_id = number * 6 + index + 1
    counted_at, views, engagers = at + timedelta(hours=1), 1_000 + 10 * index, 20 + index
    post = PostRow(
        id=post_id,
        workspace_id=TEAM_ID,
        member_id=number + 1,
        urn=f"urn:li:activity:{post_id}",
        link=f"https://www.linkedin.com/feed/update/urn:li:activity:{post_id}/",
        posted_at=at,
        logged_at=at,
        made_by=number + 1,
        counted_at=counted_at,
        views=views,
        engagers=engagers,
    )
    snapshot = SnapshotRow(
        workspace_id=TEAM_ID,
        post_id=post_id,
        taken_at=counted_at,
        made_by=number + 1,
        views=views,
        engagers=engagers,
    )
    execute(insert(PostRow), [post.model_dump()])
    execute(insert(SnapshotRow), [snapshot.model_dump(exclude={"id"})])


def _owe(session: Session, people: int) -> None:
    now = datetime.now(UTC)
    recipients = (f"member:{number + 1}" for number in range(people))
    add(session, [NewDelivery(TEAM_ID, each, Kind.DIGEST, "2026-W48", now) for each in recipients])


def _count_pending(session: Session) -> int:
    query = select(func.count()).where(
        col(DeliveryRow.state).in_([DeliveryState.PENDING, DeliveryState.CLAIMED])
    )
    return session.exec(query).one()


def _schedule(session: Session, people: int, at: datetime) -> None:
    session.connection().execute(
        insert(ScheduleRow),
        [
            {
                "workspace_id": TEAM_ID,
                "recipient": f"member:{number + 1}",
                "kind": Kind.DIGEST,
                "next_due_at": at + timedelta(seconds=number % 86_400),
                "period": "2026-W48",
            }
            for number in range(people)
        ],
    )


def _make_due(session: Session, people: int, now: datetime) -> None:
    session.connection().execute(
        update(ScheduleRow)
        .where(col(ScheduleRow.id) <= people)
        .values(next_due_at=now - timedelta(minutes=1), period=f"due {people}")
    )


def main() -> None:
    """Runs one of the two measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digests", type=int, default=10_000)
    parser.add_argument("--per-minute", type=int, default=2_400)
    parser.add_argument("--tick", action="store_true", help="measure the tick instead")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options = parser.parse_args()
    with database(options.database) as url:
        if options.tick:
            asyncio.run(ticks(url, options.people))
        else:
            asyncio.run(fan_out(url, options.digests, options.per_minute))


if __name__ == "__main__":
    main()
