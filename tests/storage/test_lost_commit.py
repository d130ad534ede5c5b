"""A connection to PostgreSQL that is lost at COMMIT: the act is looked up by its key."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func
from sqlmodel import Session, SQLModel, select

from domain.engagement import Figures
from domain.entries.posts import PostLogged
from domain.errors import UncertainError
from domain.submission import Submission
from services.entries.log_post import log_post
from services.entries.undo import undo
from storage.engine import open_engine
from storage.store import Store
from storage.tables import ActRow, PostRow, SnapshotRow, WorkspaceRow
from tests.emptied import EmptiedPostgresql
from tests.storage.cutting_proxy import Cut, CuttingProxy, proxy_to
from tests.storage.test_store import ADA, ENTRY, NOW, add_workspace


@pytest.fixture
def cut_off(emptied_postgresql: EmptiedPostgresql) -> Iterator[tuple[CuttingProxy, Store]]:
    """Open a store behind a proxy."""
    with proxy_to(emptied_postgresql.emptied()) as (proxy, url):
        store = Store(open_engine(url))
        yield proxy, store
        store.close()


def counted(session: Session, *tables: type[SQLModel]) -> list[int]:
    return [session.exec(select(func.count()).select_from(table)).one() for table in tables]


@pytest.mark.parametrize(
    "cuts",
    [[Cut.BEFORE], [Cut.AFTER], [Cut.AFTER, Cut.BEFORE], [Cut.BEFORE, Cut.AFTER]],
    ids=lambda cuts: " ".join(cut.name for cut in cuts),
)
async def test_an_entry_is_saved_once_and_answered(
    cut_off: tuple[CuttingProxy, Store], cuts: list[Cut]
) -> None:
    proxy, store = cut_off
    proxy.cuts = list(cuts)
    answer = await store.run(log_post, Submission(ADA, "one", NOW), ENTRY)
    assert isinstance(answer, PostLogged)
    assert answer.post.figures == Figures(2340, 25)
    assert proxy.cuts == []
    assert await store.read(counted, ActRow, PostRow, SnapshotRow) == [1, 1, 1]


@pytest.mark.parametrize("cut", Cut)
async def test_an_undo_undoes_one_act(cut_off: tuple[CuttingProxy, Store], cut: Cut) -> None:
    proxy, store = cut_off
    for key, views in (("one", 2000), ("two", 2340)):
        entry = type(ENTRY)(ENTRY.link, Figures(views, 20))
        await store.run(log_post, Submission(ADA, key, NOW), entry)
    proxy.cuts = [cut]
    await store.run(undo, Submission(ADA, "undo", NOW), None)
    undone = select(func.count()).select_from(ActRow).where(ActRow.undone_key == "undo")
    assert await store.read(lambda session: session.exec(undone).one()) == 1


@pytest.mark.parametrize("cut", Cut)
async def test_what_cannot_be_looked_up_is_not_called_unsaved(
    cut_off: tuple[CuttingProxy, Store], cut: Cut
) -> None:
    proxy, store = cut_off
    proxy.cuts = [cut]
    with pytest.raises(UncertainError, match="not certain that it was kept"):
        await store.run(add_workspace)
    assert await store.read(counted, WorkspaceRow) == [int(cut is Cut.AFTER)]


async def test_an_entry_is_not_called_unsaved_while_the_database_is_away(
    cut_off: tuple[CuttingProxy, Store],
) -> None:
    proxy, store = cut_off
    proxy.cuts, proxy.closes_after_cut = [Cut.AFTER], True
    with pytest.raises(UncertainError, match="not certain that it was kept"):
        await store.run(log_post, Submission(ADA, "one", NOW), ENTRY)
