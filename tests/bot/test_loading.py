"""Loading modules without collections of garbage."""

import gc
from collections.abc import Iterator

import pytest

from bot.loading import loading


@pytest.fixture(autouse=True)
def unfrozen() -> Iterator[None]:
    """Lets later collections look at everything again."""
    yield
    gc.unfreeze()


def test_what_was_loaded_is_in_no_later_collection() -> None:
    with loading():
        assert not gc.isenabled()
        loaded: list[object] = []
        loaded.append(loaded)
    assert gc.isenabled()
    assert not any(each is loaded for each in gc.get_objects())


def test_garbage_is_collected_again_after_a_failed_import() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()
