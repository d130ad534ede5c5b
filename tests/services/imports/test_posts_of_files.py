"""Posts from files: what is new, what is known, and nothing twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, col, select

from domain.engagement import Figures
from domain.entries.posts import Post, PostEntry, PostLogged
from domain.errors import UserError
from domain.imports.file_posts import PostsFound, PostsSaved
from domain.submission import Submission
from domain.timing.periods import Window
from linkedin.links import read_link
from linkedin.records import OwnerRecord, Place, PostRecord, Record
from services.entries.log_post import log_post
from services.entries.own_posts import delete_post
from services.entries.posts import posts_in
from services.entries.undo import undo
from services.imports.importing import begin_import, save_batch
from storage.tables import ActRow, PostRow, SnapshotRow
from tests.services.entries.test_entry_cost import counting
from tests.services.imports.files import (
    M,
    R,
    T,
    V,
    content_of,
    day_end,
    imported,
    post,
    post_id,
    previewed,
)
from tests.services.team import ADA, BO

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
POSTED = datetime(2026, 11, 10, 8, tzinfo=UTC)


def live(session: Session) -> list[Any]:
    """The live posts with their figures, by ids, without row ids."""
    session.expire_all()
    found = []
    for row in session.exec(select(PostRow).where(col(PostRow.removed_by).is_(None))):
        shots = session.exec(
            select(SnapshotRow)
            .where(SnapshotRow.post_id == row.id, col(SnapshotRow.removed_by).is_(None))
            .order_by(col(SnapshotRow.taken_at))
        )
        figures = [
            (each.taken_at, each.views, each.engagers, each.reactions, each.total_engagements)
            for each in shots
        ]
        newest = (row.counted_at, row.views, row.engagers, row.reactions)
        assert newest == (figures[-1][:4] if figures else (None,) * 4)
        ids = (row.urn, row.twin_urn)
        found.append((sorted(each for each in ids if each is not None), row.title, figures))
    return sorted(found)


def logged(
    session: Session, at: datetime, figures: Figures, now: datetime, kind: str = "activity"
) -> PostLogged:
    link = read_link(f"urn:li:{kind}:{post_id(at)}")
    done = log_post(session, Submission(ADA, f"log {now}", now), PostEntry(link, figures))
    assert isinstance(done, PostLogged)
    return done


def test_a_file_adds_posts_with_their_figures_of_its_moment(session: Session) -> None:
    ranked = [
        post(POSTED, day_end(20), {V: 2340}),
        post(POSTED, day_end(20), {T: 41}),
        post(POSTED - timedelta(days=9), day_end(20), {T: -1}),
    ]
    preview = previewed(session, ADA, ranked, NOW)
    assert preview.found == (
        PostsFound(
            new=2,
            counted=1,
            counted_at=day_end(20),
            first_on=date(2026, 11, 1),
            last_on=date(2026, 11, 10),
        ),
    )
    assert live(session) == []
    done = imported(session, ADA, ranked, NOW)
    [saved] = done.saved
    assert isinstance(saved, PostsSaved)
    assert (saved.new, saved.updated) == (2, 0)
    [gap] = saved.without_rate
    assert (gap.post.figures.views, gap.total_engagements) == (2340, 41)
    assert [figures for _, _, figures in live(session)] == [
        [],
        [(day_end(20), 2340, None, None, 41)],
    ]
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == []


def test_newer_typed_figures_stay_and_gaps_are_filled(session: Session) -> None:
    logged(session, POSTED, Figures(engagers=30), NOW - timedelta(hours=1))
    before = live(session)
    done = imported(session, ADA, [post(POSTED, day_end(20), {V: 2000, R: 22})], NOW)
    assert done.saved == (PostsSaved(updated=1),)
    [(_, _, figures)] = live(session)
    assert figures == [
        (day_end(20), 2000, None, 22, None),
        (NOW - timedelta(hours=1), 2000, 30, None, None),
    ]
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == before


def test_figures_as_of_a_time_before_a_files_moment_do_not_change(session: Session) -> None:
    logged(session, POSTED, Figures(views=900, engagers=9), POSTED + timedelta(days=2))
    member_id = session.exec(select(PostRow.member_id)).one()
    month = Window(date(2026, 11, 1), date(2026, 11, 30), "November")
    moments = [POSTED + timedelta(days=day) for day in range(1, 10)]

    def read() -> list[list[Post]]:
        session.expire_all()
        known = (posts_in(session, member_id, month, ADA.zone, each) for each in moments)
        return [[post for post in posts if not post.figures.empty] for posts in known]

    before = read()
    records = [post(POSTED, day_end(20), {V: 2000}), post(POSTED - timedelta(days=2), day_end(20))]
    imported(session, ADA, records, NOW)
    assert read() == before
    assert [one.figures.views for one in before[-1]] == [900]


def test_a_file_with_fewer_views_than_were_typed_before_says_so(session: Session) -> None:
    logged(session, POSTED, Figures(views=9000, engagers=30), POSTED + timedelta(days=1))
    record = post(POSTED, day_end(20), {V: 900})
    [found] = previewed(session, ADA, [record], NOW).found
    assert isinstance(found, PostsFound)
    assert (found.updated, found.fell) == (1, 1)


def test_activity_and_share_ids_are_one_post(session: Session) -> None:
    share = POSTED - timedelta(seconds=1)
    logged(session, share, Figures(views=10), NOW - timedelta(days=1), kind="share")
    [found] = previewed(session, ADA, [post(POSTED, day_end(20), {V: 9})], NOW).found
    assert isinstance(found, PostsFound)
    assert (found.new, found.updated) == (0, 1)
    imported(session, ADA, [post(POSTED, day_end(20), {V: 9})], NOW)
    [(ids, _, _)] = live(session)
    assert ids == [f"activity:{post_id(POSTED)}", f"share:{post_id(share)}"]


def test_two_ids_of_one_kind_are_two_posts_however_close(session: Session) -> None:
    imported(session, ADA, [post(POSTED)], NOW)
    [found] = previewed(session, ADA, [post(POSTED, serial=1)], NOW).found
    assert isinstance(found, PostsFound)
    assert (found.new, found.unchanged) == (1, 0)


@pytest.mark.parametrize("seconds", [-1, 1])
def test_a_file_that_lists_a_post_under_both_ids_has_one_post(
    session: Session, seconds: int
) -> None:
    share = POSTED + timedelta(seconds=seconds)
    records = [
        post(POSTED, day_end(20), {V: 2340}),
        post(share, kind="share", title="How we won"),
    ]
    imported(session, ADA, records, NOW)
    ids = [f"activity:{post_id(POSTED)}", f"share:{post_id(share)}"]
    assert live(session) == [(ids, "How we won", [(day_end(20), 2340, None, None, None)])]
    assert session.exec(select(PostRow.urn)).one() == ids[0]


def test_a_file_states_the_day_and_whether_a_post_links_out(session: Session) -> None:
    logged(session, POSTED, Figures(views=10), NOW)
    records = [
        replace(post(POSTED), link_out=True),
        post(POSTED + timedelta(days=1), published_on=date(2026, 11, 9)),
    ]
    assert imported(session, ADA, records, NOW).saved == (PostsSaved(new=1, updated=1),)
    rows = session.exec(select(PostRow).order_by(col(PostRow.id))).all()
    assert [row.link_out for row in rows] == [True, None]
    assert rows[1].posted_at == datetime(2026, 11, 9, 12, tzinfo=UTC)


def test_a_second_press_of_the_button_imports_nothing_more(session: Session) -> None:
    records = [post(POSTED, day_end(20), {V: 2000})]
    first = imported(session, ADA, records, NOW)
    assert imported(session, ADA, records, NOW).act_id == first.act_id
    assert len(live(session)) == 1


def test_a_teammates_post_and_one_without_a_date_are_left_out(session: Session) -> None:
    imported(session, BO, [post(POSTED)], NOW)
    article = PostRecord(
        post(POSTED).place, read_link("https://www.linkedin.com/pulse/how-we-won/")
    )
    twin = post(POSTED + timedelta(seconds=2), kind="share")
    early = post(NOW + timedelta(days=3))
    preview = previewed(session, ADA, [post(POSTED), article, early], NOW)
    assert preview.refused_count == 3
    assert {each.reason.partition(",")[0].partition(".")[0] for each in preview.refused} == {
        "A teammate logged this post",
        "This post has no date",
        "This post's link has a date to come",
    }
    assert preview.changes == 0
    assert previewed(session, ADA, [twin], NOW).refused_count == 1
    assert previewed(session, ADA, [article], NOW).refused_count == 1


@pytest.mark.parametrize(
    ("owner", "another"), [("Ada Lovelace", False), ("ADA", False), ("Bo Ek", True), ("", False)]
)
def test_the_archive_of_another_person_is_told(session: Session, owner: str, another: bool) -> None:
    records: list[Record] = [OwnerRecord(Place("Profile.csv", 2), owner), post(POSTED)]
    assert previewed(session, ADA, records, NOW).is_of_another is another


def test_what_was_undone_or_deleted_can_be_imported_again(session: Session) -> None:
    records = [post(POSTED, day_end(20), {V: 2000}, title="How we won")]
    first = imported(session, ADA, records, NOW)
    before = live(session)
    undo(session, Submission(ADA, "undo", NOW), first.act_id)
    imported(session, ADA, records, NOW + timedelta(minutes=1))
    assert live(session) == before
    row = session.exec(select(PostRow).where(col(PostRow.removed_by).is_(None))).one()
    delete_post(session, Submission(ADA, "delete", NOW), row.id or 0)
    imported(session, ADA, records, NOW + timedelta(minutes=2))
    assert live(session) == before


def test_a_killed_import_is_unfinished_and_completed_by_the_next(session: Session) -> None:
    records = [
        post(POSTED - timedelta(hours=each), day_end(20), {V: 100 + each}) for each in range(250)
    ]
    killed = imported(session, ADA, records, NOW, batches=1)
    assert len(live(session)) == 100
    done = imported(session, ADA, records, NOW + timedelta(minutes=1))
    assert done.act_id == killed.act_id
    [saved] = done.saved
    assert isinstance(saved, PostsSaved)
    assert saved.new == 250
    assert session.get_one(ActRow, killed.act_id).before is None
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == []


def test_an_import_that_was_undone_meanwhile_stops(session: Session) -> None:
    content = content_of([post(POSTED)], NOW)
    submission = Submission(ADA, "import", NOW)
    act_id = begin_import(session, submission, content)
    undo(session, Submission(ADA, "undo", NOW), act_id)
    intake = content.intakes[0]
    with pytest.raises(UserError, match="This import was undone"):
        save_batch(session, submission, act_id, intake, next(intake.batches()))
    assert live(session) == []


def test_undo_takes_as_many_statements_however_many_posts_had_new_figures(engine: Engine) -> None:
    counts = []
    for number in (2, 40):
        posted = [POSTED - timedelta(days=number, hours=each) for each in range(number)]
        with Session(engine, expire_on_commit=False) as session:
            known, newer = (
                [post(at, day_end(last), {V: 10 * last}, title=title) for at in posted]
                for last, title in ((20, ""), (22, "How we won"))
            )
            imported(session, ADA, known, NOW + timedelta(hours=number))
            before = live(session)
            act = imported(session, ADA, newer, NOW + timedelta(hours=number, minutes=1)).act_id
            assert live(session) != before
            session.expunge_all()
            with counting(session.get_bind()) as statements:
                undo(session, Submission(ADA, f"undo {number}", NOW), act)
            assert live(session) == before
            counts.append(len(statements))
            session.commit()
    assert counts[0] == counts[1]


FIGURES = st.dictionaries(st.sampled_from([V, R, T, M]), st.just(1), max_size=3)


@st.composite
def exports(draw: st.DrawFn) -> list[PostRecord]:
    """An export of some of five posts, whose figures rise by the day."""
    day = draw(st.integers(11, 22))
    records = []
    for serial in draw(st.sets(st.integers(0, 4), max_size=4)):
        at = POSTED - timedelta(days=serial)
        share = draw(st.booleans())
        shift = timedelta(seconds=1) if share else timedelta()
        figures = dict.fromkeys(draw(FIGURES), (serial + 1) * (10 + day))
        title = draw(st.sampled_from(["", f"Post {serial}"]))
        kind = "share" if share else "activity"
        records.append(post(at + shift, day_end(day), figures, kind=kind, title=title))
    return records


@given(st.lists(exports(), min_size=1, max_size=3), st.booleans())
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_is_imported_twice_in_any_order(
    engine: Engine, files: list[list[PostRecord]], typed: bool
) -> None:
    results = []
    for order in list(permutations(files))[:3]:
        with Session(engine, expire_on_commit=False) as session:
            if typed:
                logged(session, POSTED, Figures(views=500, engagers=3), POSTED + timedelta(days=20))
            start = live(session)
            acts = []
            for minute, records in enumerate(order):
                moment = NOW + timedelta(days=20, minutes=minute)
                acts.append(imported(session, ADA, records, moment).act_id)
                again = live(session)
                assert previewed(session, ADA, records, moment).changes == 0
                repeated = imported(session, ADA, records, moment + timedelta(hours=3))
                assert repeated.act_id is None
                assert live(session) == again
            results.append(live(session))
            for act_id in filter(None, reversed(acts)):
                undo(session, Submission(ADA, f"undo {act_id}", NOW + timedelta(days=21)), act_id)
            assert live(session) == start
            session.rollback()
    assert all(each == results[0] for each in results)
