"""Reading tables of various programs, and refusing harmful ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.errors import UserError
from linkedin.sheets import MOST_ROWS, Row, Sheet, cleaned
from linkedin.spreadsheets import MOST_BYTES, may_be_table, read_sheets
from tests.linkedin.files import (
    csv_of,
    parts_of,
    saved,
    with_a_locked_part,
    with_declared_size,
    with_sheet,
    xlsx_of,
    zip_of,
)
from tests.linkedin.hostile import HOSTILE, with_cells, with_shared_texts
from tests.refusals import answer_or_refusal

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")


def evenest(_sheet: Sheet) -> tuple[int, ...]:
    return ()


def tables(data: bytes) -> list[list[Row]]:
    return [[*sheet.head, *sheet.rest] for sheet in read_sheets(data, evenest)]


def table(data: bytes) -> list[tuple[str, ...]]:
    return [every_cell(row) for row in tables(data)[0]]


def every_cell(row: Row) -> tuple[str, ...]:
    """A row's cells, with the empty ones between them."""
    return tuple(row.cells.get(column, "") for column in range(row.width))


def refusal(data: bytes) -> str:
    answer = answer_or_refusal(tables, data)
    assert isinstance(answer, UserError)
    assert answer.fix, "a refusal says what to do"
    return answer.problem


TWO_ROWS = [("Name", "Ort"), ("Müller", "Köln")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_file_is_read_however_it_was_written(
    encoding: str, separator: str, end: str
) -> None:
    lines = (f"Name{separator}Ort", f"Müller{separator}Köln")
    assert table(csv_of(*lines, encoding=encoding, end=end)) == TWO_ROWS


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        # A comma inside the quotation marks separates nothing.
        (
            ('"Acme, Inc.";acme.com', "Globex;b, c"),
            [("Acme, Inc.", "acme.com"), ("Globex", "b, c")],
        ),
        (('"Say ""hi""",a', "b,c"), [('Say "hi"', "a"), ("b", "c")]),
        # Excel's separator line, which is not a row.
        (("sep=|", "Name|Ort", "a,b|c,d"), [("Name", "Ort"), ("a,b", "c,d")]),
        (("Name,Ort,,", "Acme,,,"), [("Name", "Ort"), ("Acme",)]),
        (('5" disk,a', "b,c"), [('5" disk', "a"), ("b", "c")]),
    ],
)
def test_the_separator_of_a_file_is_recognised(
    lines: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    assert table(csv_of(*lines)) == rows


def test_a_row_has_the_number_of_its_first_line() -> None:
    data = csv_of("sep=,", "Name,Notes", 'Acme,"one', "", 'two"', "", " , ", "Globex,x")
    assert [(row.line, row.cells[0]) for row in tables(data)[0]] == [
        (2, "Name"),
        (3, "Acme"),
        (8, "Globex"),
    ]


def test_a_broken_byte_spoils_only_its_own_cell() -> None:
    data = csv_of("Müller,Köln", "Größe,Straße") + b"M\xfcller,x\n"
    assert table(data)[1:] == [("Größe", "Straße"), ("M\ufffdller", "x")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Name,Ort", '"Acme,a', "Globex,b", '"Initech","c"'),
        ("Name,Ort", '"Acme', *(f"Company {n},x" for n in range(100))),
        ("Name,Ort", "a,b", '"' + "x" * 200_000),
    ],
)
def test_an_unclosed_quotation_mark_is_refused_with_its_line(
    lines: tuple[str, ...],
) -> None:
    line = next(at for at, text in enumerate(lines, 1) if text.startswith('"'))
    assert refusal(csv_of(*lines)).startswith(f"In line {line}, a quotation mark")


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Acme \t Inc\n", "Acme Inc"),
        ("Acme\u00a0Inc", "Acme Inc"),
        ("Ac\x00me\x07\u202e\ufeff\u200b", "Acme"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that Persian is written with
        ("👩\u200d💻 Labs", "👩\u200d💻 Labs"),
    ],
)
def test_cells_lose_only_invisible_characters(typed: str, clean: str) -> None:
    assert cleaned(typed) == clean


def test_a_workbook_is_read_as_a_program_shows_it() -> None:
    data = xlsx_of(("Müller AG", 1234, 3.5), (None, True, 12.0), (), ("_x000D_Acme_x000D_",))
    assert [(row.line, every_cell(row)) for row in tables(data)[0]] == [
        (1, ("Müller AG", "1234", "3.5")),
        (2, ("", "TRUE", "12")),
        (4, ("Acme",)),
    ]


