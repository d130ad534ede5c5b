"""While a file is imported, full collections of garbage are put off; afterwards they are not."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from handlers.imports.late_collections import late_collections

_USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def _usual_thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*_USUAL)
    yield
    gc.set_threshold(*before)


def _fail() -> None:
    *younger, full = gc.get_threshold()
    assert (*younger, 10) == _USUAL
    assert full > 1_000 * 10
    raise ValueError("failed")


def test_full_collections_are_late_until_the_end_even_of_a_failed_import() -> None:
    with pytest.raises(ValueError, match="failed"), late_collections():
        _fail()
    assert gc.get_threshold() == _USUAL


def test_the_second_of_two_imports_that_overlap_does_not_keep_them_late() -> None:
    with ExitStack() as second:
        with late_collections():
            second.enter_context(late_collections())
        assert gc.get_threshold() == _USUAL
    assert gc.get_threshold() == _USUAL
