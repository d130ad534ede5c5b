"""Export, forget, import: the figures are the same, and nothing counts twice."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from domain.engagement import Figures
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.engagers import people_to_list
from domain.entries.own_import import OwnImported, OwnTables
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry, PostLogged
from domain.errors import UserError
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm
from services.entries.engagers import read_listing
from services.entries.log_post import log_post
from services.entries.own_file import read_own_file
from services.entries.own_import import import_own_data
from services.entries.undo import undo
from services.figures.stats import own_stats
from services.people.forgetting import forget_member
from services.people.own_data import own_data
from services.targets.accounts import save_account
from storage.tables import AccountRow, AudienceRow, ContactRow, PostRow
from tests.conversations.links import link_at
from tests.services.team import MONDAY
from views.people.export_files import archive

ADA = Person(Asker("T1", "UADA"), Profile("Ada", is_admin=True))
UMA = Person(Asker("T1", "UUMA"), Profile("Uma"))
NOW = MONDAY + timedelta(hours=2)
WINDOWS = ("7d", "30d", "2026-11", "2026-W47")


def by(person: Person, minutes: int) -> Submission:
    return Submission(person, f"{person.asker.user} {minutes}", MONDAY + timedelta(minutes=minutes))


def logged(session: Session) -> None:
    """Uma logs two posts, one of them twice, with people, and one entry of other kinds."""
    saved = save_account(session, by(ADA, 0), None, AccountDetails("Acme"), {}, sure=True)
    assert isinstance(saved, AccountSaved)
    link = read_link(link_at("2026-11-20"))
    read = read_listing(session, UMA, link, "Jane Doe, CTO, Acme\nMax Muster, Globex", MONDAY)
    people = people_to_list(read.recognised, {})
    for minutes, views in ((1, 1000), (2, 1500)):
        entry = PostEntry(link, Figures(views, 30))
        assert isinstance(
            log_post(session, by(UMA, minutes), entry, people if minutes == 1 else ()), PostLogged
        )
    other = PostEntry(read_link(link_at("2026-11-18")), Figures(800, reactions=9, comments=2))
    log_post(session, by(UMA, 3), other)
    log_dm(session, by(UMA, 4), DmEntry(PersonReference("Jane Doe", account_id=saved.account.id)))
    log_dm(session, by(UMA, 5), DmEntry(PersonReference("Max Muster", outside=True)))
    log_dm_week(session, by(UMA, 6), DmWeekEntry(target=3, other=4))
    at_acme = PersonReference("Jane Doe", account_id=saved.account.id)
    log_comment(session, by(UMA, 7), CommentEntry(read_link(link_at("2026-11-19")), at_acme))


def test_readers_at_target_accounts_come_back(session: Session) -> None:
    logged(session)
    tables = exported(session)
    [acme] = session.exec(select(AccountRow)).all()
    post = tables["posts"][0]["id"]
    moment = MONDAY.isoformat()
    tables["audiences"] = [
        {"post_id": post, "account": "Acme", "website": None, "taken_at": moment, "low": 15_000,
         "high": 25_000, "members_reached": 560, "logged_at": moment, "deleted": False}
    ]  # fmt: skip
    forget_member(session, by(UMA, 20), NOW)
    session.expunge_all()
    imported(session, tables, 30)
    [row] = session.exec(select(AudienceRow)).all()
    assert (row.account_id, row.high, row.members_reached) == (acme.id, 25_000, 560)


def exported(session: Session) -> OwnTables:
    return read_own_file(archive(own_data(session, UMA, NOW)))


def figures(session: Session) -> list[Any]:
    return [own_stats(session, UMA, window, NOW) for window in WINDOWS]


def imported(session: Session, tables: OwnTables, minutes: int) -> OwnImported:
    result = import_own_data(session, by(UMA, minutes), tables)
    assert result is not None
    session.flush()
    return result


def test_the_figures_are_the_same_after_export_forget_and_import(session: Session) -> None:
    logged(session)
    before, tables = figures(session), exported(session)
    forget_member(session, by(UMA, 20), NOW)
    session.expunge_all()
    assert figures(session) != before
    result = imported(session, tables, 30)
    assert (result.added["posts"], result.added["dms"], result.unreadable) == (2, 2, 0)
    session.expire_all()
    for one, other in zip(figures(session), before, strict=True):
        assert (one.now, one.before, one.activity) == (other.now, other.before, other.activity)
    assert len(session.exec(select(ContactRow)).all()) == 1


def test_a_second_import_adds_nothing_and_an_import_can_be_undone(session: Session) -> None:
    logged(session)
    tables = exported(session)
    again = imported(session, tables, 30)
    assert (again.act_id, again.added, again.known) == (None, {}, 6)
    forget_member(session, by(UMA, 31), NOW)
    session.expunge_all()
    assert imported(session, tables, 32).act_id is not None
    assert imported(session, tables, 33).added == {}
    assert import_own_data(session, by(UMA, 32), tables) is None
    undo(session, by(UMA, 40))
    session.expire_all()
    assert [post.removed_by is None for post in session.exec(select(PostRow))] == [False, False]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("link", "javascript:alert(1)"),
        ("posted_at", "2026-11-20T09:00:00"),
        ("posted_at", "2999-01-01T00:00:00+00:00"),
        ("logged_at", None),
        ("goal", "fame"),
        ("urn", "x" * 300),
        ("link_out", "yes"),
    ],
)
def test_a_row_that_is_not_valid_is_left_out_and_counted(
    session: Session, column: str, value: Any
) -> None:
    logged(session)
    tables = exported(session)
    forget_member(session, by(UMA, 20), NOW)
    session.expunge_all()
    tables["posts"][0][column] = value
    result = imported(session, tables, 30)
    assert (result.added["posts"], result.unreadable) == (1, 1)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"[]", b'{"format": "other"}', b"[" * 100_000, b"\xff\xfe"]
)
def test_a_file_of_another_kind_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="isn't a file that"):
        read_own_file(data)


def test_the_export_of_a_team_is_refused() -> None:
    team = {"format": "ssi-coach data", "version": 1, "subject": "team", "tables": {}}
    with pytest.raises(UserError, match="export of a team"):
        read_own_file(json.dumps(team).encode())