def test_hidden_sheets_are_left_out() -> None:
    book = Workbook()
    book.worksheets[0].append(["shown"])
    book.create_sheet("lists").append(["hidden"])
    book.worksheets[1].sheet_state = "hidden"
    assert tables(saved(book)) == [[Row(1, {0: "shown"}, 1)]]


def test_a_formula_is_read_as_its_last_computed_value() -> None:
    data = xlsx_of(("=1+1", "Acme"))
    cached = with_sheet(data, "<v ?/>|<v></v>", "<v>Globex</v>")
    cached = with_sheet(cached, '<c r="A1">', '<c r="A1" t="str">')
    assert table(cached) == [("Globex", "Acme")]
    assert table(data) == [("", "Acme")]


@pytest.mark.parametrize("claimed", ["A1", "B7:C9", "A1:XFD1048576"])
def test_a_sheets_claimed_size_is_ignored(claimed: str) -> None:
    data = with_sheet(xlsx_of(("a", "b"), ("c", "d")), 'ref="A1:B2"', f'ref="{claimed}"')
    assert table(data) == [("a", "b"), ("c", "d")]


def test_a_workbook_with_broken_formats_and_macros_is_read() -> None:
    parts = parts_of(xlsx_of(("Acme",)))
    parts |= {"xl/styles.xml": b"<broken", "docProps/core.xml": b"", "xl/vbaProject.bin": b"\1\2"}
    assert table(zip_of(parts)) == [("Acme",)]


#: As Excel and Google Sheets write them after the cells; each has an opening and a closing tag.
AFTER_CELLS = {
    "filter": '<autoFilter ref="A1:B2" xr:uid="{0}"><filterColumn colId="0"><filters>'
    '<filter val="Acme"/></filters></filterColumn></autoFilter>',
    "merged cells": '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>',
    "rules": '<conditionalFormatting sqref="A1:A9"><cfRule type="cellIs" dxfId="0" priority="1" '
    'operator="equal"><formula>"x"</formula></cfRule></conditionalFormatting>',
    "lists": '<dataValidations count="1"><dataValidation type="list" sqref="B1:B9"><formula1>"a,b"'
    "</formula1></dataValidation></dataValidations>",
    "links": '<hyperlinks><hyperlink ref="A1" r:id="rId1" display="x"/></hyperlinks>',
    "print header": "<headerFooter><oddHeader>&amp;CTargets</oddHeader></headerFooter>",
    "ignored errors": '<ignoredErrors><ignoredError sqref="A1:A9" numberStoredAsText="1"/>'
    "</ignoredErrors>",
    "page breaks": '<rowBreaks count="1" manualBreakCount="1"><brk id="9" max="16383" man="1"/>'
    "</rowBreaks>",
    "table": '<tableParts count="1"><tablePart r:id="rId2"/></tableParts>',
    "slicer": '<extLst><ext uri="{3A4CF648}" xmlns:x14="x14"><x14:slicerList><x14:slicer '
    'r:id="rId3"/></x14:slicerList></ext></extLst>',
    "drawing": '<drawing r:id="rId4"/><legacyDrawing r:id="rId5"/>',
}


@pytest.mark.parametrize("feature", [*AFTER_CELLS, "all of them"])
def test_what_follows_the_cells_is_not_read(feature: str) -> None:
    after = AFTER_CELLS.get(feature, "".join(AFTER_CELLS.values()))
    sheet = (
        '<worksheet xmlns="main" xmlns:r="r" xmlns:xr="xr" xmlns:x14ac="ac">'
        '<sheetPr filterMode="1"><tabColor rgb="FF"/></sheetPr><dimension ref="A1:B2"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" state="frozen"/></sheetView>'
        '</sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col '
        'min="1" max="2" width="20" customWidth="1"/></cols><sheetData><row r="1" spans="1:2" '
        'x14ac:dyDescent="0.25"><c r="A1" s="1" t="str"><f>"Name"</f><v>Name</v></c>'
        '<c r="B1" s="1"/></row><row r="2" spans="1:2" hidden="1"><c r="A2" t="inlineStr"><is>'
        '<t xml:space="preserve"> Acme</t></is></c><c r="B2" s="3"><v>4.5E1</v></c></row>'
        f"</sheetData>{after}</worksheet>"
    )
    assert table(zip_of(PARTS | {SHEET: sheet})) == [("Name",), ("Acme", "45")]


