"""The touches that one line tells."""

from datetime import date, timedelta

from domain.entries.touches import Touch, TouchKind, in_lines
from domain.entries.win_path import path_to

DAY = date(2026, 11, 23)
JANE, JO = 1, 2


def touch(
    number: int, kind: TouchKind, contact: int | None, member: int = 1, ago: int = 0
) -> Touch:
    return Touch(kind, DAY - timedelta(days=ago), member, 1, contact, entry_id=number)


ENGAGED, DM, COMMENT = TouchKind.ENGAGED, TouchKind.DM, TouchKind.COMMENT
TOUCHES = [
    touch(1, ENGAGED, JANE),
    touch(2, ENGAGED, JO),
    touch(3, ENGAGED, JANE),
    touch(4, ENGAGED, JANE, member=2),
    touch(5, ENGAGED, JANE, ago=1),
    touch(6, COMMENT, JANE),
    touch(7, COMMENT, None),
    touch(8, COMMENT, None),
    # Erased contacts may be two people.
    touch(9, ENGAGED, None),
    touch(10, ENGAGED, None),
]


def test_touches_of_one_kind_with_one_person_on_one_day_are_one_line() -> None:
    lines = [[each.entry_id for each in line] for line in in_lines(TOUCHES)]
    assert lines == [[1, 3], [2], [4], [5], [6], [7, 8], [9], [10]]


def test_a_path_counts_each_touch_and_tells_alike_ones_once() -> None:
    path = path_to(DAY, TOUCHES, {1: "", 2: "Ada"}, with_others=False, fewest=3)
    assert (path.engagements, path.comments) == (7, 3)
    assert [step.times for step in path.steps] == [1, 2, 1, 1, 1, 2, 1, 1]
