"""Entries that exist before a conversation begins: DMs, engagers and wins at target accounts."""

from datetime import date
from decimal import Decimal

from sqlmodel import Session

import domain.people.members
import storage.people.members
from domain.entries.acts import ActKind
from domain.people.members import Asker, Profile
from domain.submission import Submission
from playground.testing.actor import Actor
from playground.world.identity import TEAM_ID
from services import acts
from storage.tables import DmRow, EngagerRow, MemberSettingsRow, PostRow, WinRow, id_of
from tests.conversations.conftest import NOW, LocalSlack


async def wrote(
    slack: LocalSlack, member: Actor, account: int, contact: int, on: date, *, replied: bool = False
) -> None:
    """A member wrote a DM to a contact."""

    def save(session: Session) -> None:
        member_id, act_id = _begin(session, member, f"dm:{contact}:{on}")
        session.add(
            DmRow(
                workspace_id=TEAM_ID,
                member_id=member_id,
                relation="target",
                account_id=account,
                contact_id=contact,
                written_on=on,
                replied_at=NOW if replied else None,
                logged_at=NOW,
                made_by=act_id,
            )
        )

    await slack.bot.desk.store.run(save)


async def got_engager(
    slack: LocalSlack, member: Actor, account: int, contact: int, on: date, title: str = ""
) -> None:
    """A contact engaged with a member's post."""

    def save(session: Session) -> None:
        member_id, act_id = _begin(session, member, f"engaged:{contact}:{on}:{title}")
        post = PostRow(
            workspace_id=TEAM_ID,
            member_id=member_id,
            urn=f"activity:{act_id}",
            link=f"https://www.linkedin.com/feed/update/urn:li:activity:{act_id}/",
            title=title,
            posted_at=NOW,
            logged_at=NOW,
            made_by=act_id,
        )
        session.add(post)
        session.flush()
        session.add(
            EngagerRow(
                workspace_id=TEAM_ID,
                member_id=member_id,
                post_id=post.id or 0,
                account_id=account,
                contact_id=contact,
                engaged_on=on,
                logged_at=NOW,
                made_by=act_id,
            )
        )

    await slack.bot.desk.store.run(save)


async def won(slack: LocalSlack, member: Actor, account: int, amount: int, on: date) -> None:
    """A member closed a deal with an account, in euros."""

    def save(session: Session) -> None:
        member_id, act_id = _begin(session, member, f"won:{account}:{on}")
        session.add(
            WinRow(
                workspace_id=TEAM_ID,
                member_id=member_id,
                kind="closed_won",
                account_id=account,
                amount=Decimal(amount),
                currency="EUR",
                won_on=on,
                logged_at=NOW,
                made_by=act_id,
            )
        )

    await slack.bot.desk.store.run(save)


async def shares_touches(slack: LocalSlack, member: Actor) -> None:
    """A member shares their touches with teammates."""

    def save(session: Session) -> None:
        row = storage.people.members.member(session, TEAM_ID, member.id)
        assert row is not None
        member_id = id_of(row)
        settings = session.get(MemberSettingsRow, member_id)
        settings = settings or MemberSettingsRow(member_id=member_id, workspace_id=TEAM_ID)
        settings.shares_accounts = True
        session.add(settings)

    await slack.bot.desk.store.run(save)


def _begin(session: Session, member: Actor, key: str) -> tuple[int, int]:
    """Begins an act; returns the ids of the member's row and of the act."""
    person = domain.people.members.Person(Asker(TEAM_ID, member.id), Profile(member.name, "UTC"))
    submission = Submission(person, f"{member.id}:{key}", NOW)
    known = acts.situation(session, submission)
    act_id = acts.begin(session, submission, known, ActKind.DM)
    return id_of(known.member), act_id