@pytest.mark.parametrize("last", [1_048_576, 5])
def test_blank_rows_before_the_last_do_not_count(last: int) -> None:
    data = with_sheet(xlsx_of(("Acme",)), "</sheetData>", f'<row r="{last}"/></sheetData>')
    assert table(data) == [("Acme",)]


DAMAGED = "That workbook is damaged; I can't read it."
BINARY = "That is a binary workbook (.xlsb), which I can't read."
SMALL = xlsx_of(("Acme",))
PARTS = parts_of(SMALL)
XML = PARTS[SHEET].decode()
ENTITY = '<!DOCTYPE a [<!ENTITY b "Acme">]>'


def in_sheet(cells: str) -> bytes:
    return with_sheet(SMALL, "<sheetData>", f"<sheetData>{cells}")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "That file is empty."),
        (b"\xef\xbb\xbf \r\n", "That file is empty."),
        (b"a" * (MOST_BYTES + 1), "That file is larger than 5 MB."),
        (b"%PDF-1.7 Name", "That file isn't a table."),
        (b"\x89PNG\r\n\x1a\n", "That file isn't a table."),
        (b"Name\nAc\x00me", "That file isn't a table."),
        (bytes(range(1, 32)) * 9, "That file isn't a table."),
        (b"\n<html><table>", "That file is a web page, whatever its name says."),
        (OLD_OFFICE + b"W\0o\0r\0k", "That is an old .xls file, which I can't read."),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "That workbook is locked with a password.",
        ),
        (zip_of({"Shares.csv": "Date"}), "That zip file holds no workbook."),
        (zip_of({"mimetype": "ods", "x": ""}), "That isn't a workbook that I can read."),
        (zip_of(PARTS | {"xl/workbook.bin": b""}), BINARY),
        (SMALL[:-60], DAMAGED),
        (zip_of(PARTS | {SHEET: "<worksheet"}), DAMAGED),
        (zip_of(PARTS | {SHEET: ENTITY + XML}), DAMAGED),
        (in_sheet('<row r="99999999999"/>'), DAMAGED),
        (in_sheet('<row><c t="s"><v>9</v></c></row>'), DAMAGED),
        (in_sheet('<row><c t="s"><v>-1</v></c></row>'), DAMAGED),
        (in_sheet('<row><c r="XFE1"><v>9</v></c></row>'), DAMAGED),
        (in_sheet('<row><c r="?"><v>9</v></c></row>'), DAMAGED),
        (zip_of(PARTS | {BOOK: PARTS[BOOK].replace(b'"rId1"', b'"rId99"')}), DAMAGED),
        (with_a_locked_part(SMALL, SHEET), "That workbook is locked with a password."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_table_is_refused_with_the_fix(data: bytes, problem: str) -> None:
    assert refusal(data) == problem


@pytest.mark.parametrize(
    ("kind", "limit"),
    [
        ("the last row of 2,100 sheets", "2,000 parts"),
        ("a million rows of the last column", "100,000 rows"),
        ("59 MB in one cell", "20,000,000 characters"),
        ("59 MB in one tag", "1,000,000 characters"),
        ("one long text in every cell", "20,000,000 characters"),
        ("61 MB of blanks", "60 MB"),
        ("1,001 cells in a row", "1,000 filled cells"),
        ("4.9 MB of commas", "1,000,000 characters"),
        ("4.9 MB of short lines", "250,000 lines"),
    ],
)
def test_a_file_that_costs_too_much_is_refused_with_the_limit(kind: str, limit: str) -> None:
    assert limit in refusal(HOSTILE[kind]())


@pytest.mark.parametrize(
    "kind", ["one cell in the last row", "the last cell of all", "the last row of 12 sheets"]
)
def test_a_cell_far_away_costs_nothing(kind: str) -> None:
    assert sum(map(len, tables(HOSTILE[kind]()))) in (3, 12)


def test_cells_are_placed_by_their_references() -> None:
    cells = (
        '<row r="4"><c r="C4"><v>3</v></c><c r="A4" t="b"><v>1</v></c></row>'
        '<row><c><v>1.50</v></c><c t="str"><v>x</v></c></row>'
    )
    rows = tables(with_cells(cells))[0]
    assert [(row.line, dict(row.cells)) for row in rows[2:]] == [
        (4, {0: "TRUE", 2: "3"}),
        (5, {0: "1.5", 1: "x"}),
    ]


def test_a_cells_own_text_is_read_without_its_pronunciation() -> None:
    text = '<is><t>Acme</t><rPh sb="0" eb="1"><t>アクメ</t></rPh></is>'
    assert table(with_cells(f'<row><c t="inlineStr">{text}</c></row>'))[-1] == ("Acme",)


@pytest.mark.parametrize("value", ["n/a", "1.2.3"])
def test_a_number_that_is_none_is_read_as_written(value: str) -> None:
    assert table(with_cells(f"<row><c><v>{value}</v></c></row>"))[-1] == (value,)


@pytest.mark.parametrize("rich", [False, True])
def test_a_shared_text_is_read_without_its_pronunciation(rich: bool) -> None:
    text = "<r><t>Ac</t></r><r><t>me</t></r>" if rich else "<t>Acme</t>"
    hint = '<rPh sb="0" eb="1"><t>アクメ</t></rPh><phoneticPr fontId="1"/>'
    shared = f"<sst><si>{text}{hint}</si></sst>"
    data = with_shared_texts('<row><c t="s"><v>0</v></c></row>', shared)
    assert table(data)[-1] == ("Acme",)


def test_the_parts_of_other_programs_are_found() -> None:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": PARTS["[Content_Types].xml"],
        "_rels/.rels": '<r:Relationships xmlns:r="r"><r:Relationship Id="a" '
        'Type="x/officeDocument" Target="/XL/book.xml"/></r:Relationships>',
        "xl\\book.xml": '<x:workbook xmlns:x="x" xmlns:q="q"><x:sheets>'
        '<x:sheet name="a" q:id="b"/><x:sheet name="b" q:id="c"/></x:sheets></x:workbook>',
        "xl/_rels/book.xml.rels": '<Relationships><Relationship Id="b" Type="x/chartsheet" '
        'Target="chart.xml"/><Relationship Id="c" Type="x/worksheet" Target="./sheets/1.xml"/>'
        "</Relationships>",
        "xl/sheets/1.xml": '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr">'
        "<x:is><x:t>Acme</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
    }
    assert tables(zip_of(parts)) == [[Row(1, {0: "Acme"}, 1)]]


