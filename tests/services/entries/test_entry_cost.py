"""What an entry costs: a few statements, however much the member logged before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.engine import Connection, Engine
from sqlmodel import Session

from domain.engagement import Engagers, Figures, Rate, pooled
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.engagers import EngagedPerson
from domain.entries.person_reference import PersonReference
from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry, PostLogged
from domain.entries.scores import SsiScore
from domain.entries.wins import WinEntry, WinKind
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm
from services.entries.log_post import log_post
from services.entries.scores import log_score
from services.entries.wins import log_win
from services.people.members import for_known_person, member_for
from services.targets.accounts import save_account
from storage.entries.post_sums import pooled_rate
from storage.entries.posts import posts_named
from storage.tables import ActRow, PostRow, SnapshotRow, id_of
from tests.conversations.links import link_at
from tests.engines import ON_SQLITE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ADA = Person(Asker("T1", "U1"), Profile("Ada", fresh=False))
BEN = Person(Asker("T1", "U2"), Profile("Ben", fresh=False))
#: The most statements of one entry, beside those that begin and end its transaction.
MOST = 10


@contextmanager
def counting(engine: Engine | Connection) -> Iterator[list[str]]:
    """Collects the statements that the database gets."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def add_posts(session: Session, person: Person, figures: list[Figures]) -> int:
    """Adds a person's posts with these figures, six hours apart; returns their member id."""
    member_id = id_of(member_for(session, Submission(person, "before", NOW)))
    shared = {"workspace_id": "T1", "member_id": member_id}
    made = [(1000 + each, NOW - timedelta(hours=6 * each + 5)) for each in range(len(figures))]
    acts = [
        {**shared, "id": each, "kind": "logged", "key": f"old {each}", "done_at": moment}
        for each, moment in made
    ]
    posts = [
        {
            **shared,
            "id": each,
            "urn": f"activity:{each}",
            "link": "",
            "goal": "credibility",
            "posted_at": moment,
            "made_at": moment,
            "logged_at": moment,
            "made_by": each,
            "counted_at": moment,
            **vars(counts),
        }
        for (each, moment), counts in zip(made, figures, strict=True)
    ]
    snapshots = [
        {
            "workspace_id": "T1",
            "post_id": each,
            "taken_at": moment,
            "made_by": each,
            **vars(counts),
        }
        for (each, moment), counts in zip(made, figures, strict=True)
    ]
    for table, rows in ((ActRow, acts), (PostRow, posts), (SnapshotRow, snapshots)):
        session.execute(insert(table), rows)
    session.commit()
    return member_id


def log(engine: Engine, person: Person, key: str, link: str, views: int) -> list[str]:
    """Logs a post, or updates it, and returns the statements."""
    with counting(engine) as statements, Session(engine) as session:
        submission = Submission(person, key, NOW + timedelta(days=1))
        entry = PostEntry(read_link(link), Figures(views, 25))
        assert isinstance(log_post(session, submission, entry), PostLogged)
        session.commit()
    return statements


def test_an_entry_takes_few_statements_however_much_was_logged_before(engine: Engine) -> None:
    with Session(engine) as session:
        add_posts(session, BEN, [Figures(1000, 20)] * 300)
    counts = {}
    for serial, person in enumerate((ADA, BEN)):
        for number in range(2):
            link = link_at("2026-11-20", serial=2 * serial + number)
            for views in (1000, 1200):
                key = f"{person.profile.name} {number} {views}"
                counts[person, number, views] = len(log(engine, person, key, link, views))
    for views in (1000, 1200):
        assert counts[ADA, 1, views] == counts[BEN, 1, views] <= MOST


NAMES = ("Anna Berg", "Carl Dahl", "Eva Falk", "Gus Holm", "Ida Jarl", "Kim Lund", "Moa Nord")


def jane(number: int) -> PersonReference:
    """Each number's own person at Acme."""
    return PersonReference(NAMES[number], company="Acme")


