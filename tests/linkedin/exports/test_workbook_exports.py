"""LinkedIn's workbooks are recognised by content, and any bytes are read or refused."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import UserError
from linkedin.exports.workbook_exports import read_workbook_export
from linkedin.records import Figure, PeriodRecord, Place, Record
from tests.linkedin.exports.reading import ADDRESS, post_of
from tests.linkedin.files import csv_of, parts_of, with_a_locked_part, xlsx_of, zip_of
from tests.linkedin.hostile import HOSTILE
from tests.linkedin.linkedin_files.locales import ENGLISH, GERMAN
from tests.linkedin.linkedin_files.workbooks import (
    Cell,
    content_sheets,
    single_post_sheets,
    workbook_of,
)
from tests.refusals import answer_or_refusal

PERIOD = PeriodRecord(Place(), date(2026, 2, 3), date(2026, 2, 3), {Figure.IMPRESSIONS: 9}, 1)
CONTENT = workbook_of(content_sheets(PERIOD, [], [post_of(1_770_000_000)], GERMAN, newer=True))
POST = workbook_of(
    single_post_sheets(post_of(1_770_000_000), [("Acme", "2%")], ENGLISH, newer=False)
)
ROWS: list[Sequence[Cell]] = [("Post URL", ADDRESS), ("Impressions", "3"), ("Comments", "3")]
SHEET = "xl/worksheets/sheet1.xml"


def read(data: bytes) -> list[Record] | None:
    records = read_workbook_export(io.BytesIO(data), "x.xlsx")
    return None if records is None else list(records)


def test_any_other_file_is_none_of_linkedins_workbooks() -> None:
    others = [
        b"",
        b"%PDF-1.7",
        csv_of("Post URL,Impressions", f"{ADDRESS},3"),
        xlsx_of(("Company name", "Website"), ("Acme", "acme.example")),
        xlsx_of(("Company", "LinkedIn page"), ("Acme", "https://www.linkedin.com/company/acme/")),
        xlsx_of(("Post", "Owner"), (ADDRESS, "Ann")),
        zip_of({"Shares.csv": "Date,ShareLink"}),
        xlsx_of(("Report", "1/1/2026 - 3/31/2026"), *[("Acme", 3)] * 20),
        workbook_of({f"Sheet {at}": ROWS for at in range(11)}),
        b"PK\x03\x04" + bytes(6_000_000),
    ]
    assert [read(data) for data in others] == [None] * len(others)


def test_a_locked_or_damaged_workbook_is_refused_with_the_fix() -> None:
    entity = zip_of(parts_of(POST) | {SHEET: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'})
    for data in (with_a_locked_part(POST, SHEET), POST[:-40], entity):
        answer = answer_or_refusal(read, data)
        assert isinstance(answer, UserError)
        assert answer.fix == "Export it from LinkedIn again, and send that file as it is."


@pytest.mark.parametrize("kind", ["61 MB of blanks", "an entity of entities"])
def test_a_workbook_that_costs_too_much_is_refused(kind: str) -> None:
    assert isinstance(answer_or_refusal(read, HOSTILE[kind]()), UserError)


def test_more_rows_than_linkedin_writes_are_refused() -> None:
    data = workbook_of({"P": [*ROWS, *[("a", "b")] * 5_000]})
    answer = answer_or_refusal(read, data)
    assert isinstance(answer, UserError)
    assert "5,000 rows" in answer.problem


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_any_bytes_are_none_of_linkedins_or_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        answer = answer_or_refusal(read, start + data)
        assert answer is None or isinstance(answer, UserError)


@given(st.sampled_from([CONTENT, POST]), st.data())
def test_a_workbook_with_changed_bytes_is_read_or_refused(
    export: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(export) - 1))
    changed = export[:at] + data.draw(st.binary(max_size=3)) + export[at + 1 :]
    answer_or_refusal(read, changed)


ODD_CELLS = [
    "", "-1", "9" * 400, "31/2/2026", "9999-12-31", "1/1/0001", "< %", ADDRESS, "http://[",
    "２/３/2026", "1/2/2026 - 3/4/2026", "Impressions", "https://linkedin.com/pulse/\ud7ff/",
    "45000", "1e308",
]  # fmt: skip


@given(st.sampled_from([CONTENT, POST]), st.data())
def test_a_workbook_with_other_cells_is_read_or_refused(export: bytes, data: st.DataObject) -> None:
    parts = parts_of(export)
    name = data.draw(st.sampled_from([name for name in parts if "/sheet" in name]))
    texts = parts[name].decode().split("<t>")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(texts) - 1))
        head, closing, rest = texts[at].partition("</t>")
        texts[at] = (data.draw(st.sampled_from(ODD_CELLS)) if closing else head) + closing + rest
    answer_or_refusal(read, zip_of(parts | {name: "<t>".join(texts)}))
