"""The figures that an operator's Prometheus reads, after conversations with the bot."""

import json
import socket
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from bot.app import build_app
from bot.metrics import Metrics
from bot.observer import AddressError
from bot.socket_mode import SocketMode
from domain.errors import BusyError
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from storage.tables import DeliveryRow
from tests.bot.processes import running
from tests.bot.test_command_line import settings_of
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, settings_for
from tests.conversations.joining import joins
from tests.conversations.links import LINK
from tests.conversations.speaking import asks


def too_busy(_: Session) -> None:
    raise BusyError("My database didn't answer in time.")


async def test_conversations_deliveries_and_failures_are_counted(
    playground: Playground,
    clock: SimulatedClock,
    database_url: str,
    engine_at: Callable[[str], Engine],
) -> None:
    engine, settings = engine_at(database_url), settings_for(playground, database_url)
    metrics = Metrics(engine, clock)

    def figure(name: str, **labels: str) -> float | None:
        return metrics.registry.get_sample_value(f"ssi_coach_{name}", labels)

    async with aiohttp.ClientSession() as session:
        built = build_app(settings, engine=engine, clock=clock, session=session, observer=metrics)
        transport = SocketMode(built, settings)
        await transport.start()
        await playground.bot_connected()
        slack = LocalSlack(playground, built, transport, clock)

        await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
        await asks(slack.uma, f"/ssi log {LINK} 100 views 25 engagers")  # asks: fewer views?
        await joins(slack.uma)
        assert figure("entries_total", kind="post") == 1
        assert (figure("acknowledgement_seconds_count") or 0) >= 3
        assert figure("connected") == 1

        playground.faults.answer("chat.postMessage", "restricted_action", times=1)
        await deliver(slack, NOW + timedelta(days=7))
        await deliver(slack, NOW + timedelta(days=14))
        assert figure("slack_errors_total", code="restricted_action") == 1
        with engine.connect() as connection:
            states = Counter(connection.execute(select(DeliveryRow.state)).scalars())
        assert states["failed"] == 1 <= states["sent"]
        for state in ("sent", "skipped", "failed"):
            assert figure("deliveries_total", outcome=state) == states[state]
        assert figure("delivery_late_seconds") == 0

        for run in (built.desk.store.run, built.desk.store.read):
            with pytest.raises(BusyError):
                await run(too_busy)
        assert figure("database_errors_total", error="busy") == 2
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE schedule")
        assert figure("database_readable") == 0
        assert figure("delivery_late_seconds") is None
        await transport.stop()
        await built.close()


async def test_a_port_of_their_own_serves_them_and_the_log_is_json(
    playground: Playground, tmp_path: Path
) -> None:
    settings = {**settings_of(playground), "METRICS_ADDRESS": "127.0.0.1:0", "LOG_FORMAT": "json"}
    async with running(tmp_path, "run", until="connected to", **settings) as output:
        served, connected = [json.loads(line) for line in output.splitlines()]
        assert connected["message"].startswith("connected to")
        address = served["message"].removeprefix("metrics are at ")
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            lines = (await answer.text()).splitlines()
        assert "ssi_coach_database_readable 1.0" in lines
        assert "ssi_coach_delivery_late_seconds 0.0" in lines


def test_an_address_that_is_taken_is_named(engine: Engine, clock: SimulatedClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(AddressError, match="use"):
        Metrics(engine, clock).serve("127.0.0.1", taken.getsockname()[1])
