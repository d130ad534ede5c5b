"""An answer includes its own entry, even if another replica's clock is ahead."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session

from domain.engagement import Figures
from domain.entries.acts import Undone
from domain.entries.dms import DmEntry, DmLogged, DmWeekEntry, DmWeekLogged
from domain.entries.engagers import EngagedPerson
from domain.entries.person_reference import PersonReference
from domain.entries.posts import (
    FiguresEntry,
    PostDetails,
    PostEdited,
    PostEntry,
    PostLogged,
    PostsUpdated,
)
from domain.entries.scores import SsiScore
from domain.entries.wins import WinEntry, WinKind, WinLogged
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from linkedin.links import read_link
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm
from services.entries.log_post import log_post
from services.entries.own_posts import (
    delete_post,
    edit_post,
    own_post,
    own_post_with_link,
    page_of_posts,
    recent_posts,
    update_posts,
)
from services.entries.scores import log_score
from services.entries.undo import undo
from services.entries.wins import log_win
from services.targets.accounts import save_account
from storage.store import Store
from tests.conversations.links import link_at

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
#: What another replica's clock shows at `NOW`.
AHEAD = NOW + timedelta(seconds=40)
UMA = Person(Asker("T1", "U1"), Profile("Uma", is_admin=True))
LINK = read_link(link_at("2026-11-20"))
JANE = PersonReference("Jane Doe", company="Acme")


def sent(key: str, now: datetime = NOW) -> Submission:
    return Submission(UMA, key, now)


def acme(session: Session) -> None:
    saved = save_account(session, sent("acme", AHEAD), None, AccountDetails("Acme"), {}, sure=True)
    assert isinstance(saved, AccountSaved)


def logged(session: Session, submission: Submission, figures: Figures) -> PostLogged:
    answer = log_post(session, submission, PostEntry(LINK, figures))
    assert isinstance(answer, PostLogged)
    return answer


Entering = Callable[[Session, Submission], object]

ENTRIES: dict[str, Entering] = {
    "post": lambda session, submission: logged(session, submission, Figures(2340, 25)),
    "post with engagers": lambda session, submission: log_post(
        session, submission, PostEntry(LINK, Figures(2340)), [EngagedPerson("Jane Doe")]
    ),
    "dm": lambda session, submission: log_dm(session, submission, DmEntry(JANE)),
    "replied dm": lambda session, submission: log_dm(
        session, submission, DmEntry(JANE, replied=True)
    ),
    "week of dms": lambda session, submission: log_dm_week(session, submission, DmWeekEntry(3, 5)),
    "win": lambda session, submission: log_win(
        session, submission, WinEntry(WinKind.MEETING, "Acme")
    ),
    "score": lambda session, submission: log_score(session, submission, SsiScore(Decimal(47))),
}


@pytest.mark.parametrize("entry", ENTRIES)
async def test_an_envelope_that_two_replicas_get_has_one_answer(store: Store, entry: str) -> None:
    await store.run(acme)
    first = await store.run(ENTRIES[entry], sent("the same", AHEAD))
    assert await store.run(ENTRIES[entry], sent("the same")) == first


async def test_an_update_of_a_post_shows_its_figures(store: Store) -> None:
    await store.run(logged, sent("ahead", AHEAD), Figures(2000, 20))
    answer = await store.run(logged, sent("behind"), Figures(2340, 25))
    assert answer.post.figures == Figures(2340, 25)


async def test_an_update_of_several_posts_shows_their_figures(store: Store) -> None:
    post = (await store.run(logged, sent("ahead", AHEAD), Figures(2000, 20))).post
    new = [FiguresEntry(post.id, Figures(2340, 25))]
    answer = await store.run(update_posts, sent("behind"), new, frozenset())
    assert isinstance(answer, PostsUpdated)
    assert [each.figures for each in answer.posts] == [Figures(2340, 25)]


async def test_an_edited_and_a_deleted_post_show_their_figures(store: Store) -> None:
    post = (await store.run(logged, sent("ahead", AHEAD), Figures(2000, 20))).post
    details = PostDetails(Figures(2340, 25), None, date(2026, 11, 20), link_out=False)
    edited = await store.run(edit_post, sent("edit"), post.id, details)
    assert isinstance(edited, PostEdited)
    assert edited.post.figures == Figures(2340, 25)
    deleted = await store.run(delete_post, sent("delete"), post.id)
    assert deleted.post.figures == Figures(2340, 25)


async def test_an_undo_of_an_edit_shows_the_restored_figures(store: Store) -> None:
    post = (await store.run(logged, sent("ahead", AHEAD), Figures(2000, 20))).post
    details = PostDetails(Figures(2340, 25), None, date(2026, 11, 20), link_out=False)
    await store.run(edit_post, sent("edit"), post.id, details)
    undone = await store.run(undo, sent("undo"), None)
    assert isinstance(undone, Undone)
    assert [each.figures for each in undone.posts] == [Figures(2000, 20)]


async def test_the_forms_and_lists_of_posts_show_the_newest_figures(store: Store) -> None:
    post = (await store.run(logged, sent("ahead", AHEAD), Figures(2000, 20))).post
    assert (await store.read(own_post, UMA, post.id, NOW)).figures == Figures(2000, 20)
    assert await store.read(own_post_with_link, UMA, LINK, NOW) == post
    assert await store.read(recent_posts, UMA, NOW) == [post]
    assert (await store.read(page_of_posts, UMA, 1, 5, NOW)).posts == (post,)


async def test_a_second_dm_to_a_person_on_one_day_counts_the_first(store: Store) -> None:
    await store.run(acme)
    await store.run(log_dm, sent("ahead", AHEAD), DmEntry(JANE))
    again = await store.run(log_dm, sent("behind"), DmEntry(JANE))
    assert isinstance(again, DmLogged)
    assert again.dm_figures.now.target == 1


async def test_a_second_statement_of_a_week_counts_in_its_own_answer(store: Store) -> None:
    await store.run(log_dm_week, sent("ahead", AHEAD), DmWeekEntry(3, 5))
    again = await store.run(log_dm_week, sent("behind"), DmWeekEntry(4, 5))
    assert isinstance(again, DmWeekLogged)
    assert (again.dm_figures.now.target, again.dm_figures.now.other) == (4, 5)


async def test_a_win_shows_the_members_own_touch_before_it(store: Store) -> None:
    await store.run(acme)
    await store.run(log_dm, sent("ahead", AHEAD), DmEntry(JANE))
    won = await store.run(log_win, sent("behind"), WinEntry(WinKind.MEETING, "Acme"))
    assert isinstance(won, WinLogged)
    assert won.path is not None
    assert won.path.dms == 1