def test_a_part_never_unpacks_to_more_than_it_declares() -> None:
    bomb = zip_of(PARTS | {SHEET: XML + " " * 50_000_000})
    assert refusal(with_declared_size(bomb, SHEET, 1_000)).startswith("That workbook is damaged")


def test_too_many_rows_are_refused() -> None:
    assert refusal(b"a,b\n" * (MOST_ROWS + 1)) == "That file has more than 100,000 rows."
    assert len(table(b"a,b\n" * MOST_ROWS)) == MOST_ROWS


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (SMALL[:100], True),
        (OLD_OFFICE, True),
        (b"Name;\xfc", True),
        (b"GIF89a", False),
        (b"\0", False),
    ],
)
def test_the_first_bytes_show_whether_a_file_may_be_a_table(head: bytes, expected: bool) -> None:
    assert may_be_table(head) is expected


@given(
    st.sampled_from(
        [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
    ),
    st.data(),
)
def test_a_workbook_with_any_spoiled_part_is_read_or_refused(
    part: str, data: st.DataObject
) -> None:
    content = PARTS[part]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 40, len(content))))
    instead = data.draw(st.sampled_from([b"", b"0", b"<x/>", b'"', b"\xff", b"-1", b"A1", b"s"]))
    answer_or_refusal(tables, zip_of(PARTS | {part: content[:start] + instead + content[end:]}))


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
def test_a_workbook_with_any_changed_byte_is_read_or_refused(at: int, byte: int) -> None:
    answer_or_refusal(tables, SMALL[:at] + bytes([byte]) + SMALL[at + 1 :])


VISIBLE = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
CELL = st.text(VISIBLE, min_size=1, max_size=8)


@given(st.lists(st.tuples(CELL, CELL), min_size=2, max_size=6), st.sampled_from(",;\t"))
def test_quoted_cells_read_back_unchanged(rows: list[tuple[str, str]], separator: str) -> None:
    lines = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    assert table(csv_of(f"sep={separator}", *lines)) == rows
