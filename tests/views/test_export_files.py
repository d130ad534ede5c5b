"""Exports as files: readable, complete, and harmless in a spreadsheet."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from domain.people.data_export import Cell, DataExport, ExportTable
from views.people.export_files import archive, file_name, workbook

DAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def exported(*cells: Cell) -> DataExport:
    columns = tuple(f"column {place}" for place in range(len(cells)))
    return DataExport("own", DAY, (ExportTable("posts", columns, (cells,)),))


def csv_cells(export: DataExport) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(archive(export))) as packed:
        text = packed.read("posts.csv").decode("utf-8-sig")
    [_, cells] = csv.reader(io.StringIO(text))
    return cells


def json_of(export: DataExport) -> Any:
    with zipfile.ZipFile(io.BytesIO(archive(export))) as packed:
        return json.loads(packed.read("data.json"))


def sheet_row(export: DataExport) -> list[Any]:
    sheet = load_workbook(io.BytesIO(workbook(export)))["posts"]
    return list(sheet[2])


def test_the_files_are_named_after_their_subject_and_day() -> None:
    assert file_name(exported("x"), "zip") == "ssi-coach-own-data-2026-11-23.zip"


def test_json_and_csv_have_values_that_other_programs_read() -> None:
    cells: tuple[Cell, ...] = ("Müller", 2340, Decimal("46.7"), True, DAY, MOMENT, None)
    shown = ["Müller", "2340", "46.7", "true", "2026-11-23", "2026-11-23T09:30:00+00:00", ""]
    assert csv_cells(exported(*cells)) == shown
    [row] = json_of(exported(*cells))["tables"]["posts"]
    text = ["Müller", 2340, "46.7", True, "2026-11-23", "2026-11-23T09:30:00+00:00", None]
    assert list(row.values()) == text


def test_a_workbook_has_numbers_days_and_times_in_utc() -> None:
    cells = [cell.value for cell in sheet_row(exported("Müller", 2340, Decimal("46.7"), MOMENT))]
    assert cells == ["Müller", 2340, 46.7, datetime(2026, 11, 23, 9, 30)]  # noqa: DTZ001


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        " =HYPERLINK(A1)",
        "＝1+1",
        "Acme;=1+1",
        "Acme\n=1+1",
        "\r=1+1",
        "Acme\t@x",
        "#REF!",
    ],
)
def test_no_typed_text_is_a_formula(typed: str) -> None:
    [cell] = csv_cells(exported(typed))
    for part in cell.replace("\t", ";").replace("\n", ";").replace("\r", ";").split(";"):
        assert not part.strip() or part.strip()[0] not in "=+-@＝＋－＠"
    [shown] = sheet_row(exported(typed))
    assert shown.data_type in {"s", "inlineStr"}
    assert json_of(exported(typed))["tables"]["posts"][0]["column 0"] == typed


@given(st.text(max_size=40))
def test_every_text_comes_back_from_json_and_is_text_in_a_workbook(typed: str) -> None:
    assert json_of(exported(typed))["tables"]["posts"][0]["column 0"] == typed
    [shown] = sheet_row(exported(typed))
    assert shown.data_type in {"s", "inlineStr", "n"}
    assert shown.value is None or isinstance(shown.value, str)


def test_an_export_of_nothing_is_still_a_workbook() -> None:
    assert load_workbook(io.BytesIO(workbook(DataExport("own", DAY, ())))).sheetnames
