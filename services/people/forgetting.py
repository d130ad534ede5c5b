"""Erasing everything about a member, at their own wish."""

from datetime import datetime

from sqlmodel import Session

import storage.people.forgetting
import storage.people.members
import storage.people.teams
import storage.targets.account_list
from domain.errors import UserError
from domain.people.forgetting import Forgotten, StoredAboutMember
from domain.people.members import Person
from domain.submission import Submission
from storage.people.forgetting import count_rows
from storage.store import takes_long
from storage.tables import (
    CommentRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    PostRow,
    SsiScoreRow,
    WinRow,
    id_of,
)


def stored_about(session: Session, person: Person, now: datetime) -> StoredAboutMember | None:
    """What is stored about a person; ``None`` if nothing is."""
    asker = person.asker
    member = storage.people.members.member(session, asker.workspace, asker.user)
    if member is None:
        return None
    member_id = id_of(member)
    return StoredAboutMember(
        asked_at=now,
        posts=count_rows(session, PostRow, member_id),
        engagers=count_rows(session, EngagerRow, member_id),
        dms=count_rows(session, DmRow, member_id),
        weeks=count_rows(session, DmWeekRow, member_id),
        comments=count_rows(session, CommentRow, member_id),
        wins=count_rows(session, WinRow, member_id),
        scores=count_rows(session, SsiScoreRow, member_id),
        messages=storage.people.forgetting.count_messages(session, member_id),
        teams=tuple(team.name for team in storage.people.teams.teams_of_member(session, member_id)),
        accounts=storage.targets.account_list.count_owned(session, asker.workspace, member_id),
        is_coach=member.is_coach,
    )


@takes_long
def forget_member(session: Session, submission: Submission, asked_at: datetime) -> Forgotten:
    """Erases a member, for good. What the team shares remains, without their name.

    There is no undo, so this is no act. A second press finds nothing.

    Args:
        asked_at: When the member was asked.

    Raises:
        UserError: the member was erased since then, and has begun anew.
    """
    asker = submission.person.asker
    member = storage.people.forgetting.locked_for_erasing(session, asker.workspace, asker.user)
    if member is None:
        return Forgotten(now=False)
    if member.created_at > asked_at:
        raise UserError(
            "You have begun anew since this question.", "`/ssi forget-me` asks you again."
        )
    storage.people.forgetting.clear_ownership(session, member)
    storage.people.forgetting.clear_reads(session, member)
    storage.people.forgetting.clear_mentions(session, member)
    session.flush()
    storage.people.forgetting.delete_own_rows(session, id_of(member))
    storage.people.forgetting.give_up_acts(session, member, submission.now)
    session.delete(member)
    session.flush()
    return Forgotten(now=True)
