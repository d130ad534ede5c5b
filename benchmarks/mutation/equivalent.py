"""Mutants that behave like the original on SQLite, so that no test can notice them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Equivalent:
    """A fault that does not matter.

    Args:
        function: The function around it, or ``""`` at the module's top level.
        change: A part of the mutant's diff.
        reason: Why no test can notice it.
    """

    path: str
    function: str
    change: str
    reason: str


_CLAIMS = "storage/delivery/claims.py"
_DELIVERIES = "storage/delivery/deliveries.py"
_SCHEDULING = "services/delivery/scheduling.py"
_DUE_TIMES = "domain/timing/due_times.py"
_SET_BELOW = "The statement after it sets both."
_HAS_A_COUNT = "The result of a DELETE has this attribute."
_FIRST_OF_ALL = "The first row is the same; the limit only saves time."
_ON_POSTGRESQL = "Only PostgreSQL runs this; the tests on PostgreSQL cover it."

EQUIVALENT = (
    Equivalent(_DELIVERIES, "is_in_ledger", "limit(2)", _FIRST_OF_ALL),
    Equivalent(_CLAIMS, "_take", "with_for_update()", _ON_POSTGRESQL),
    Equivalent(_CLAIMS, "_take", "skip_locked=False", _ON_POSTGRESQL),
    Equivalent(_CLAIMS, "_lease_time", "postgresql?", _ON_POSTGRESQL),
    Equivalent(_CLAIMS, "_lease_time", "database_now", _ON_POSTGRESQL),
    Equivalent(_DELIVERIES, "add", "postgresql?", _ON_POSTGRESQL),
    Equivalent(
        _CLAIMS,
        "reopen_failed",
        "== recipient, col(DeliveryRow.due_at)",
        "A team is owed boards and nothing else.",
    ),
    Equivalent(_DELIVERIES, "forget_skipped", "'rowcount', 1)", _HAS_A_COUNT),
    Equivalent(_DELIVERIES, "forget_skipped", "'rowcount', -1)", _HAS_A_COUNT),
    Equivalent(
        _SCHEDULING, "reschedule_team", "-    session.flush()", "The query after it flushes, too."
    ),
    Equivalent(
        _SCHEDULING, "reschedule_member", "-    session.flush()", "The query after it flushes, too."
    ),
    Equivalent(_SCHEDULING, "_reschedule", "kind=kind, period=", _SET_BELOW),
    Equivalent(_SCHEDULING, "_reschedule", "next_due_at=due.at)", _SET_BELOW),
    Equivalent(_SCHEDULING, "_reschedule", "-    session.flush()", "The commit flushes, too."),
    Equivalent(_DUE_TIMES, "", "+_MOMENT = timedelta(microseconds=2)", "Minutes are whole."),
    Equivalent(_DUE_TIMES, "quiet_until", "quiet_from <= quiet_to", "They differ by then."),
    Equivalent(_DUE_TIMES, "_days", "start < end", "A single day has no direction."),
    Equivalent(
        "services/delivery/ledger.py",
        "mark_sent",
        "-            session.add(settings)",
        "The session that read the row also writes its changes.",
    ),
)
