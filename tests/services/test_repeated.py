"""A submission that arrives again changes nothing, and undo restores what it changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, func, select

from domain.accounts import Role
from domain.engagement import Figures
from domain.entries.acts import Undone
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmOutcome, DmWeekEntry
from domain.entries.goals import Goal
from domain.entries.own_entries import EntryKind
from domain.entries.person_reference import PersonReference
from domain.entries.posts import FiguresEntry, PostDetails, PostEntry
from domain.entries.scores import SsiScore
from domain.entries.touches import Relation
from domain.entries.wins import TypedMoney, WinEntry, WinKind, WinLogged
from domain.errors import UserError
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm, record_reply
from services.entries.log_post import log_post
from services.entries.own_entries import delete_entry
from services.entries.own_posts import delete_post, edit_post, update_posts
from services.entries.scores import log_score
from services.entries.undo import undo
from services.entries.wins import log_win
from services.targets.accounts import (
    add_account_alias,
    archive_account,
    remove_account,
    save_account,
)
from services.targets.committee import erase_contact, remove_contact, save_contact
from services.targets.contact_merge import merge_contacts
from storage.tables import (
    AccountRow,
    ActRow,
    CommentRow,
    ContactRow,
    DmRow,
    DmWeekRow,
    PostRow,
    SsiScoreRow,
    WinRow,
)
from tests.conversations.links import link_at
from tests.engines import ON_SQLITE

pytestmark = ON_SQLITE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
UMA = Person(Asker("T1", "U1"), Profile("Uma", is_admin=True))
POSTED_ON = date(2026, 11, 20)
BARE = read_link(link_at("2026-11-16"))
POST = read_link(link_at(POSTED_ON.isoformat()))
ON_ACME = CommentEntry(read_link(link_at("2026-11-19")), PersonReference(company="Acme"))
OTHER = read_link(link_at("2026-11-17"))
ACME = AccountDetails("Acme", "acme.com", ("Akme", "ACM"))
JANE = ContactDetails("Jane Doe", "CTO", Role.DECISION_MAKER, ("Janie Doe",))
MONEY = TypedMoney(Decimal(45000), "EUR")


@dataclass(frozen=True)
class Known:
    """The ids of what Uma has logged."""

    account: int
    jane: int
    max: int
    post: int
    bare: int
    archived: int


TABLES: dict[EntryKind, Any] = {
    EntryKind.DM: DmRow,
    EntryKind.DM_WEEK: DmWeekRow,
    EntryKind.COMMENT: CommentRow,
    EntryKind.WIN: WinRow,
    EntryKind.SCORE: SsiScoreRow,
}


def submitted(key: str) -> Submission:
    return Submission(UMA, key, NOW)


@pytest.fixture
def known(session: Session) -> Known:
    """An account with two contacts, a post, and an entry of each kind."""
    save_account(session, submitted("acme"), None, ACME, {})
    account = session.exec(select(AccountRow)).one().id or 0
    for details in (JANE, ContactDetails("Max Muster")):
        save_contact(session, submitted(details.name), account, None, details)
    jane, max_muster = (row.id or 0 for row in session.exec(select(ContactRow).order_by("name")))
    hooli = save_account(session, submitted("hooli"), None, AccountDetails("Hooli"), {})
    assert isinstance(hooli, AccountSaved)
    archive_account(session, submitted("archived"), hooli.account.id, archived=True)
    log_post(session, submitted("post"), PostEntry(POST, Figures(100, 3), Goal.CREDIBILITY))
    log_post(session, submitted("bare"), PostEntry(BARE))
    post, bare = (row.id or 0 for row in session.exec(select(PostRow).order_by("id")))
    log_dm(session, submitted("dm"), DmEntry(PersonReference(contact_id=jane)))
    log_dm_week(session, submitted("week"), DmWeekEntry(3, 5))
    log_comment(session, submitted("comment"), ON_ACME)
    log_win(session, submitted("win"), WinEntry(WinKind.OPPORTUNITY, "Acme", money=MONEY))
    log_score(session, submitted("score"), SsiScore(Decimal(47)))
    return Known(account, jane, max_muster, post, bare, hooli.account.id)


def the_only(kind: EntryKind, session: Session) -> int:
    """The id of the entry of this kind, also once it is deleted."""
    return session.exec(select(TABLES[kind].id)).one() or 0


def deleting(kind: EntryKind) -> Callable[[Session, Submission, Known], object]:
    return lambda s, by, _: delete_entry(s, by, kind, the_only(kind, s))


DETAILS = PostDetails(Figures(90, 4), Goal.CUSTOMER_RESULT, NOW.date(), link_out=True)
AS_LOGGED = PostDetails(Figures(100, 3), Goal.CREDIBILITY, POSTED_ON, link_out=False)
ACTS: dict[str, Callable[[Session, Submission, Known], object]] = {
    "add an account": lambda s, by, n: save_account(s, by, None, AccountDetails("Globex"), {}),
    "change an account": lambda s, by, n: save_account(
        s, by, n.account, replace(ACME, name="Acme Robotics"), {}
    ),
    "change its aliases": lambda s, by, n: save_account(
        s, by, n.account, replace(ACME, aliases=("Akme", "Acme Labs")), {}
    ),
    "archive": lambda s, by, n: archive_account(s, by, n.account, archived=True),
    "restore": lambda s, by, n: archive_account(s, by, n.archived, archived=False),
    "name": lambda s, by, n: add_account_alias(s, by, n.account, "Acmee"),
    "remove an account": lambda s, by, n: remove_account(s, by, n.account),
    "add a contact": lambda s, by, n: save_contact(
        s, by, n.account, None, ContactDetails("Ann Other")
    ),
    "change a contact": lambda s, by, n: save_contact(
        s, by, n.account, n.jane, replace(JANE, title="CFO", aliases=("J. Doe",))
    ),
    "add an alias of a contact": lambda s, by, n: save_contact(
        s, by, n.account, n.jane, replace(JANE, aliases=(*JANE.aliases, "J. Doe"))
    ),
    "remove a contact": lambda s, by, n: remove_contact(s, by, n.max),
    "merge": lambda s, by, n: merge_contacts(s, by, n.jane, n.max),
    "log a post": lambda s, by, n: log_post(s, by, PostEntry(OTHER)),
    "update a post": lambda s, by, n: log_post(s, by, PostEntry(POST, Figures(200))),
    "update posts": lambda s, by, n: update_posts(
        s, by, [FiguresEntry(n.post, Figures(200))], frozenset(), DmWeekEntry(4)
    ),
    "edit a post": lambda s, by, n: edit_post(s, by, n.post, DETAILS),
    "set a goal": lambda s, by, n: edit_post(
        s, by, n.post, replace(AS_LOGGED, goal=Goal.CUSTOMER_RESULT)
    ),
    "add a goal by a line": lambda s, by, n: log_post(
        s, by, PostEntry(BARE, goal=Goal.CUSTOMER_RESULT)
    ),
    "add figures": lambda s, by, n: edit_post(s, by, n.bare, DETAILS),
    "delete a post": lambda s, by, n: delete_post(s, by, n.post),
    "log a DM": lambda s, by, n: log_dm(s, by, DmEntry(PersonReference(contact_id=n.max))),
    "change a DM": lambda s, by, n: log_dm(
        s, by, DmEntry(PersonReference("Ann Other"), Relation.PEER)
    ),
    "replied": lambda s, by, n: record_reply(s, by, the_only(EntryKind.DM, s)),
    "say who replied": lambda s, by, n: log_dm(
        s, by, DmEntry(PersonReference(contact_id=n.jane), replied=True)
    ),
    "log a week": lambda s, by, n: log_dm_week(s, by, DmWeekEntry(9, 9)),
    "log a comment": lambda s, by, n: log_comment(s, by, CommentEntry(OTHER)),
    "log a win": lambda s, by, n: log_win(s, by, WinEntry(WinKind.CLOSED_WON, "Acme", money=MONEY)),
    "log a score": lambda s, by, n: log_score(s, by, SsiScore(Decimal(50))),
    **{f"delete a {kind.value}": deleting(kind) for kind in EntryKind},
}


def in_effect(session: Session) -> dict[str, list[dict[str, Any]]]:
    """All rows that are not taken back, but for the acts."""
    session.expire_all()
    return {
        name: [
            dict(row._mapping)
            for row in session.execute(
                table.select().where(table.c.removed_by.is_(None)).order_by(table.c.id)
            )
        ]
        for name, table in SQLModel.metadata.tables.items()
        if "removed_by" in table.c
    }


def acts_of(session: Session) -> int:
    return session.exec(select(func.count(col(ActRow.id)))).one()


@pytest.mark.parametrize("name", ACTS)
def test_a_repeated_submission_is_one_act_with_one_answer(
    session: Session, known: Known, name: str
) -> None:
    before = acts_of(session)
    first = ACTS[name](session, submitted("new"), known)
    assert acts_of(session) == before + 1
    after = in_effect(session)
    assert ACTS[name](session, submitted("new"), known) == first
    assert acts_of(session) == before + 1
    assert in_effect(session) == after


@pytest.mark.parametrize("name", ACTS)
def test_undo_restores_all_that_a_submission_changed(
    session: Session, known: Known, name: str
) -> None:
    before = in_effect(session)
    ACTS[name](session, submitted("new"), known)
    assert in_effect(session) != before
    assert isinstance(undo(session, submitted("undo")), Undone)
    assert in_effect(session) == before
    with pytest.raises(UserError, match="That entry was undone"):
        ACTS[name](session, submitted("new"), known)


NO_ACTS: dict[str, Callable[[Session, Submission, Known], object]] = {
    "archived already": lambda s, by, n: archive_account(s, by, n.account, archived=False),
    "the same account": lambda s, by, n: save_account(s, by, n.account, ACME, {}),
    "the same contact": lambda s, by, n: save_contact(s, by, n.account, n.jane, JANE),
    "the same post": lambda s, by, n: edit_post(s, by, n.post, AS_LOGGED),
    "the same figures": lambda s, by, n: update_posts(
        s, by, [FiguresEntry(n.post, Figures(100))], frozenset()
    ),
    "an empty week": lambda s, by, n: log_dm_week(s, by, DmWeekEntry()),
    "unlikely figures": lambda s, by, n: edit_post(
        s, by, n.post, replace(AS_LOGGED, figures=Figures(100, 101))
    ),
}


@pytest.mark.parametrize("name", NO_ACTS)
def test_a_submission_that_changes_nothing_is_no_act(
    session: Session, known: Known, name: str
) -> None:
    before, acts = in_effect(session), acts_of(session)
    NO_ACTS[name](session, submitted("new"), known)
    assert acts_of(session) == acts
    assert in_effect(session) == before


def test_a_repeated_reply_is_known(session: Session, known: Known) -> None:
    dm = the_only(EntryKind.DM, session)
    record_reply(session, submitted("first"), dm)
    assert record_reply(session, submitted("second"), dm).outcome is DmOutcome.KNOWN


GONE: dict[str, Callable[[Session, Submission, Known], object]] = {
    "change a contact": ACTS["change a contact"],
    "merge": ACTS["merge"],
    "a known alias": lambda s, by, n: add_account_alias(s, by, n.account, "Akme"),
}


@pytest.mark.parametrize("name", GONE)
def test_a_repeated_submission_about_an_erased_person_changes_nothing(
    session: Session, known: Known, name: str
) -> None:
    GONE[name](session, submitted("new"), known)
    erase_contact(session, submitted("erase"), known.jane)
    before = in_effect(session)
    with pytest.raises(UserError, match="That was saved already"):
        GONE[name](session, submitted("new"), known)
    assert in_effect(session) == before


@pytest.mark.parametrize("kind", EntryKind)
def test_an_entry_that_is_gone_is_not_deleted_again(
    session: Session, known: Known, kind: EntryKind
) -> None:
    deleting(kind)(session, submitted("first"), known)
    with pytest.raises(UserError, match="isn't among yours any more"):
        deleting(kind)(session, submitted("second"), known)


def test_a_win_of_the_same_kind_elsewhere_is_another_win(session: Session, known: Known) -> None:
    elsewhere = WinEntry(WinKind.OPPORTUNITY, "Initech", money=MONEY)
    assert isinstance(log_win(session, submitted("new"), elsewhere), WinLogged)
