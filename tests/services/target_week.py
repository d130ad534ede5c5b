"""Target accounts and what was done there, written as the services' acts write them."""

from datetime import datetime
from decimal import Decimal
from uuid import uuid4

from sqlmodel import Session, SQLModel

import storage.people.members
import storage.targets.accounts
from domain.engagement import Figures
from domain.entries.acts import ActKind
from domain.entries.scores import SsiScore
from domain.people.members import Person
from domain.submission import Submission
from services import acts
from services.entries.scores import log_score
from services.targets.contacts import contact_id_for
from storage.tables import (
    AccountRow,
    CommentRow,
    DmRow,
    EngagerRow,
    MemberRow,
    WinRow,
    id_of,
)
from tests.services.team import FAR_BACK, WORKSPACE, posted


def account(session: Session, by: Person, name: str, *, owner: int | None = None) -> int:
    """A target account of the whole workspace, on the list for long; its number."""
    return _kept(
        session,
        AccountRow(
            workspace_id=WORKSPACE,
            name=name,
            match_key=name.casefold(),
            owner_id=owner,
            made_by=_act(session, by, ActKind.ACCOUNT, FAR_BACK),
        ),
    )


def contact(session: Session, by: Person, account_id: int, name: str, role: str = "") -> int:
    """Somebody known there; their number."""
    act_id = _act(session, by, ActKind.CONTACT, FAR_BACK)
    number = contact_id_for(session, account_id, name, "", act_id)
    if role:
        row = storage.targets.accounts.contact(session, WORKSPACE, number)
        assert row is not None
        row.role = role
        session.add(row)
        session.flush()
    return number


def engaged(
    session: Session, by: Person, at: datetime, account_id: int, *contact_ids: int, people: int = 0
) -> None:
    """A post of a moment, at which these people were listed on its day.

    Args:
        people: How many were listed together, those at target accounts included.
    """
    targets = len(contact_ids)
    listed = max(people, targets)
    figures = Figures(views=1000, engagers=listed, listed=listed, listed_targets=targets)
    post = posted(session, by, at, figures, taken=at).post
    member = _member(session, by)
    for contact_id in contact_ids:
        _kept(
            session,
            EngagerRow(
                workspace_id=WORKSPACE,
                member_id=id_of(member),
                post_id=post.id,
                account_id=account_id,
                contact_id=contact_id,
                engaged_on=at.date(),
                logged_at=at,
                made_by=_act(session, by, ActKind.LOGGED, at),
            ),
        )


def wrote(
    session: Session, by: Person, at: datetime, contact_id: int | None = None, who: str = ""
) -> None:
    """A DM to somebody at a target account, or to somebody else whom ``who`` tells apart."""
    row = storage.targets.accounts.contact(session, WORKSPACE, contact_id) if contact_id else None
    _kept(
        session,
        DmRow(
            workspace_id=WORKSPACE,
            member_id=id_of(_member(session, by)),
            relation="target" if row else "other",
            account_id=row.account_id if row else None,
            contact_id=contact_id,
            stranger=who or None,
            written_on=at.date(),
            logged_at=at,
            made_by=_act(session, by, ActKind.DM, at),
        ),
    )


def commented(session: Session, by: Person, at: datetime, account_id: int) -> None:
    """A comment on a post of an account."""
    link = f"https://www.linkedin.com/feed/update/urn:li:activity:{int(at.timestamp())}/"
    _kept(
        session,
        CommentRow(
            workspace_id=WORKSPACE,
            member_id=id_of(_member(session, by)),
            urn=link,
            link=link,
            account_id=account_id,
            commented_on=at.date(),
            logged_at=at,
            made_by=_act(session, by, ActKind.COMMENT, at),
        ),
    )


def won(session: Session, by: Person, at: datetime, account_id: int, kind: str) -> None:
    """A win at an account."""
    _kept(
        session,
        WinRow(
            workspace_id=WORKSPACE,
            member_id=id_of(_member(session, by)),
            kind=kind,
            account_id=account_id,
            won_on=at.date(),
            logged_at=at,
            made_by=_act(session, by, ActKind.WIN, at),
        ),
    )


def scored(session: Session, by: Person, at: datetime, overall: int) -> None:
    """A look at the SSI page."""
    log_score(session, Submission(by, f"score:{at}", at), SsiScore(Decimal(overall)))


def _member(session: Session, person: Person) -> MemberRow:
    row = storage.people.members.member(session, WORKSPACE, person.asker.user)
    assert row is not None
    return row


def _act(session: Session, by: Person, kind: ActKind, at: datetime) -> int:
    return acts.begin(session, Submission(by, str(uuid4()), at), _member(session, by), kind)


def _kept(session: Session, row: SQLModel) -> int:
    session.add(row)
    session.flush()
    number: int = row.id  # type: ignore[attr-defined]  # every table here has one
    return number
