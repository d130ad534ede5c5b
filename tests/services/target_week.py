"""Builders of target accounts and touches, saved as the services' acts save them."""

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
    """Adds a target account of the whole workspace, long ago. Returns its id."""
    return _saved(
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
    """Adds a contact to an account, long ago. Returns their id."""
    act_id = _act(session, by, ActKind.CONTACT, FAR_BACK)
    contact_id = contact_id_for(session, account_id, name, "", act_id)
    if role:
        row = storage.targets.accounts.contact(session, WORKSPACE, contact_id)
        assert row is not None
        row.role = role
        session.add(row)
        session.flush()
    return contact_id


def engaged(
    session: Session, by: Person, at: datetime, account_id: int, *contact_ids: int, people: int = 0
) -> None:
    """Logs a post, with these contacts listed as its engagers on the same day.

    Args:
        people: How many engagers were listed in total, the contacts included.
    """
    targets = len(contact_ids)
    listed = max(people, targets)
    figures = Figures(views=1000, engagers=listed, listed=listed, listed_targets=targets)
    post = posted(session, by, at, figures, taken=at).post
    member = _member(session, by)
    for contact_id in contact_ids:
        _saved(
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
    session: Session, by: Person, at: datetime, contact_id: int | None = None, stranger: str = ""
) -> None:
    """Logs a DM to a contact, or to a stranger with this token."""
    row = storage.targets.accounts.contact(session, WORKSPACE, contact_id) if contact_id else None
    _saved(
        session,
        DmRow(
            workspace_id=WORKSPACE,
            member_id=id_of(_member(session, by)),
            relation="target" if row else "other",
            account_id=row.account_id if row else None,
            contact_id=contact_id,
            stranger=stranger or None,
            written_on=at.date(),
            logged_at=at,
            made_by=_act(session, by, ActKind.DM, at),
        ),
    )


def commented(session: Session, by: Person, at: datetime, account_id: int) -> None:
    """Logs a comment on a post of an account."""
    link = f"https://www.linkedin.com/feed/update/urn:li:activity:{int(at.timestamp())}/"
    _saved(
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


def won(
    session: Session, by: Person, at: datetime, account_id: int, kind: str, euros: str = ""
) -> None:
    """Logs a win at an account, with an amount in EUR if there is one."""
    _saved(
        session,
        WinRow(
            workspace_id=WORKSPACE,
            member_id=id_of(_member(session, by)),
            kind=kind,
            amount=Decimal(euros) if euros else None,
            currency="EUR" if euros else None,
            account_id=account_id,
            won_on=at.date(),
            logged_at=at,
            made_by=_act(session, by, ActKind.WIN, at),
        ),
    )


def scored(session: Session, by: Person, at: datetime, overall: int) -> None:
    """Logs an SSI score."""
    log_score(session, Submission(by, f"score:{at}", at), SsiScore(Decimal(overall)))


def _member(session: Session, person: Person) -> MemberRow:
    row = storage.people.members.member(session, WORKSPACE, person.asker.user)
    assert row is not None
    return row


def _act(session: Session, by: Person, kind: ActKind, at: datetime) -> int:
    submission = Submission(by, str(uuid4()), at)
    return acts.begin(session, submission, acts.situation(session, submission), kind)


def _saved(session: Session, row: SQLModel) -> int:
    session.add(row)
    session.flush()
    row_id: int = row.id  # type: ignore[attr-defined]  # every table here has one
    return row_id
