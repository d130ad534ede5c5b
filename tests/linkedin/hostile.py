"""Small files that cost a careless reader much time or memory."""

from collections.abc import Callable, Mapping

from tests.linkedin.files import parts_of, xlsx_of, zip_of

SHEET = "xl/worksheets/sheet1.xml"
_PARTS = parts_of(xlsx_of(("Company name", "Website"), ("Acme", "acme.example")))
_XML = _PARTS[SHEET].decode()
_FAR_ROW = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Far</t></is></c></row>'
_LINKS = "xl/_rels/workbook.xml.rels"
_MEGABYTE = 1_000_000


def with_cells(cells: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook with these rows below its own, and these other parts."""
    sheet = _XML.replace("</sheetData>", f"{cells}</sheetData>")
    return zip_of(_PARTS | {SHEET: sheet} | dict(parts or {}))


def with_many_sheets(count: int, heading: str = "Far") -> bytes:
    """A workbook whose sheets each have one cell, in the last row of all."""
    rows = _FAR_ROW.replace("Far", heading)
    sheet = f'<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'
    numbers = range(1, count + 1)
    links = "".join(
        f'<Relationship Id="r{n}" Type="x/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in numbers
    )
    book = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    parts: dict[str, str | bytes] = {f"xl/worksheets/s{n}.xml": sheet for n in numbers}
    parts["[Content_Types].xml"] = _PARTS["[Content_Types].xml"]
    parts["xl/workbook.xml"] = f'<workbook xmlns:r="r"><sheets>{book}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{links}</Relationships>"
    return zip_of(parts)


def _rows_of(count: int, cells: str) -> str:
    return "".join(f"<row>{cells}</row>" for _ in range(count))


def _texts(count: int, length: int) -> str:
    text = "<si><t>" + "x" * length + "</t></si>"
    return f"<sst>{text * count}</sst>"


def with_shared_texts(cells: str, texts: str) -> bytes:
    """A workbook with these rows below its own, and a table of texts for them."""
    links = _PARTS[_LINKS].decode()
    link = '<Relationship Id="rX" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    linked = links.replace("</Relationships>", f"{link}</Relationships>")
    return with_cells(cells, {"xl/sharedStrings.xml": texts, _LINKS: linked})


#: What the files are, and how each is made.
HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "one cell in the last row": lambda: with_cells(_FAR_ROW),
    "the last row of 12 sheets": lambda: with_many_sheets(12),
    "the last row of 1,900 sheets": lambda: with_many_sheets(1_900),
    "the last row of 2,100 sheets": lambda: with_many_sheets(2_100),
    "the last cell of all": lambda: with_cells(
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "a million rows of the last column": lambda: with_cells(
        _rows_of(900_000, '<c r="XFD9"><v>1</v></c>')
    ),
    "a million empty rows": lambda: with_cells("<row/>" * 1_000_000),
    "4 million empty tags": lambda: with_cells("<row>" + "<c/>" * 4_000_000 + "</row>"),
    "59 MB of blanks": lambda: with_cells(" " * 59 * _MEGABYTE),
    "59 MB in one tag": lambda: with_cells("<row " + " " * 59 * _MEGABYTE + "/>"),
    "59 MB in one cell": lambda: with_cells(
        '<row><c t="str"><v>' + "x" * 59 * _MEGABYTE + "</v></c></row>"
    ),
    "a tag with 100,000 attributes": lambda: with_cells(
        "<row " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"
    ),
    "1.8 million names of tags": lambda: with_cells("".join(f"<a{n}/>" for n in range(1_800_000))),
    "a deep tree": lambda: with_cells("<x>" * 4_000_000),
    "3 million shared texts": lambda: with_shared_texts("", _texts(2_900_000, 1)),
    "one long text in every cell": lambda: with_shared_texts(
        _rows_of(90_000, '<c t="s"><v>0</v></c>' * 8), _texts(1, 30_000)
    ),
    "1,001 cells in a row": lambda: with_cells(_rows_of(1, "<c><v>1</v></c>" * 1_001)),
    "61 MB of blanks": lambda: with_cells(" " * 61 * _MEGABYTE),
    "a million cells": lambda: with_cells(_rows_of(99_000, "<c><v>1234567</v></c>" * 10)),
    "100,000 names": lambda: with_cells(
        "".join(f'<row><c t="str"><v>Company {n}</v></c></row>' for n in range(99_000))
    ),
    "an entity of entities": lambda: zip_of(
        _PARTS | {SHEET: '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + _XML}
    ),
    "100,000 parts": lambda: zip_of(dict.fromkeys(map(str, range(40_000)), "")),
    "4.9 MB of commas": lambda: b"," * 4_900_000,
    "4.9 MB of commas in 100 lines": lambda: (b"," * 49_000 + b"\n") * 100,
    "4.9 MB of empty lines": lambda: b"\n" * 4_900_000,
    "4.9 MB of short lines": lambda: b"a\n" * 2_450_000,
    "4.9 MB of short cells": lambda: (b"ab," * 24 + b"\n") * 67_000,
    "4.9 MB of quotation marks": lambda: b'"' * 4_900_000,
    "4.9 MB in quotation marks": lambda: b'a,"' + b"\n" * 200_000 + b"a" * 4_700_000,
    "4.9 MB in one cell": lambda: b"x" * 4_900_000,
    "100,000 lines with every separator": lambda: b"a;b,c\td|e\n" * 99_000,
    "4.9 MB of control characters": lambda: b"\x01" * 4_900_000,
    "4.9 MB of broken bytes": lambda: b"\xff" * 4_900_000,
    "4.9 MB in UTF-16": lambda: ("Company name,Website\n" + "Ä,b\n" * 610_000).encode("utf-16"),
    "1,000 headings in 60 lines": lambda: (
        (b",".join(b"Compan%d" % n for n in range(999)) + b"\n") * 60
    ),
}