#: By kind of entry: the most statements of one, and how to log one of a number. More than ten are
#: those that add a person: they look for the name and its aliases, lock, and look again.
KINDS: dict[str, tuple[int, Callable[[int], tuple[Any, ...]]]] = {
    "post": (9, lambda n: (log_post, PostEntry(post_of(n), Figures(1000 + n, 20)))),
    "known post": (10, lambda n: (log_post, PostEntry(post_of(0), Figures(2000 + n, 20 + n)))),
    "score": (9, lambda n: (log_score, SsiScore(Decimal(40 + n)))),
    "DM to a stranger": (
        10,
        lambda n: (log_dm, DmEntry(PersonReference(NAMES[n], outside=True))),
    ),
    "DM at a target": (16, lambda n: (log_dm, DmEntry(jane(n)))),
    "DMs of a week": (13, lambda n: (log_dm_week, DmWeekEntry(3 + n, 5))),
    "comment": (17, lambda n: (log_comment, CommentEntry(post_of(n), jane(n)))),
    "win": (16, lambda n: (log_win, WinEntry(WinKind.MEETING, company="Acme", another=True))),
    "engagers": (
        24,
        lambda n: (log_post, PostEntry(post_of(0)), [EngagedPerson(NAMES[n], account_id=1)]),
    ),
}


def post_of(number: int) -> PostLink:
    """A link to each number's own post."""
    return read_link(link_at("2026-11-20", hour=number + 1))


@ON_SQLITE
@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_each_kind_takes_few_statements_that_do_not_grow(
    engine: Engine, kind: str
) -> None:
    most, entry = KINDS[kind]
    coach = Person(Asker("T1", "U1"), Profile("Ada", is_admin=True))
    with Session(engine) as session:
        details = AccountDetails("Acme")
        save_account(session, Submission(coach, "acme", NOW), None, details, {}, sure=True)
        session.commit()
    counts = []
    for number in range(len(NAMES)):
        service, *about = entry(number)
        with counting(engine) as statements, Session(engine) as session:
            at = NOW + timedelta(minutes=number)
            saved = for_known_person(service)(session, coach.asker, f"{number}", at, *about)
            session.commit()
        assert saved is not None
        assert saved.result.act_id is not None
        counts.append(len(statements))
    assert counts[-1] == counts[1] <= most


def test_the_database_pools_rates_as_the_domain_does(session: Session) -> None:
    figures = [
        Figures(views, engagers, reactions, comments, 2, listed)
        for views in (None, 0, 700)
        for engagers in (None, 0, 30)
        for reactions in (None, 0, 21)
        for comments in (None, 9)
        for listed in (None, 0, 25, 40)
    ]
    member_id = add_posts(session, ADA, figures)
    rate = pooled_rate(session, member_id, NOW - timedelta(days=84), NOW, NOW)
    wanted = pooled(figures)
    assert rate is not None
    assert wanted is not None
    assert (rate.engagers, rate.views) == (wanted.engagers, wanted.views)
    assert rate.spread.posts == wanted.spread.posts
    assert rate.spread.views_squared == wanted.spread.views_squared
    assert rate.spread.low == pytest.approx(wanted.spread.low)
    assert rate.spread.high == pytest.approx(wanted.spread.high)


def test_one_post_has_the_rate_of_its_own(session: Session) -> None:
    member_id = add_posts(session, ADA, [Figures(700, 30), Figures(None, 4)])
    rate = pooled_rate(session, member_id, NOW - timedelta(days=84), NOW, NOW)
    assert rate == Rate(Engagers(30, 30), 700)


def test_without_posts_there_is_no_rate(session: Session) -> None:
    member_id = id_of(member_for(session, Submission(ADA, "before", NOW)))
    assert pooled_rate(session, member_id, NOW - timedelta(days=84), NOW, NOW) is None


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
def test_a_known_post_is_found_by_indexes(engine: Engine) -> None:
    with counting(engine) as statements, Session(engine) as session:
        posts_named(session, "T1", "activity:1", NOW)
    with engine.connect() as connection:
        names = ("workspace", "urn", "first", "last")
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statements[0]}", dict.fromkeys(names)
        )
        indexes = {row[3] for row in plan if "INDEX" in row[3]}
    assert indexes == {
        "SEARCH post USING INDEX post_once (workspace_id=? AND urn=?)",
        "SEARCH post USING INDEX post_twin_once (workspace_id=? AND twin_urn=?)",
        "SEARCH post USING INDEX post_by_clock (workspace_id=? AND made_at>? AND made_at<?)",
    }
