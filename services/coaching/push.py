"""The push that a member gets instead of a digest after days without entries."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from domain.coaching.digest import MOST_PUSHES, Push
from domain.coaching.rules import Rule
from domain.coaching.said import Said, next_turn
from domain.coaching.target_facts import EngagedTarget
from domain.timing.periods import local_date, start_of
from domain.timing.schedules import Kind, Owed, Skip
from services.coaching.said import sent_since, told_lately
from services.delivery.addressing import MemberRecipient

#: The name of a push in what a message said.
_PUSH = "push"
#: A member without entries for this long gets a push to log instead of a digest.
_QUIET_DAYS = timedelta(days=14)


def push_due(
    session: Session,
    owed: Owed,
    recipient: MemberRecipient,
    last_act: datetime | None,
    warm: tuple[EngagedTarget, ...] = (),
) -> Push | Skip:
    """The push, or none after two of them.

    Args:
        last_act: When the member last logged anything that a digest shows, in UTC.
        warm: Who waits for a DM all the same.
    """
    since = last_act or start_of(date(2000, 1, 1), recipient.zone)
    sent = sent_since(session, owed, Kind.DIGEST, since)
    pushes = sum(
        each.said.push
        if each.said is not None
        # Older versions did not record pushes. One of their messages counts as a push if the
        # member was already quiet when it was due.
        else is_quiet(last_act, each.due_at, recipient.zone)
        for each in sent
    )
    if pushes >= MOST_PUSHES:
        return Skip("nothing logged")
    return Push(
        recipient.member.name,
        last_act is not None,
        last=pushes + 1 == MOST_PUSHES,
        turn=next_turn(_PUSH, told_lately(session, owed)),
        warm=warm,
    )


def push_said(result: Push) -> Said:
    """What a push says, for the ledger."""
    rules = (Rule.WARM,) if result.warm else ()
    return Said(rules=rules, push=True, turns={_PUSH: result.turn})


def is_quiet(last_act: datetime | None, due_at: datetime, zone: ZoneInfo) -> bool:
    """Whether a member has logged nothing for so long that a digest would be empty."""
    return last_act is None or last_act < start_of(local_date(due_at, zone) - _QUIET_DAYS, zone)
