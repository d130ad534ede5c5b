"""Each person counts once a post, in whatever spelling they are pasted."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from domain.engagement import Figures
from domain.entries.engagers import EngagedPerson
from domain.entries.posts import PostEntry, PostLogged
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from linkedin.links import read_link
from services.entries.log_post import log_post
from services.targets.accounts import save_account
from storage.tables import ContactRow
from tests.conversations.links import link_at

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UMA = Person(Asker("T1", "U1"), Profile("Uma", is_admin=True))
NUMBERS = itertools.count()
#: The first three of these are at a target account.
NAMES = ("Jane Doe", "John Roe", "Ann Other", "Max Muster", "Cy Three", "Eve Four")
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.lower,
    "Dr. {}".format,
    "{}, PhD".format,
)
PASTES = st.lists(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(SPELLINGS)), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PASTES)
def test_a_person_pasted_often_counts_once_a_post(
    engine: Engine, pastes: list[list[tuple[int, Callable[[str], str]]]]
) -> None:
    seen: set[int] = set()
    with Session(engine) as session:
        name, link = f"Acme {next(NUMBERS)}", link_at("2026-11-20", serial=next(NUMBERS))
        details = AccountDetails(name)
        saved = save_account(
            session, Submission(UMA, f"account {name}", NOW), None, details, {}, sure=True
        )
        assert isinstance(saved, AccountSaved)
        for paste in pastes:
            people = [
                EngagedPerson(spelled(NAMES[index]), "", saved.account.id if index < 3 else None)
                for index, spelled in paste
            ]
            figures, key = Figures(views=1_000 + next(NUMBERS)), f"key {next(NUMBERS)}"
            done = log_post(
                session, Submission(UMA, key, NOW), PostEntry(read_link(link), figures), people
            )
            seen |= {index for index, _ in paste}
            assert isinstance(done, PostLogged)
            known = done.post.figures
            assert (known.listed, known.listed_targets) == (len(seen), len(seen & {0, 1, 2}))


def test_a_guest_lists_only_people_whom_they_touched_at_the_account(session: Session) -> None:
    saved = save_account(
        session, Submission(UMA, "acme", NOW), None, AccountDetails("Acme"), {}, sure=True
    )
    assert isinstance(saved, AccountSaved)
    acme = saved.account.id
    guest = Person(Asker("T1", "U5"), Profile("Gus", is_guest=True))
    people = [EngagedPerson("Jane Doe", "CTO", acme), EngagedPerson("Max Muster", "", None)]
    entry = PostEntry(read_link(link_at("2026-11-20")), Figures(views=1_000))
    done = log_post(session, Submission(guest, "list", NOW), entry, people)
    assert isinstance(done, PostLogged)
    assert (done.post.figures.listed, done.post.figures.listed_targets) == (2, 0)
    assert session.exec(select(ContactRow)).all() == []
