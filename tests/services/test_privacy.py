"""The database stores names of people at target accounts, and no other names."""

import asyncio
import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, SQLModel, col, select

import storage.entries.snapshots
from delivery.jobs import forget_old
from domain.coaching.post_rules import NoPost
from domain.coaching.rules import Rule
from domain.coaching.stored_findings import from_values, to_values
from domain.coaching.target_facts import ContactReference
from domain.coaching.target_rules import Waiting, WaitingPerson
from domain.engagement import Figures
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry
from domain.entries.engagers import people_to_list
from domain.entries.goals import Goal
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostDetails, PostEntry, PostLogged
from domain.entries.touches import Relation
from domain.names.person_names import person_key
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dms import log_dm
from services.entries.engagers import read_listing
from services.entries.log_post import log_post
from services.entries.own_posts import edit_post
from services.entries.posts import figures_of
from services.people.members import member_for
from services.targets.accounts import save_account
from services.targets.committee import erase_contact
from storage.store import Store
from storage.tables import ContactRow, NudgeRow, id_of
from tests.conversations.links import link_at

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UMA = Person(Asker("T1", "U1"), Profile("Uma", is_admin=True))
POST = link_at("2026-11-20")
NUMBERS = itertools.count()

#: With a beginning that no job title has: "Writer Jones" is not a name.
WORDS = st.text("abcdefghijklmnoprstuvwzäöüéñø", min_size=3, max_size=7).map("Xi{}".format)
#: Two words, because a single one may also be another value in the database.
TWO_WORDS = st.tuples(WORDS, WORDS).map(" ".join)
NAMES = st.lists(TWO_WORDS, min_size=1, max_size=4, unique_by=person_key)


def dump(session: Session) -> str:
    """Every value of every row of every table, in lower case."""
    session.flush()
    rows = [
        repr(tuple(row))
        for table in SQLModel.metadata.sorted_tables
        for row in session.connection().execute(table.select())
    ]
    return "\n".join(rows).casefold()


def submitted(by: Person) -> Submission:
    return Submission(by, f"key {next(NUMBERS)}", NOW)


def target(session: Session, name: str) -> int:
    details = AccountDetails(name)
    saved = save_account(session, submitted(UMA), None, details, {}, sure=True)
    assert isinstance(saved, AccountSaved)
    return saved.account.id


def listed(session: Session, names: str, views: int) -> PostLogged:
    """Lists people at the one post, answering every question with no."""
    people = people_to_list(read_listing(session, UMA, read_link(POST), names, NOW).recognised, {})
    result = log_post(session, submitted(UMA), PostEntry(read_link(POST), Figures(views)), people)
    assert isinstance(result, PostLogged)
    return result


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, TWO_WORDS, st.sampled_from([None, *Relation]))
def test_no_name_of_a_stranger_is_stored(
    engine: Engine, names: list[str], company: str, relation: Relation | None
) -> None:
    with Session(engine) as session:
        pasted = "\n".join(f"{name}, CTO, {company}" for name in names)
        done = listed(session, pasted, views=100 + next(NUMBERS)).listed
        assert done is not None
        assert done.new + done.again == len(names)
        for name in names:
            whom = PersonReference(name, "CTO", company, outside=True)
            log_dm(session, submitted(UMA), DmEntry(whom, relation))
        stored = dump(session)
        for name in names:
            assert name.casefold() not in stored
            assert person_key(name) not in stored
        assert company.casefold() not in stored


def test_names_of_people_at_target_accounts_are_stored(engine: Engine) -> None:
    with Session(engine) as session:
        target(session, "Acme")
        listed(session, "Jane Doe, CTO, Acme", views=100)
        assert "jane doe" in dump(session)


