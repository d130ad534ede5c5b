"""What members logged before: engagers, DMs and comments at target accounts, and wins."""

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
from services.people.members import member_for
from storage.tables import DmRow, EngagerRow, MemberSettingsRow, PostRow, WinRow, id_of
from tests.conversations.conftest import NOW, LocalSlack


async def wrote(
    slack: LocalSlack, who: Actor, account: int, contact: int, on: date, *, replied: bool = False
) -> None:
    """A member wrote to somebody at an account."""

    def keep(session: Session) -> None:
        member, act_id = _begin(session, who, f"dm:{contact}:{on}")
        session.add(
            DmRow(
                workspace_id=TEAM_ID,
                member_id=member,
                relation="target",
                account_id=account,
                contact_id=contact,
                written_on=on,
                replied_at=NOW if replied else None,
                logged_at=NOW,
                made_by=act_id,
            )
        )

    await slack.bot.desk.store.run(keep)


async def was_engaged(slack: LocalSlack, who: Actor, account: int, contact: int, on: date) -> None:
    """Somebody at an account engaged with a member's post."""

    def keep(session: Session) -> None:
        member, act_id = _begin(session, who, f"engaged:{contact}:{on}")
        post = PostRow(
            workspace_id=TEAM_ID,
            member_id=member,
            urn=f"activity:{act_id}",
            link=f"https://www.linkedin.com/feed/update/urn:li:activity:{act_id}/",
            posted_at=NOW,
            logged_at=NOW,
            made_by=act_id,
        )
        session.add(post)
        session.flush()
        session.add(
            EngagerRow(
                workspace_id=TEAM_ID,
                member_id=member,
                post_id=post.id or 0,
                account_id=account,
                contact_id=contact,
                engaged_on=on,
                logged_at=NOW,
                made_by=act_id,
            )
        )

    await slack.bot.desk.store.run(keep)


async def won(slack: LocalSlack, who: Actor, account: int, amount: int, on: date) -> None:
    """A member closed a deal with an account, in euros."""

    def keep(session: Session) -> None:
        member, act_id = _begin(session, who, f"won:{account}:{on}")
        session.add(
            WinRow(
                workspace_id=TEAM_ID,
                member_id=member,
                kind="closed_won",
                account_id=account,
                amount=Decimal(amount),
                currency="EUR",
                won_on=on,
                logged_at=NOW,
                made_by=act_id,
            )
        )

    await slack.bot.desk.store.run(keep)


async def shares(slack: LocalSlack, who: Actor) -> None:
    """A member tells teammates with whom they are in touch."""

    def keep(session: Session) -> None:
        member = storage.people.members.member(session, TEAM_ID, who.id)
        assert member is not None
        number = id_of(member)
        row = session.get(MemberSettingsRow, number)
        row = row or MemberSettingsRow(member_id=number, workspace_id=TEAM_ID)
        row.shares_accounts = True
        session.add(row)

    await slack.bot.desk.store.run(keep)


def _begin(session: Session, who: Actor, key: str) -> tuple[int, int]:
    person = domain.people.members.Person(Asker(TEAM_ID, who.id), Profile(who.name, "UTC"))
    submission = Submission(person, f"{who.id}:{key}", NOW)
    member = member_for(session, submission)
    act_id = acts.begin(session, submission, member, ActKind.DM)
    return id_of(member), act_id
