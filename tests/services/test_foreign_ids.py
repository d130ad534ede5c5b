"""Ids of another workspace, team or member, in buttons and forms, open nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session, SQLModel, select

from domain.engagement import Figures
from domain.entries.acts import NotLatest
from domain.entries.comments import CommentEntry
from domain.entries.corrections import Matched, MatchedEntry
from domain.entries.dms import DmEntry, DmLogged
from domain.entries.engagers import EngagedPerson
from domain.entries.own_entries import EntryKind
from domain.entries.person_reference import PersonPrefill, PersonReference
from domain.entries.posts import PostEntry, PostLogged
from domain.entries.wins import WinEntry, WinKind
from domain.errors import UserError
from domain.people.members import Asker, Person, Profile
from domain.people.teams import TeamDetails
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.corrections import correct_match
from services.entries.dms import log_dm, record_reply
from services.entries.log_post import log_post
from services.entries.own_entries import delete_entry
from services.entries.own_posts import delete_post, own_post
from services.entries.undo import undo
from services.entries.wins import log_win
from services.people.members import member_for
from services.people.teams import save_team
from services.targets.account_page import account_page
from services.targets.accounts import (
    account_form,
    account_to_show,
    add_account_alias,
    archive_account,
    remove_account,
    save_account,
)
from services.targets.committee import contact_to_edit, erase_contact, remove_contact, save_contact
from services.targets.contact_merge import merge_candidates
from services.targets.person_lookup import person_prefill
from storage.tables import AccountRow, ActRow, ContactRow, DmRow, PostRow
from tests.conversations.links import link_at

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OWNER = Person(Asker("T1", "U1"), Profile("Owner", is_admin=True))
ELSEWHERE = Person(Asker("T2", "U1"), Profile("Elsewhere", is_admin=True))
COLLEAGUE = Person(Asker("T1", "U2"), Profile("Colleague"))


@dataclass(frozen=True)
class Ids:
    """The ids of the owner's rows."""

    account: int
    contact: int
    dm: int
    post: int
    act: int


def submitted(by: Person, key: str = "k") -> Submission:
    return Submission(by, key, NOW)


@pytest.fixture
def ids(engine: Engine) -> Ids:
    """Create a team's account with a contact to whom the owner wrote, and a post."""
    with Session(engine) as session:
        for person in (OWNER, ELSEWHERE, COLLEAGUE):
            member_for(session, submitted(person))
        details = TeamDetails("Nordics", None, "Etc/UTC", 1, 600, ("U1",))
        team = save_team(session, submitted(OWNER), None, details, {}).team.id
        saved = save_account(
            session, submitted(OWNER, "acme"), None, AccountDetails("Acme", team_id=team), {}
        )
        assert isinstance(saved, AccountSaved)
        account = saved.account.id
        dm = log_dm(
            session,
            submitted(OWNER, "dm"),
            DmEntry(PersonReference("Jane Doe", account_id=account)),
        )
        assert isinstance(dm, DmLogged)
        assert dm.dm.contact_id is not None
        post = log_post(
            session, submitted(OWNER, "p"), PostEntry(read_link(link_at("2026-11-20")), Figures(9))
        )
        assert isinstance(post, PostLogged)
        assert post.act_id is not None
        session.commit()
        return Ids(account, dm.dm.contact_id, dm.dm.id, post.post.id, post.act_id)


def listing(session: Session, by: Person, n: Ids) -> object:
    people = [EngagedPerson("Max", account_id=n.account)]
    return log_post(session, submitted(by), PostEntry(read_link(link_at("2026-11-18"))), people)


