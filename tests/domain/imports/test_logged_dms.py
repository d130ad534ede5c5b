"""Which DMs of a file are logged already."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.imports.days_elsewhere import days_elsewhere
from domain.imports.logged_dms import DmOfFile, LoggedDm, logged_already

MONDAY = date(2026, 11, 23)


def in_file(day: int, *names: str) -> DmOfFile:
    return DmOfFile(MONDAY + timedelta(days=day), (*names, *[""] * (3 - len(names))))


def late_in_file(day: int, hour: int, *names: str) -> DmOfFile:
    """A DM at an hour of a day in UTC, which is the member's zone of today."""
    of = MONDAY + timedelta(days=day)
    at = datetime(of.year, of.month, of.day, hour, 30, tzinfo=UTC)
    return DmOfFile(of, (*names, *[""] * (3 - len(names))), days_elsewhere(at, of))


def logged(dm_id: int, day: int, *names: str, by_hand: bool = True) -> LoggedDm:
    return LoggedDm(dm_id, MONDAY + timedelta(days=day), names, by_hand)


TABLE = [
    ("the same day", [in_file(0, "jane")], [logged(1, 0, "jane")], {0: 1}),
    ("another person", [in_file(0, "jane")], [logged(1, 0, "bob")], {}),
    ("logged a day late", [in_file(0, "jane")], [logged(1, 1, "jane")], {0: 1}),
    ("never a day early", [in_file(1, "jane")], [logged(1, 0, "jane")], {}),
    ("an import is never late", [in_file(0, "jane")], [logged(1, 1, "jane", by_hand=False)], {}),
    (
        "the same day before the day after",
        [in_file(0, "jane"), in_file(1, "jane")],
        [logged(1, 1, "jane")],
        {1: 1},
    ),
    (
        "each logged DM once",
        [in_file(0, "jane"), in_file(1, "jane")],
        [logged(1, 1, "jane"), logged(2, 2, "jane")],
        {1: 1},
    ),
    (
        "the surer name first, whatever the order",
        [in_file(0, "", "jane"), in_file(0, "jane at acme", "jane")],
        [logged(1, 0, "jane at acme", "jane")],
        {1: 1},
    ),
    (
        "people who can't be recognised count by the day",
        [in_file(0, "", "", "forgotten"), in_file(0, "", "", "forgotten")],
        [logged(1, 0, "forgotten")],
        {0: 1},
    ),
    (
        "imported in an eastern zone, on the next day",
        [late_in_file(0, 23, "jane")],
        [logged(1, 1, "jane", by_hand=False)],
        {0: 1},
    ),
    (
        "imported in a western zone, on the day before",
        [late_in_file(0, 0, "jane")],
        [logged(1, -1, "jane", by_hand=False)],
        {0: 1},
    ),
    (
        "in no zone on the next day",
        [late_in_file(0, 9, "jane")],
        [logged(1, 1, "jane", by_hand=False)],
        {},
    ),
    (
        "what was written on the next day is its own DM",
        [late_in_file(0, 9, "jane"), late_in_file(1, 1, "jane")],
        [logged(1, 0, "jane", by_hand=False)],
        {0: 1},
    ),
    (
        "typed days are the person's own",
        [late_in_file(0, 0, "jane")],
        [logged(1, -1, "jane")],
        {},
    ),
]


@pytest.mark.parametrize(
    ("dms", "known", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_logged_dm_is_found_once(
    dms: list[DmOfFile], known: list[LoggedDm], expected: dict[int, int]
) -> None:
    assert logged_already(dms, known) == expected
