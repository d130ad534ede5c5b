"""A record is the same on the other side of a process."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.scores import SsiScore
from linkedin.links import read_link
from linkedin.record_lines import lines_of, records_of
from linkedin.records import (
    CommentRecord,
    CompanyShare,
    Correspondent,
    DayRecord,
    Doubt,
    Figure,
    InvitationRecord,
    MessageRecord,
    OwnerRecord,
    PeriodRecord,
    PersonRecord,
    Place,
    PostRecord,
    ReactionRecord,
    Record,
    RefusedRow,
    ScoreRecord,
)

_NOW = datetime(2024, 6, 14, 5, 57, 12, 345000, tzinfo=UTC)
_DAY = date(2024, 6, 14)
_POST = read_link("https://www.linkedin.com/posts/x_we-won-activity-7402746946853253120-abcd")
_JANE = Correspondent("Jane Doe", "linkedin.com/in/jane", "Acme", "CTO")
_FIGURES = {Figure.IMPRESSIONS: 1_200, Figure.TOTAL_ENGAGEMENTS: -3}
_PILLARS = (Decimal("13.118"), Decimal("3.68"), Decimal("0.3"), Decimal("2.608"))
_SCORE = SsiScore(Decimal("19.706"), _PILLARS, 12, None, _DAY)
_EXACT = CompanyShare("Acme", Fraction(15, 1_000), Fraction(25, 1_000))


def _each(place: Place) -> list[Record]:
    """One record of each kind."""
    return [
        PostRecord(place, _POST, "share:12", _DAY, _NOW, _FIGURES, "We won", True, (_EXACT,)),
        PostRecord(place, None),
        MessageRecord(place, "2-abc=", _NOW, True, (_JANE, Correspondent(""))),
        CommentRecord(place, _POST, _NOW),
        ReactionRecord(place, _POST, _NOW, "LIKE"),
        InvitationRecord(place, _NOW, False, _JANE),
        OwnerRecord(place, "Max Seller", "I sell"),
        PeriodRecord(place, _DAY, _DAY, _FIGURES, 900),
        DayRecord(place, _DAY, _FIGURES, None),
        ScoreRecord(place, _SCORE),
        PersonRecord(place, "Jane Doe", "CTO at Acme"),
        Doubt(place, Figure.REACTIONS, "1O"),
        RefusedRow(place, "The date is missing."),
    ]


@given(st.builds(Place, st.text(st.characters(codec="utf-8")), st.integers(0, 2**40)))
def test_every_kind_of_record_comes_back(place: Place) -> None:
    records = _each(place)
    assert {type(record) for record in records} == set(get_args(Record))
    lines = list(lines_of(records))
    assert [record for line in lines for record in records_of(line)] == records
    assert not any(b"\n" in line for line in lines)


@pytest.mark.parametrize(
    "line", [b"", b"Place []", b"Doubt [{}]", b"Doubt {}", b"Doubt", b"\xff \xff"]
)
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises((LookupError, ValueError)):
        records_of(line)
