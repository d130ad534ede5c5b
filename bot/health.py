"""Judges the heartbeat of the running bot: process, connection, tick and database."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.check_result import CheckResult
from bot.heartbeat import Heartbeat

#: The oldest beat of a process that is alive: it beats every two seconds.
_ALIVE = timedelta(seconds=30)
#: How long the connection may be lost: usually it is back within a second.
_LOST = timedelta(seconds=20)
#: How long ago the tick may have ended: it runs every minute.
_LATE = timedelta(minutes=3)
#: How long ago the database may have taken a write: it is tried every twenty seconds.
_UNSAVED = timedelta(seconds=90)

_DOCTOR = "Run `ssi-coach doctor`, and look into the log."


def judge(beat: Heartbeat | None, now: datetime) -> Iterator[CheckResult]:
    """Yields the result of each check.

    Args:
        beat: The last heartbeat, or ``None`` if there is none.
        now: Real time in UTC.
    """
    if beat is None:
        yield CheckResult(
            "Process",
            False,
            "no bot runs in Slack here",
            "Start it with `ssi-coach run`. If it runs, check that both use one HEARTBEAT_FILE.",
        )
        return
    silent = _since(beat.beat_at, now)
    if silent > _ALIVE:
        yield CheckResult(
            "Process", False, f"no sign of life for {_words(silent)}", "Start the bot again."
        )
        return
    yield CheckResult("Process", True, "alive")
    yield _slack(beat, now)
    ticked = _since(beat.ticked_at, now)
    yield CheckResult(
        "Tick",
        ticked <= _LATE,
        f"ended {_words(ticked)} ago" if ticked <= _LATE else f"late: none for {_words(ticked)}",
        "" if ticked <= _LATE else _DOCTOR,
    )
    yield _database(beat, now)


def runs_here(beat: Heartbeat | None, now: datetime) -> bool:
    """Whether the process that wrote this heartbeat is alive."""
    return beat is not None and _since(beat.beat_at, now) <= _ALIVE


def _slack(beat: Heartbeat, now: datetime) -> CheckResult:
    lost = _since(beat.connected_at, now)
    why = f" ({beat.slack_trouble})" if beat.slack_trouble else ""
    if beat.slack_trouble or lost > _LOST:
        return CheckResult("Slack", False, f"not connected for {_words(lost)}{why}", _DOCTOR)
    return CheckResult("Slack", True, "connected" if lost < _ALIVE / 3 else "connecting")


def _database(beat: Heartbeat, now: datetime) -> CheckResult:
    if beat.save_trouble:
        return CheckResult("Database", False, beat.save_trouble, _DOCTOR)
    unsaved = _since(beat.saved_at, now)
    if unsaved > _UNSAVED:
        return CheckResult("Database", False, f"took no write for {_words(unsaved)}", _DOCTOR)
    return CheckResult("Database", True, "takes writes")


def _since(moment: str, now: datetime) -> timedelta:
    return max(now - datetime.fromisoformat(moment), timedelta())


def _words(past: timedelta) -> str:
    seconds = round(past.total_seconds())
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
