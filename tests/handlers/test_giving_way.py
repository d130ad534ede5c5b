"""An import gives way: until it ends, and no longer."""

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from handlers.imports.giving_way import giving_way

_USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def _usual_thresholds() -> Iterator[None]:
    before, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(*_USUAL)
    yield
    gc.set_threshold(*before)
    sys.setswitchinterval(turn)


def _fail() -> None:
    *younger, full = gc.get_threshold()
    assert (*younger, 10) == _USUAL
    assert full > 1_000 * 10
    assert sys.getswitchinterval() == pytest.approx(0.00005)
    raise ValueError("failed")


def test_others_come_first_until_the_end_even_of_a_failed_import() -> None:
    with pytest.raises(ValueError, match="failed"), giving_way():
        _fail()
    assert gc.get_threshold() == _USUAL
    assert sys.getswitchinterval() == pytest.approx(0.005)


def test_the_second_of_two_imports_that_overlap_sets_everything_back() -> None:
    with ExitStack() as second:
        with giving_way():
            second.enter_context(giving_way())
        assert gc.get_threshold() == _USUAL
    assert gc.get_threshold() == _USUAL
