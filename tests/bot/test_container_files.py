"""The files for servers: health, limits, alerts, and no password that everybody knows."""

import re
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from bot.clock import SystemClock
from bot.heartbeat import BEAT_EVERY
from bot.metrics import Metrics
from storage.engine import open_engine

METRIC = re.compile(r"\bssi_coach_[a-z_]+")
FROM_DATABASE = ("ssi_coach_delivery_late_seconds", "ssi_coach_stopped_workspaces")
ROOT = Path(__file__).parents[2]
FILES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("compose.yaml", "compose.postgres.yaml")
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "setting", ["stop_grace_period", "mem_limit", "max-size", "max-file", "healthcheck"]
)
def test_each_service_has_time_to_stop_limits_and_a_health_check(file: str, setting: str) -> None:
    assert f" {setting}:" in FILES[file]


def test_the_image_and_compose_ask_the_bots_own_health() -> None:
    assert 'CMD ["ssi-coach", "health"]' in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "test: [CMD, ssi-coach, health]" in FILES["compose.yaml"]


def test_the_bot_writes_to_its_database_and_to_temporary_files_alone() -> None:
    bot = FILES["compose.yaml"].partition("\nvolumes:")[0]
    assert "read_only: true" in bot
    assert "cap_drop: [ALL]" in bot
    assert re.findall(r"^      - (/?\w+):", bot, re.MULTILINE) == ["data", "/tmp"]  # noqa: S108 - in the container
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "HEARTBEAT_FILE=/tmp/" in image
    assert "USER ssi-coach" in image


def test_one_argument_pins_the_base_of_both_stages() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^FROM (\S+)", image, re.MULTILINE) == ["${BASE}", "${BASE}"]
    assert "BASE: ${BASE:-python:3.12-slim}" in FILES["compose.yaml"]
    assert "ARG BASE=python:3.12-slim\n" in image


def test_systemd_waits_for_more_than_the_bot_may_take() -> None:
    unit = (ROOT / "deploy" / "ssi-coach.service").read_text(encoding="utf-8")
    values = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
    assert values["Type"] == "notify"
    assert int(values["WatchdogSec"]) >= 10 * BEAT_EVERY
    assert int(values["TimeoutStopSec"]) >= 45
    assert values["ExecStart"].endswith("/.venv/bin/ssi-coach run")
    assert values["Restart"] == "on-failure"


def test_alerts_are_about_metrics_that_exist_and_the_runbook_has_each() -> None:
    alerts = (ROOT / "deploy" / "alerts.yml").read_text(encoding="utf-8")
    engine = open_engine("sqlite:///:memory:")
    metrics = Metrics(engine, SystemClock())
    # Without a database, its figures are missing.
    known = {*METRIC.findall(generate_latest(metrics.registry).decode()), *FROM_DATABASE}
    assert set(METRIC.findall(alerts)) <= known
    names = re.findall(r"- alert: (\w+)", alerts)
    operations = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert names == re.findall(r"^\| `(SsiCoach\w+)` \|", operations, re.MULTILINE)
    told = set(METRIC.findall(operations))
    assert {each.removesuffix("_bucket") for each in METRIC.findall(alerts)} <= told <= known
    engine.dispose()


@pytest.mark.parametrize("file", FILES)
def test_a_password_has_no_default(file: str) -> None:
    required = FILES[file].count("${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env")
    assert FILES[file].count("${POSTGRES_PASSWORD") == required
    assert "ssi_coach:ssi_coach" not in FILES[file]
