"""A member's own figures, which the database adds up: the same as those of the posts one by one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import Engine
from sqlmodel import Session

from domain.engagement import Figures, Rate, pooled
from domain.entries.posts import Post
from domain.figures.stats import Stats, Totals, WeekRate, best_post, own_baseline, total
from domain.people.members import Person
from domain.timing.periods import Window, local_date, week_of
from services.entries.posts import posts_in
from services.figures.home import home_page
from services.figures.stats import own_stats
from storage.entries.snapshots import COUNTS
from storage.tables import ActRow, PostRow, SnapshotRow
from tests.services.entries.test_entry_cost import counting
from tests.services.figures.test_post_sums import EVERY_KIND
from tests.services.team import MONDAY, WORKSPACE, joins, someone

#: Summer time ends in the weeks that are read.
ZONES = ("UTC", "Europe/Stockholm", "America/Los_Angeles", "Pacific/Auckland")
NOW = MONDAY
TIES = [Figures(400, 8), Figures(800, 16), Figures(1000, 20), Figures(200, 1)]


def add_posts(session: Session, member_id: int, figures: list[Figures], apart: timedelta) -> None:
    """Adds posts at these distances back from now; each second one has a later snapshot."""
    shared = {"workspace_id": WORKSPACE, "made_by": 9000}
    act = {"workspace_id": WORKSPACE, "member_id": member_id, "kind": "logged"}
    session.execute(insert(ActRow), [{**act, "id": 9000, "key": "posts", "done_at": NOW}])
    moments = [NOW - timedelta(hours=3) - number * apart for number in range(len(figures))]
    snapshots = [
        {**shared, "post_id": 9000 + number, "taken_at": at, **vars(counts)}
        for number, moment in enumerate(moments)
        for at, counts in (
            (moment, figures[number]),
            (moment + timedelta(days=6), grown(figures[number])),
        )
        if at == moment or number % 2
    ]
    newest = {each["post_id"]: each for each in snapshots}
    session.execute(
        insert(PostRow),
        [
            {
                **shared,
                **{name: newest[9000 + number][name] for name in COUNTS},
                "counted_at": newest[9000 + number]["taken_at"],
                "id": 9000 + number,
                "member_id": member_id,
                "urn": f"activity:{number}",
                "link": f"link {number}",
                "posted_at": moment,
                "made_at": moment,
                "logged_at": moment,
            }
            for number, moment in enumerate(moments)
        ],
    )
    session.execute(insert(SnapshotRow), snapshots)
    session.commit()


def grown(figures: Figures) -> Figures:
    """Figures of some days later."""
    return replace(figures, views=figures.views and 2 * figures.views)


def by_definition(session: Session, member_id: int, person: Person, window: Window) -> Stats:
    """The stats of a window, from its posts one by one."""

    def posts(of: Window, as_of: datetime = NOW) -> list[Post]:
        return posts_in(session, member_id, of, person.zone, as_of)

    # Whole weeks only, from Monday to Sunday.
    mondays = [window.last - timedelta(days=number) for number in range(6, 6 + 84 + 7)]
    weeks = [
        week_of(day)
        for day in mondays
        if day.weekday() == 0 and week_of(day).last < local_date(NOW, person.zone)
    ]
    then = NOW - (window.first - window.before.first)
    return Stats(
        window=window,
        now=rounded(total(posts(window))),
        before=rounded(total(posts(window.before, then))),
        baseline=rounded_rate(own_baseline(posts(window.baseline))),
        best=best_post(posts(window), fewest_views=100),
        weeks=week_rates((week.first, rate_of(posts(week))) for week in reversed(weeks[:12])),
    )


def rate_of(posts: list[Post]) -> Rate | None:
    """The pooled rate."""
    return pooled(post.figures for post in posts)


def week_rates(weeks: Iterable[tuple[date, Rate | None]]) -> tuple[WeekRate, ...]:
    """The weeks that have a rate."""
    return tuple(
        WeekRate(monday, shown)
        for monday, rate in weeks
        if (shown := rounded_rate(rate)) is not None
    )


def rounded(totals: Totals) -> Totals:
    """Totals whose spread is rounded: adding in another order differs in the last digits."""
    return totals._replace(rate=rounded_rate(totals.rate))


def rounded_rate(rate: Rate | None) -> Rate | None:
    """A rate whose spread is rounded."""
    if rate is None or rate.pooled_from is None:
        return rate
    spread = rate.pooled_from
    low, high = (float(f"{value:.9g}") for value in (spread.low, spread.high))
    return rate._replace(pooled_from=spread._replace(low=low, high=high))


@pytest.mark.parametrize("zone", ZONES)
def test_own_stats_are_those_of_the_posts_one_by_one(session: Session, zone: str) -> None:
    ada = someone("Ada", zone)
    member_id = joins(session, ada)
    add_posts(session, member_id, (EVERY_KIND + TIES) * 9, timedelta(hours=19))
    for typed in ("1d", "7d", "30d", "90d", "2026-10", "2026-W44"):
        found = own_stats(session, ada, typed, NOW)
        expected = by_definition(session, member_id, ada, found.window)
        assert rounded(found.now) == expected.now, typed
        assert rounded(found.before) == expected.before, typed
        assert rounded_rate(found.baseline) == expected.baseline, typed
        assert found.best == expected.best, typed
        assert week_rates((week.monday, week.rate) for week in found.weeks) == expected.weeks
    assert len(own_stats(session, ada, "30d", NOW).weeks) > 1


@pytest.mark.parametrize(
    ("figures", "best"),
    [
        ([Figures(400, 8), Figures(800, 16)], None),  # equal rates
        ([Figures(400, 8)], None),
        ([Figures(400, 8), Figures(99, 50)], None),  # too few views
        ([Figures(400, 8), Figures(700, 21), Figures(1400, 42)], 1),  # the newer of two equals
        ([Figures(400, None, 8, 90), Figures(400, 9)], 1),  # its low end counts
    ],
)
def test_the_best_post_is_the_newest_with_the_highest_rate(
    session: Session, figures: list[Figures], best: int | None
) -> None:
    ada = someone("Ada")
    add_posts(session, joins(session, ada), figures, timedelta(hours=40))
    found = own_stats(session, ada, "30d", NOW).best
    assert (found.id - 9000 if found else None) == best
    if found and found.rate:
        assert found.rate.low >= Fraction(2, 100)


def test_stats_and_home_take_few_statements_however_much_was_logged(engine: Engine) -> None:
    ada, bo = someone("Ada"), someone("Bo")
    with Session(engine) as session:
        add_posts(session, joins(session, ada), [Figures(900, 20)] * 300, timedelta(hours=6))
        joins(session, bo)
        session.commit()
    for read, most in ((lambda s, who: own_stats(s, who, "30d", NOW), 6), (at_home, 10)):
        for person in (ada, bo):
            with counting(engine) as statements, Session(engine) as session:
                read(session, person)
            assert len(statements) <= most, statements


def at_home(session: Session, person: Person) -> object:
    """Reads a person's Home tab."""
    return home_page(session, person, NOW)
