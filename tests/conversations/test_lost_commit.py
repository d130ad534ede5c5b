"""The connection to the database breaks while an entry is saved."""

from collections.abc import Iterator

import pytest

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.conversations.speaking import asks
from tests.emptied import EmptiedPostgresql
from tests.storage.cutting_proxy import Cut, CuttingProxy, proxy_to

LINE = f"/ssi log {LINK} 2340 views 25 engagers"


@pytest.fixture
def proxied(emptied_postgresql: EmptiedPostgresql) -> Iterator[tuple[CuttingProxy, str]]:
    """Put a proxy in front of the database."""
    with proxy_to(emptied_postgresql.emptied()) as proxy_and_url:
        yield proxy_and_url


@pytest.fixture
def proxy(proxied: tuple[CuttingProxy, str]) -> CuttingProxy:
    """Return the proxy."""
    return proxied[0]


@pytest.fixture
def database_url(proxied: tuple[CuttingProxy, str]) -> str:
    """Return the URL of the database through the proxy."""
    return proxied[1]


@pytest.mark.parametrize("cut", Cut)
async def test_an_entry_is_answered_as_usual_and_saved_once(
    slack: LocalSlack, proxy: CuttingProxy, cut: Cut
) -> None:
    await asks(slack.uma, "/ssi")
    proxy.cuts = [cut]
    assert "1.07 %" in await asks(slack.uma, LINE)
    assert proxy.cuts == []
    assert "Your posts: 1" in await asks(slack.uma, "/ssi posts")


async def test_a_database_that_does_not_return_is_not_called_unsaved(
    slack: LocalSlack, proxy: CuttingProxy
) -> None:
    await asks(slack.uma, "/ssi")
    proxy.cuts, proxy.closes_after_cut = [Cut.AFTER], True
    assert "I'm not certain that it was kept" in await asks(slack.uma, LINE)
