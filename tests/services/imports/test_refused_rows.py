"""Rows of a file that are not imported are counted, and the first ones named with their reason."""

from datetime import UTC, datetime
from itertools import repeat

import pytest
from sqlmodel import Session

from domain.errors import UserError
from domain.imports.linkedin_import import RefusedNote
from linkedin.records import Doubt, OwnerRecord, Place, Record, RefusedRow
from services.imports.file_reading import FileContent
from tests.engines import ON_SQLITE
from tests.services.imports.files import previewed
from tests.services.team import ADA

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@ON_SQLITE
def test_a_row_and_a_doubtful_value_are_named_with_their_line(session: Session) -> None:
    records: list[Record] = [
        RefusedRow(Place("Shares.csv", 7), "This row has no link."),
        Doubt(Place("Content.xlsx", 4), "impressions", "1.2K"),
    ]
    preview = previewed(session, ADA, records, NOW)
    assert preview.refused == (
        RefusedNote("Shares.csv", 7, "This row has no link."),
        RefusedNote("Content.xlsx", 4, "I'm not sure of impressions: “1.2K”."),
    )


@ON_SQLITE
def test_all_refused_rows_are_counted_and_fifty_are_named(session: Session) -> None:
    rows = [RefusedRow(Place("Shares.csv", line), "No link.") for line in range(51)]
    preview = previewed(session, ADA, rows, NOW)
    assert (len(preview.refused), preview.refused_count) == (50, 51)


def test_a_file_with_more_than_a_million_rows_is_refused() -> None:
    content = FileContent(NOW, "digest")
    content.take(repeat(OwnerRecord(Place(), "Ada"), 1_000_000))
    with pytest.raises(UserError, match="more rows than I may read"):
        content.take([OwnerRecord(Place(), "Ada")])