Action = Callable[[Session, Person, Ids], object]
#: Actions that are refused to other members of the workspace and to other workspaces.
REFUSED_TO_OTHERS: dict[str, Action] = {
    "page": lambda s, by, n: account_page(s, by, n.account, NOW),
    "show": lambda s, by, n: account_to_show(s, by, n.account),
    "name": lambda s, by, n: add_account_alias(s, submitted(by), n.account, "Akme"),
    "contact": lambda s, by, n: contact_to_edit(s, by, n.contact),
    "edit contact": lambda s, by, n: save_contact(
        s, submitted(by), n.account, n.contact, ContactDetails("Eve")
    ),
    "add contact": lambda s, by, n: save_contact(
        s, submitted(by), n.account, None, ContactDetails("Eve")
    ),
    "remove contact": lambda s, by, n: remove_contact(s, submitted(by), n.contact),
    "same person": lambda s, by, n: merge_candidates(s, by, n.contact),
    "listing": listing,
    "replied": lambda s, by, n: record_reply(s, submitted(by), n.dm),
    "not this person": lambda s, by, n: correct_match(
        s, submitted(by), MatchedEntry(Matched.DM, n.dm), None
    ),
    "delete DM": lambda s, by, n: delete_entry(s, submitted(by), EntryKind.DM, n.dm),
    "post": lambda s, by, n: own_post(s, by, n.post, NOW),
    "delete post": lambda s, by, n: delete_post(s, submitted(by), n.post),
}
#: Actions that are tried from another workspace only.
REFUSED_ELSEWHERE: dict[str, Action] = {
    "form": lambda s, by, n: account_form(s, by, n.account),
    "edit": lambda s, by, n: save_account(
        s, submitted(by), n.account, AccountDetails("Eve"), {}, sure=True
    ),
    "archive": lambda s, by, n: archive_account(s, submitted(by), n.account, archived=True),
    "remove": lambda s, by, n: remove_account(s, submitted(by), n.account),
    "erase": lambda s, by, n: erase_contact(s, submitted(by), n.contact),
    "DM to contact": lambda s, by, n: log_dm(
        s, submitted(by), DmEntry(PersonReference(contact_id=n.contact))
    ),
    "DM at account": lambda s, by, n: log_dm(
        s, submitted(by), DmEntry(PersonReference("Eve", account_id=n.account))
    ),
    "comment": lambda s, by, n: log_comment(
        s,
        submitted(by),
        CommentEntry(
            read_link(link_at("2026-11-17")), PersonReference("Eve", account_id=n.account)
        ),
    ),
    "win": lambda s, by, n: log_win(
        s, submitted(by), WinEntry(WinKind.MEETING, account_id=n.account)
    ),
}


def rows(session: Session) -> list[str]:
    session.flush()
    session.expire_all()
    tables: tuple[type[SQLModel], ...] = (AccountRow, ContactRow, DmRow, PostRow)
    return [repr(row.model_dump()) for table in tables for row in session.exec(select(table)).all()]


def test_ids_of_another_workspace_are_refused(engine: Engine, ids: Ids) -> None:
    refused(engine, ids, REFUSED_TO_OTHERS | REFUSED_ELSEWHERE, ELSEWHERE)


def test_ids_of_a_team_or_a_member_are_refused_to_others(engine: Engine, ids: Ids) -> None:
    refused(engine, ids, REFUSED_TO_OTHERS, COLLEAGUE)


def refused(engine: Engine, ids: Ids, actions: dict[str, Action], by: Person) -> None:
    with Session(engine) as session:
        before = rows(session)
        for name, action in actions.items():
            with pytest.raises(UserError):
                pytest.fail(f"{name}: {action(session, by, ids)}")
            session.rollback()
            assert rows(session) == before, name


@pytest.mark.parametrize("by", [ELSEWHERE, COLLEAGUE], ids=lambda person: person.profile.name)
def test_a_form_about_a_hidden_contact_or_account_is_empty(
    engine: Engine, ids: Ids, by: Person
) -> None:
    with Session(engine) as session:
        assert person_prefill(session, by, ids.contact, None) == PersonPrefill()
        assert person_prefill(session, by, None, ids.account) == PersonPrefill()


def test_a_dm_to_another_teams_contact_has_no_account(engine: Engine, ids: Ids) -> None:
    with Session(engine) as session:
        dm = log_dm(session, submitted(COLLEAGUE), DmEntry(PersonReference(contact_id=ids.contact)))
        assert isinstance(dm, DmLogged)
        assert dm.dm.account_id is None


def test_no_member_can_undo_an_act_of_another(engine: Engine, ids: Ids) -> None:
    with Session(engine) as session:
        log_dm(
            session,
            submitted(COLLEAGUE, "own"),
            DmEntry(PersonReference("Max Muster", outside=True)),
        )
        assert isinstance(undo(session, submitted(COLLEAGUE), ids.act), NotLatest)
        assert session.get_one(ActRow, ids.act).undone_at is None
