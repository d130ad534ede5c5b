"""The touches before a win, in lines."""

from datetime import date, timedelta

from domain.entries.touches import TouchKind
from domain.entries.win_path import PathShare, PathStep, WinPath
from domain.entries.wins import Win, WinKind, WinLogged
from views.entries.wins import win_logged
from views.moments import read_on

DAY = date(2026, 11, 23)


def step(kind: TouchKind, ago: int, times: int, by: str = "") -> PathStep:
    return PathStep(kind, DAY - timedelta(days=ago), by, "Jo Black", times=times)


def test_alike_touches_are_one_line_and_those_in_between_are_all_counted() -> None:
    engaged, comment = TouchKind.ENGAGED, TouchKind.COMMENT
    steps = (
        step(engaged, 9, 4),
        step(engaged, 8, 3),
        step(engaged, 7, 2, "Ada"),
        step(comment, 6, 2),
        step(comment, 5, 1),
        step(engaged, 4, 1),
    )
    path = WinPath(10, 3, by=(PathShare("", 13),), first=steps[0].on, steps=steps)
    with read_on(DAY):
        text = win_logged(WinLogged(1, Win(1, WinKind.MEETING, "Acme", DAY, 1), path)).text
    for line in (
        "• Sat 14 Nov: Jo Black engaged with 4 of your posts.",
        "• … 3 touches in between …",
        "• Mon 16 Nov: Jo Black engaged with 2 of Ada's posts.",
        "• Tue 17 Nov: you commented on 2 posts by Jo Black.",
        "• Wed 18 Nov: you commented on a post by Jo Black.",
        "• Thu 19 Nov: Jo Black engaged with your post.",
    ):
        assert line in text.replace("\N{NO-BREAK SPACE}", " ")
