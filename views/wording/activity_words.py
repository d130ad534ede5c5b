"""Activity at target accounts: named figures, each with that of the window before."""

from fractions import Fraction

from domain.entries.touches import DmCounts
from domain.figures.activity import Activity, WinTally
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from views import words

Facts = list[tuple[str, str]]
TARGET_ENGAGERS = "Target engagers"
TARGET_DMS = "Target DMs"
REPLIES, COMMENTS, WINS = "Replies", "Target comments", "Wins"


def activity_facts(
    now: Activity,
    before: Activity,
    targets: TargetShare,
    targets_before: TargetShare,
    *,
    earlier: str = "before",
) -> Facts:
    """Returns (name, value) for each figure that is known in either window.

    Args:
        targets: Target engagers of the posts whose engagers were listed.
        targets_before: The same for the window before.
        earlier: The label of the window before.
    """
    return [
        (name, f"{shown} ({earlier}: {shown_before})" if shown_before else shown)
        for name, shown, shown_before in activity_rows(now, before, targets, targets_before)
    ]


def activity_rows(
    now: Activity, before: Activity, targets: TargetShare, targets_before: TargetShare
) -> list[tuple[str, str, str]]:
    """Like `activity_facts`: (name, value, value before); the last is empty if it is unknown."""
    rows: list[tuple[str, str, str]] = []

    def add(name: str, known: int, known_before: int, shown: str, shown_before: str) -> None:
        if known or known_before:
            rows.append((name, shown, shown_before if known_before else ""))

    add(
        TARGET_ENGAGERS,
        targets.people,
        targets_before.people,
        share(targets),
        share(targets_before),
    )
    add(TARGET_DMS, now.dms.people, before.dms.people, dms(now.dms), dms(before.dms))
    add(REPLIES, now.dms.named, before.dms.named, _replies(now.dms), _replies(before.dms))
    add(
        COMMENTS,
        now.comments,
        before.comments,
        words.count(now.comments),
        words.count(before.comments),
    )
    add(WINS, now.wins.total, before.wins.total, wins(now.wins), wins(before.wins))
    return rows


def target_engagers(now: Totals, before: Totals | None) -> str:
    """``24 target engagers, 33 before``; empty if nobody's were listed."""
    if not now.targets.people:
        return ""
    was = ""
    if before is not None and before.targets.people:
        was = f", {words.count(before.targets.targets)} before"
    return f"{words.counted(now.targets.targets, 'target engager')}{was}"


def share(value: TargetShare) -> str:
    """``4 of 21, 19 %``."""
    if value.value is None:
        return "not known yet"
    of = words.out_of(value.targets, value.people)
    return f"{of}, {words.whole_percent(value.value)}"


def dms(counts: DmCounts, goal: Fraction | None = None) -> str:
    """``3 of 5 people, 60 %``.

    Args:
        goal: As in `words.in_percent`.
    """
    if counts.target_share is None:
        return "none logged"
    of = words.out_of(counts.target, counts.people)
    people = words.with_unit(of, "person" if counts.people == 1 else "people")
    return f"{people}, {words.whole_percent(counts.target_share, goal)}"


def wins(tally: WinTally, amounts: str = "") -> str:
    """``1 deal (EUR 45,000), 2 meetings``; the closest to revenue first.

    Args:
        amounts: The sums of the deals, in words.
    """
    each = (
        (tally.deals, "deal", "deals", f" ({amounts})" if amounts else ""),
        (tally.opportunities, "opportunity", "opportunities", ""),
        (tally.meetings, "meeting", "meetings", ""),
    )
    shown = [words.counted(number, *names) + more for number, *names, more in each if number]
    return ", ".join(shown) or "none"


def _replies(counts: DmCounts) -> str:
    """``2 of 5, 40 %``: of the people logged one by one."""
    if counts.reply_rate is None:
        return "none"
    of = words.out_of(counts.replied, counts.named)
    return f"{of}, {words.whole_percent(counts.reply_rate)}"