def test_an_erased_contact_leaves_no_name_behind(engine: Engine) -> None:
    with Session(engine) as session:
        acme = target(session, "Acme")
        listed(session, "Jane Doe, CTO, Acme", views=100)
        log_dm(session, submitted(UMA), DmEntry(PersonReference("Jane Doe", account_id=acme)))
        article = "https://www.linkedin.com/pulse/how-we-sell-jane-doe-x1y2"
        comment = CommentEntry(read_link(article), PersonReference("Jane Doe", account_id=acme))
        log_comment(session, submitted(UMA), comment)
        contact = session.exec(select(ContactRow)).one()
        assert contact.id is not None
        erase_contact(session, submitted(UMA), contact.id)
        assert "jane" not in dump(session)
        again = listed(session, "Max Muster", views=200)
        assert (again.post.figures.listed, again.post.figures.listed_targets) == (2, 1)


def test_titles_of_posts_that_name_an_erased_contact_are_emptied(engine: Engine) -> None:
    with Session(engine) as session:
        acme = target(session, "Acme")
        log_dm(session, submitted(UMA), DmEntry(PersonReference("Jörg Doe", account_id=acme)))
        first = PostEntry(read_link(POST), Figures(100, 9), title="What JÖRG DOE taught me")
        logged = log_post(session, submitted(UMA), first)
        assert isinstance(logged, PostLogged)
        # The act keeps the earlier title, for undo.
        details = PostDetails(
            Figures(100, 9), None, NOW.date(), link_out=False, title="Lessons of joerg doe"
        )
        edit_post(session, submitted(UMA), logged.post.id, details)
        other = PostEntry(read_link(link_at("2026-11-19")), Figures(100, 9), title="Doe and deer")
        log_post(session, submitted(UMA), other)
        nudge = NudgeRow(
            workspace_id="T1",
            member_id=id_of(member_for(session, submitted(UMA))),
            rule=Rule.CADENCE,
            armed_at=NOW,
            facts=to_values(NoPost(NOW.date(), 8, Goal.CREDIBILITY, title="What Jörg Doe said")),
        )
        session.add(nudge)
        contact = session.exec(select(ContactRow)).one()
        erase_contact(session, submitted(UMA), id_of(contact))
        stored = dump(session)
        assert [name for name in ("jörg", "j\\u00f6rg", "joerg") if name in stored] == []
        assert "doe and deer" in stored
        assert isinstance(from_values(Rule.CADENCE, nudge.facts), NoPost)


def test_erasing_a_contact_leaves_a_namesake_in_a_nudge(engine: Engine) -> None:
    with Session(engine) as session:
        people = []
        for name in ("Acme", "Globex"):
            log_dm(
                session,
                submitted(UMA),
                DmEntry(PersonReference("Jane Doe", account_id=target(session, name))),
            )
            row = session.exec(select(ContactRow).order_by(col(ContactRow.id).desc())).first()
            assert row is not None
            people.append(ContactReference(row.id or 0, "Jane Doe", row.account_id, name))
        day = NOW.date()
        waiting = Waiting(tuple(WaitingPerson(each, day) for each in people), 2, 3)
        member = member_for(session, submitted(UMA))
        nudge = NudgeRow(
            workspace_id="T1",
            member_id=id_of(member),
            rule=Rule.WARM,
            armed_at=NOW,
            facts=to_values(waiting),
        )
        session.add(nudge)
        erase_contact(session, submitted(UMA), people[0].contact_id)
        finding = from_values(Rule.WARM, nudge.facts)
        assert isinstance(finding, Waiting)
        assert [each.person.name for each in finding.people] == ["", "Jane Doe"]


def test_hmacs_are_deleted_after_ninety_days_and_counts_remain(store: Store) -> None:
    result = asyncio.run(store.run(listed, "Max Muster\nAnn Other", 100))
    log = DmEntry(PersonReference("Max Muster", outside=True))
    asyncio.run(store.run(log_dm, submitted(UMA), log))
    assert asyncio.run(forget_old(store, NOW + timedelta(days=89))) == 0
    assert asyncio.run(forget_old(store, NOW + timedelta(days=91), batch=1)) == 3
    with Session(store.engine) as session:
        newest = storage.entries.snapshots.newest_snapshot(session, result.post.id)
        assert figures_of(newest).listed == 2
