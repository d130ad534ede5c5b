"""Activity at target accounts: named figures, each with that of the window before."""

from domain.entries.touches import DmCounts
from domain.figures.activity import Activity, WinTally
from domain.figures.target_share import TargetShare
from views import words

Facts = list[tuple[str, str]]
TARGET_ENGAGERS = "Target engagers"
TARGET_DMS = "DMs to target accounts"


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

    def with_earlier(shown: str, shown_before: str, known: int) -> str:
        return f"{shown} ({earlier}: {shown_before})" if known else shown

    facts: Facts = []
    if targets.people or targets_before.people:
        shown = with_earlier(share(targets), share(targets_before), targets_before.people)
        facts.append((TARGET_ENGAGERS, shown))
    if now.dms.people or before.dms.people:
        facts.append((TARGET_DMS, with_earlier(dms(now.dms), dms(before.dms), before.dms.people)))
    if now.dms.named or before.dms.named:
        replies = with_earlier(_replies(now.dms), _replies(before.dms), before.dms.named)
        facts.append(("Replies", replies))
    if now.comments or before.comments:
        shown = with_earlier(
            words.count(now.comments), words.count(before.comments), before.comments
        )
        facts.append(("Comments on target posts", shown))
    if now.wins.total or before.wins.total:
        facts.append(("Wins", with_earlier(wins(now.wins), wins(before.wins), before.wins.total)))
    return facts


def share(value: TargetShare) -> str:
    """``4 of 21, 19 %``."""
    if value.value is None:
        return "not known yet"
    of = f"{words.count(value.targets)} of {words.count(value.people)}"
    return f"{of}, {words.whole_percent(value.value)}"


def dms(counts: DmCounts) -> str:
    """``3 of 5 people, 60 %``."""
    if counts.target_share is None:
        return "none logged"
    people = words.counted(counts.people, "person", "people")
    return f"{words.count(counts.target)} of {people}, {words.whole_percent(counts.target_share)}"


def wins(tally: WinTally) -> str:
    """``1 deal, 2 meetings``; the closest to revenue first."""
    each = (
        (tally.deals, "deal", "deals"),
        (tally.opportunities, "opportunity", "opportunities"),
        (tally.meetings, "meeting", "meetings"),
    )
    shown = [words.counted(number, one, many) for number, one, many in each if number]
    return ", ".join(shown) or "none"


def _replies(counts: DmCounts) -> str:
    """``2 of 5, 40 %``: of the people logged one by one."""
    if counts.reply_rate is None:
        return "none"
    of = f"{words.count(counts.replied)} of {words.count(counts.named)}"
    return f"{of}, {words.whole_percent(counts.reply_rate)}"
