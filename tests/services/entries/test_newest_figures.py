"""A post's row repeats its newest figures: sums over rows are those over snapshots."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from domain.engagement import Figures, pooled
from domain.entries.engagers import EngagedPerson
from domain.entries.posts import FiguresEntry, PostDetails, PostEntry, PostQuestion
from domain.errors import UserError
from domain.figures.stats import total
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from linkedin.links import read_link
from services.entries.log_post import log_post
from services.entries.own_posts import delete_post, edit_post, page_of_posts, update_posts
from services.entries.undo import undo
from services.people.members import member_for
from storage.entries.post_sums import PostSpan, pooled_rate, sums_of_member
from storage.tables import PostRow, SnapshotRow, id_of
from tests.conversations.links import link_at
from tests.domain.posts import post as post_of

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
UMA = Person(Asker("T1", "U1"), Profile("Uma"))
YES = frozenset(PostQuestion)


class Step(NamedTuple):
    """One thing that Uma does: to one of two posts, with some number of views."""

    session: Session
    key: str
    at: datetime
    post: int
    views: int

    @property
    def submission(self) -> Submission:
        return Submission(UMA, self.key, self.at)

    def log(self) -> None:
        self._log(Figures(self.views, reactions=self.views // 50))

    def log_nothing(self) -> None:
        self._log(Figures())

    def list_people(self) -> None:
        self._log(Figures(), EngagedPerson(f"Jane {self.views}"))

    def update(self) -> None:
        entries = [FiguresEntry(post, Figures(self.views + post)) for post in self._posts()]
        update_posts(self.session, self.submission, entries, YES)

    def edit(self) -> None:
        for post in self._posts()[self.post :][:1]:
            day = (START - 3 * HOUR).date()
            details = PostDetails(
                Figures(self.views or None), None, day, link_out=False, confirmed=YES
            )
            edit_post(self.session, self.submission, post, details)

    def delete(self) -> None:
        for post in self._posts()[self.post :][:1]:
            delete_post(self.session, self.submission, post)

    def undo(self) -> None:
        undo(self.session, self.submission)

    def _log(self, figures: Figures, *people: EngagedPerson) -> None:
        link = read_link(link_at("2026-11-20", serial=100 * self.post))
        log_post(self.session, self.submission, PostEntry(link, figures, confirmed=YES), people)

    def _posts(self) -> list[int]:
        return [post.id for post in page_of_posts(self.session, UMA, 1, 8, self.at + HOUR).posts]


STEPS: list[Callable[[Step], None]] = [
    *(Step.log, Step.log, Step.log_nothing, Step.list_people, Step.update, Step.edit),
    *(Step.delete, Step.undo, Step.undo, Step.undo),
]


def by_definition(session: Session, as_of: datetime) -> list[Figures]:
    """Each live post's figures in its newest live snapshot of a moment."""
    live = [row for row in session.exec(select(SnapshotRow)) if row.removed_by is None]
    posts = [row for row in session.exec(select(PostRow)) if row.removed_by is None]
    found = []
    for post in posts:
        own = [row for row in live if row.post_id == post.id and row.taken_at <= as_of]
        newest = max(own, key=lambda row: (row.taken_at, row.id), default=None)
        names = vars(Figures())
        found.append(Figures(**{name: getattr(newest, name, None) for name in names}))
    return found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STEPS),
            st.integers(-1, 4),
            st.integers(0, 1),
            st.sampled_from([0, 150, 400, 900]),
        ),
        min_size=1,
        max_size=14,
    )
)
def test_sums_are_those_of_the_snapshots_after_any_entries_and_undos(
    engine: Engine, steps: list[tuple[Callable[[Step], None], int, int, int]]
) -> None:
    with Session(engine) as session:
        member_id = id_of(member_for(session, Submission(UMA, "first", START)))
        at = START
        moments = [START - HOUR]
        for number, (action, hours, post, views) in enumerate(steps):
            at += hours * HOUR  # sometimes back: replicas have clocks of their own
            # A refused step changes nothing, as in the store.
            with suppress(UserError), session.begin_nested():
                action(Step(session, f"step {number}", at, post, views))
            moments.append(at)
        since, until, later = START - 2400 * HOUR, START + 2400 * HOUR, START + 4800 * HOUR
        for as_of in [*moments, later]:
            sums = sums_of_member(session, member_id, PostSpan(since, until, as_of), later)
            defined = by_definition(session, as_of)
            found = sums.totals
            wanted = total([post_of(each) for each in defined])
            assert found._replace(rate=None) == wanted._replace(rate=None)
            assert (found.rate and found.rate.high) == (wanted.rate and wanted.rate.high)
        rate = pooled_rate(session, member_id, since, until, later)
        wanted_rate = pooled(defined)
        assert (rate is None) == (wanted_rate is None)
        if rate is not None and wanted_rate is not None:
            assert (rate.engagers, rate.views) == (wanted_rate.engagers, wanted_rate.views)
        session.rollback()
