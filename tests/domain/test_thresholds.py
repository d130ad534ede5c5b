"""Thresholds: valid settings of a workspace, and the defaults for invalid ones."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.errors import UserError
from domain.thresholds import DEFAULTS, SPECS, ThresholdSpec, Unit, thresholds_of
from domain.typed.threshold_fields import read_threshold

RATE, VIEWS = SPECS[0], SPECS[1]


def test_a_workspace_without_settings_has_the_defaults() -> None:
    assert thresholds_of({}) == DEFAULTS


def test_a_workspaces_settings_replace_the_defaults() -> None:
    held = thresholds_of({"engagement_rate": "1.8", "silent_days": 50})
    assert held.engagement_rate == Fraction(18, 1000)
    assert held.silent_days == 50
    assert held.rate_shown == "1.8"


JSON: SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just([])
)


@given(st.dictionaries(st.sampled_from([*(spec.name for spec in SPECS), "other"]), JSON))
def test_thresholds_are_valid_whatever_is_stored(values: dict[str, Any]) -> None:
    held = thresholds_of(values)
    for spec in SPECS:
        value = getattr(held, spec.name)
        shown = Fraction(value) * 100 if spec.unit is Unit.PERCENT else Fraction(value)
        assert Fraction(spec.least) <= shown <= Fraction(spec.most)


@pytest.mark.parametrize(
    ("spec", "typed", "value"),
    [(RATE, "1,8 %", "1.8"), (RATE, "2", "2"), (VIEWS, "1.2k", "1200")],
)
def test_a_threshold_is_read_as_people_type_it(spec: ThresholdSpec, typed: str, value: str) -> None:
    assert read_threshold(spec, typed) == Decimal(value)


@pytest.mark.parametrize(("spec", "typed"), [(RATE, "0"), (RATE, "x"), (VIEWS, "5"), (VIEWS, "")])
def test_an_invalid_threshold_is_refused_at_its_field(spec: ThresholdSpec, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_threshold(spec, typed)
    assert refused.value.field == spec.name
