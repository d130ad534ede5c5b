"""Account lists, exported by CRMs or typed by people."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserError
from domain.targets.list_columns import ChosenColumns, ListColumn, ListColumns
from linkedin.account_files import (
    AccountList,
    AccountRecord,
    looks_like_account_list,
    read_account_list,
)
from tests.linkedin.files import csv_of, xlsx_of
from tests.refusals import answer_or_refusal


def list_in(data: bytes, name: str = "list.csv") -> AccountList:
    accounts = read_account_list(data, name)
    assert isinstance(accounts, AccountList)
    return accounts


def read(*lines: str, name: str = "list.csv") -> AccountList:
    return list_in(csv_of(*lines), name)


def asked(data: bytes, name: str = "list.csv") -> ListColumns:
    columns = read_account_list(data, name)
    assert isinstance(columns, ListColumns)
    return columns


def refusal(data: bytes, name: str = "list.csv") -> UserError:
    answer = answer_or_refusal(read_account_list, data, name)
    assert isinstance(answer, UserError)
    return answer


def names(accounts: AccountList) -> list[str]:
    assert accounts.refused == ()
    return [record.name for record in accounts.records]


ACME = AccountRecord(2, "Acme", "acme.com", "", "Jane Doe")
PAGE = "https://www.linkedin.com/company/acme"


@pytest.mark.parametrize(
    ("header", "line", "record", "source"),
    [
        (
            "companyname,companywebsite,companyemaildomain,linkedincompanypageurl,stocksymbol",
            f"Acme,acme.com,acme.net,{PAGE},ACM",
            AccountRecord(2, "Acme", "acme.com", PAGE, ""),
            "LinkedIn Ads",
        ),
        (
            "companyname,companywebsite,companyemaildomain,linkedincompanypageurl,stocksymbol",
            "Acme,,acme.net,,",
            AccountRecord(2, "Acme", "acme.net", "", ""),
            "LinkedIn Ads",
        ),
        (
            "Account Name;Website;LinkedIn Company Page URL",
            f"Acme;acme.com;{PAGE}",
            AccountRecord(2, "Acme", "acme.com", PAGE, ""),
            "Sales Navigator",
        ),
        (
            "Account ID,Account Name,Website,Account Owner,Parent Account",
            "001,Acme,acme.com,Jane Doe,Globex",
            ACME,
            "Salesforce",
        ),
        (
            "Id,Name,Website,OwnerId",  # an id is no owner's name
            "001,Acme,acme.com,0058d00000",
            AccountRecord(2, "Acme", "acme.com", "", ""),
            "Salesforce",
        ),
        (
            "Record ID,Company name,Company Domain Name,Company owner,Target Account",
            "1,Acme,acme.com,Jane Doe,true",
            ACME,
            "HubSpot",
        ),
        ("Firma;Webseite;Zuständig", "Acme;acme.com;Jane Doe", ACME, "a list"),
        ("Nom de l’entreprise;Site web;Propriétaire", "Acme;acme.com;Jane Doe", ACME, "a list"),
        ("Empresa;Dominio;Propietario", "Acme;acme.com;Jane Doe", ACME, "a list"),
        (
            "TEAM,  account_name*,Owner (e-mail)",
            "North,Acme,jane@example.com",
            AccountRecord(2, "Acme", "", "", "jane@example.com", "North"),
            "a list",
        ),
    ],
)
def test_each_programs_columns_are_recognised(
    header: str, line: str, record: AccountRecord, source: str
) -> None:
    accounts = read(header, line)
    assert (accounts.source, accounts.records) == (source, (record,))
    assert (accounts.refused, accounts.ignored) == ((), 0)


def test_the_file_name_can_identify_sales_navigator() -> None:
    assert read("Company Name", "Acme", name="Sales Navigator list.csv").source == "Sales Navigator"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Acme", "Globex", "3M"), ["Acme", "Globex", "3M"]),
        (("Acme, Inc.", "Globex, LLC", "Lund"), ["Acme, Inc.", "Globex, LLC", "Lund"]),
        (("Walmart", "Target", "Account"), ["Walmart", "Target", "Account"]),
        (("Target", "Walmart"), ["Target", "Walmart"]),
        (("Company", "Acme, Inc.", "Globex"), ["Acme, Inc.", "Globex"]),
        (("Target accounts", "", "Company", "Acme"), ["Acme"]),
        (("Target accounts", "Acme"), ["Acme"]),
        ((",Name", ",Acme"), ["Acme"]),
        (("Name;Notes", '"Acme, Inc.";"a, b"', "Globex;c"), ["Acme, Inc.", "Globex"]),
        (("Accounts,", "Account name,City", "Acme,Berlin"), ["Acme"]),
    ],
)
def test_names_are_found_with_and_without_a_header(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert names(read(*lines)) == expected


def test_a_salesforce_report_is_read_between_its_title_and_its_footer() -> None:
    accounts = read(
        '"My accounts","",""',
        '"As of 2026-11-23 10:00"',
        "",
        '"Account Name","Website","Account Owner"',
        '"Acme","acme.com","Jane Doe"',
        '"Copyright (c) Law LLP","",""',
        '"Globex","","John Roe"',
        "",
        "",
        '"My accounts"',
        '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
        '"Confidential Information - Do Not Distribute"',
        '"Generated By:  Jane Doe  11/23/2026 10:00 AM"',
        '"Example Corp"',
    )
    assert names(accounts) == ["Acme", "Copyright (c) Law LLP", "Globex"]
    assert [record.line for record in accounts.records] == [5, 6, 7]


def test_a_list_of_names_ends_at_a_footer_without_a_title() -> None:
    accounts = read("Acme", "Globex", '"Confidential Information - Do Not Distribute"')
    assert names(accounts) == ["Acme", "Globex"]


@pytest.mark.parametrize(
    ("flags", "expected", "ignored"),
    [
        (("true", "false", ""), ["A"], 2),  # the third is not ticked
        (("", "", ""), ["A", "B", "C"], 0),  # the column is not in use
        (("", "No", ""), ["A", "C"], 1),
        (("Ja", "Nein", "x"), ["A", "C"], 1),
        (("Tier 1", "0", "Tier 2"), ["A", "C"], 1),
    ],
)
def test_rows_marked_as_no_target_are_ignored(
    flags: Sequence[str], expected: list[str], ignored: int
) -> None:
    rows = (f"{name},{flag}" for name, flag in zip("ABC", flags, strict=True))
    accounts = read("Company name,Target Account", *rows)
    assert (names(accounts), accounts.ignored) == (expected, ignored)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",acme.com,", "The company name is missing."),
        (f"{'A' * 201},,", "The name is longer than 200 characters."),
        ("-- ,,", "The name has neither a letter nor a digit."),
        ("=cmd|' /C calc'!A0,,", "It holds a formula"),
        ("Acme,=HYPERLINK(A1),", "It holds a formula"),
        ("#N/A,acme.com,", "The name is #N/A, an error of its formula."),
        (f"Acme,{'a' * 501},", "A cell is longer than 500 characters."),
        ("Acme, Inc.,acme.com,Jane", "It has more cells than there are column headings."),
        ("M\ufffdller,,", "Some of its letters can't be read."),
        ("Name,Website,Owner", "It repeats the column headings."),
    ],
)
def test_an_invalid_line_is_refused_with_its_number(line: str, reason: str) -> None:
    accounts = read("Name,Website,Owner", "Globex,,", "", line)
    assert [record.name for record in accounts.records] == ["Globex"]
    (refused,) = accounts.refused
    assert refused.line == 4
    assert refused.reason.startswith(reason)
    assert len(refused.reason) > len(reason), "a reason says what to do"
    assert len(refused.text) <= 80


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("+Simple", "+Simple"),
        ("@Home", "@Home"),
        ("-196C", "-196C"),
        ('"=""Acme"""', "Acme"),  # some programs write a text this way
        ("*Acme*", "*Acme*"),
        ("<!channel>", "<!channel>"),
        ("株式会社アクメ", "株式会社アクメ"),
    ],
)
def test_a_name_is_read_as_typed(cell: str, name: str) -> None:
    assert names(read("Name,Website", f"{cell},")) == [name]


def test_a_formula_error_in_another_column_is_ignored() -> None:
    assert read("Name,Website", "Acme,#N/A").records[0].website == ""


def test_the_first_sheet_with_a_column_for_names_counts() -> None:
    data = xlsx_of(
        ("How to use this file", None),
        Contacts=[("First Name", "Last Name", "Company"), ("Jane", "Doe", "Acme")],
        Accounts=[("Target accounts 2026",), ("Account name", "Owner"), (1234, "Jane"), ("3M",)],
    )
    accounts = list_in(data, "plan.xlsx")
    assert [(it.line, it.name, it.owner) for it in accounts.records] == [
        (3, "1234", "Jane"),
        (4, "3M", ""),
    ]
    assert accounts.other_sheets == ("Sheet", "Contacts")


def test_sheets_that_are_not_read_are_named() -> None:
    accounts = list_in(xlsx_of(("Company",), ("Acme",), More=[("Company",), ("Globex",)], Empty=[]))
    assert (names(accounts), accounts.other_sheets) == (["Acme"], ("More",))
    plain = list_in(xlsx_of(("Acme",), ("Hooli",), More=[("Globex",)]))
    assert (names(plain), plain.other_sheets) == (["Acme", "Hooli"], ("More",))
    assert list_in(csv_of("Company", "Acme")).other_sheets == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("- Acme", "- Globex Corp"),
        ("• Acme", "* Globex Corp"),
        ("1. Acme", "2. Globex Corp"),
        ("1) Acme", "2) Globex Corp"),
        ("“Acme”", "'Globex Corp'"),
        ("Company", "“Acme”", "«Globex Corp»"),
    ],
)
def test_bullets_numbers_and_quotes_are_no_part_of_a_name(lines: tuple[str, ...]) -> None:
    assert names(read(*lines)) == ["Acme", "Globex Corp"]


def test_a_number_in_front_of_one_name_is_part_of_it() -> None:
    assert names(read("1. FC Köln", "Acme")) == ["1. FC Köln", "Acme"]


@pytest.mark.parametrize("between", [" {}", " - {}", ": {}", " ({})", " <{}>"])
def test_a_website_behind_a_name_is_read(between: str) -> None:
    accounts = read(*(name + between.format(f"{name.lower()}.com") for name in ("Acme", "Hooli")))
    assert [(it.name, it.website) for it in accounts.records] == [
        ("Acme", "acme.com"),
        ("Hooli", "hooli.com"),
    ]
    assert names(read("Booking.com", "Acme")) == ["Booking.com", "Acme"]


def test_a_workbook_may_be_a_plain_list() -> None:
    assert names(list_in(xlsx_of(("Acme",), (), ("Doe, Roe & Co",)), "a.xlsx")) == [
        "Acme",
        "Doe, Roe & Co",
    ]


def test_cells_without_a_heading_in_a_workbook_are_ignored() -> None:
    accounts = list_in(xlsx_of(("Name",), ("Acme", None, "call them")), "a.xlsx")
    assert names(accounts) == ["Acme"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Notes:", '"Some is', 'missing"', "", "First Name,Last Name,URL,Company", "J,D,,A"),
        ("Name,Title,Company", "Jane Doe,CTO,Acme"),
        ("Vorname;Nachname;Firma", "Jane;Doe;Acme"),
        ("First Name,Last Name,Email", "Jane,Doe,jane@example.com"),
        ("Name,Email", "Jane Doe,jane@example.com"),
        ("Name;E-Mail-Adresse;Telefon", "Jane Doe;jane@example.com;1"),
        ("Name,Owner,Work email,Linkedin", "Jane Doe,Ada,jane@example.com,x"),
        ("Nom\tCourriel", "Jane Doe\tjane@example.com"),
        ("Name,LinkedIn profile", "Jane Doe,https://www.linkedin.com/in/jane-doe"),
    ],
)  # fmt: skip
def test_a_list_of_people_is_refused_as_such(lines: tuple[str, ...]) -> None:
    answer = refusal(csv_of(*lines))
    assert answer.problem == "That looks like a list of people, not of companies."
    assert "“Company name”" in answer.fix


@pytest.mark.parametrize(
    "header",
    [
        "Name,Email,Website",
        "Name,Email,Industry",
        "Company name,Email",
        "Account,E-Mail",
        "Name,Phone,City",
        "Name,Owner,Owner email",
    ],
)
def test_a_companys_address_does_not_make_a_list_of_people(header: str) -> None:
    assert names(list_in(csv_of(header, "Acme,info@acme.com"), "a.csv")) == ["Acme"]


FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("header", "record"),
    [
        ("Bedrijfsnaam;Website;Eigenaar", ACME),
        ("Nome azienda;Sito web;Proprietario", ACME),
        ("Nome da empresa;Site;Responsável", ACME),
        ("Företagsnamn;Webbplats;Kontoägare", ACME),
        ("Virksomhedsnavn;Hjemmeside;Kontoejer", ACME),
        ("Bedriftsnavn;Nettsted;Kontoeier", ACME),
        ("Yrityksen nimi;Kotisivu;Vastuuhenkilö", ACME),
        ("Nazwa firmy;Strona internetowa;Opiekun", ACME),
    ],
)
@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_headings_are_known_in_each_language(
    header: str, record: AccountRecord, separator: str
) -> None:
    lines = (header, "Acme;acme.com;Jane Doe")
    assert read(*(line.replace(";", separator) for line in lines)).records == (record,)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("header-dutch-semicolon.csv", ["Voorbeeld", "Klaproos Techniek"]),
        ("header-italian-tab.tsv", ["Esempio", "Papavero"]),
        ("pipe.csv", ["Globex", "Initech"]),
        ("formatted-as-table.xlsx", ["Globex Corp", "Initech"]),
        ("print-header.xlsx", ["Globex Corp", "Initech"]),
        # With a table, print titles, a filter, merged cells, rules and a frozen pane.
        ("openpyxl.xlsx", ["Globex Corp", "Initech"]),
        ("libreoffice.xlsx", ["Globex Corp", "Initech"]),
    ],
)
def test_files_of_office_programs_are_read(file: str, expected: list[str]) -> None:
    assert names(list_in((FILES / file).read_bytes(), file)) == expected


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_a_table_with_unknown_headings_is_asked_about_with_its_first_values(
    separator: str,
) -> None:
    lines = ("Vállalat;Honlap", "Acme;acme.com", "Globex;globex.io", ";", "Initech;")
    data = csv_of(*(line.replace(";", separator) for line in lines))
    assert asked(data) == ListColumns(
        (
            ListColumn(0, "Vállalat", ("Acme", "Globex", "Initech")),
            ListColumn(1, "Honlap", ("acme.com", "globex.io")),
        ),
        website=1,
    )
    chosen = read_account_list(data, "list.csv", ChosenColumns(0, website=1))
    assert isinstance(chosen, AccountList)
    assert [(each.line, each.name, each.website) for each in chosen.records] == [
        (2, "Acme", "acme.com"),
        (3, "Globex", "globex.io"),
        (5, "Initech", ""),
    ]


def test_the_first_row_of_an_unknown_table_may_be_a_company() -> None:
    chosen = ChosenColumns(1, headed=False)
    accounts = read_account_list(csv_of("1;Acme;Berlin", "2;Globex;Paris"), "a.csv", chosen)
    assert isinstance(accounts, AccountList)
    assert names(accounts) == ["Acme", "Globex"]
    assert accounts.unread == ("column A", "column C")


def test_columns_of_a_known_table_can_be_chosen_too() -> None:
    data = csv_of("Company name;Gazda", "Acme;Ada Lund")
    assert list_in(data).unread == ("Gazda",)
    chosen = read_account_list(data, "a.csv", ChosenColumns(0, owner=1))
    assert isinstance(chosen, AccountList)
    assert (chosen.records[0].owner, chosen.unread) == ("Ada Lund", ())


@pytest.mark.parametrize(
    ("header", "unread"),
    [
        ("Name,City,Telefon", ()),  # well-known, and never imported
        ("Name,Gazda,City", ("Gazda",)),
        ("Name,Team,City", ("Team",)),
        ("Name,,City", ("column B",)),
    ],
)
def test_filled_columns_that_are_not_imported_are_named(
    header: str, unread: tuple[str, ...]
) -> None:
    assert read(header, "Acme,x,y").unread == unread


@pytest.mark.parametrize(
    "line",
    [
        "Total,,",
        "12 records,,",
        "3 Datensätze,,",
        "Subtotal Acme,,7",
        "Total,12,1.200",
        "Grand Total,,€ 1.200",
        "Subtotal,3,",
        "Count: 12,,",
        "Grand Total (5),,",
        "Zwischensumme,3,12 %",
        "Gesamtergebnis,3,12",
        "Totale complessivo,,7",
        "Razem,,7",
        "12,Total,7",
        "Acme Total,,7",
        "Acme Ergebnis,3,7",
    ],
)
def test_a_row_of_totals_is_refused_with_its_line(line: str) -> None:
    accounts = read("Company name,Deals,Revenue", "Acme,2,7", line)
    assert [record.name for record in accounts.records] == ["Acme"]
    assert [(it.line, it.reason[:23]) for it in accounts.refused] == [
        (3, "It is a row of totals, ")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Total SE,,",
        "3 Suisses,,",
        "Subtotal Acme,,",
        "Total,total.com,",
        "Globex Total,,7",
        "Acme Total,,",
        "Counting Co,3,7",
        "3M,,7",
    ],
)
def test_a_company_that_is_called_like_a_total_is_read(line: str) -> None:
    name, _, _ = line.partition(",")
    assert names(read("Company name,Website,Revenue", "Acme,acme.com,7", line)) == ["Acme", name]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Email", "jane@example.com"), "“Email”"),
        (("City", "Berlin", "Paris"), "“City”"),
    ],
)
def test_one_column_of_something_else_is_refused_with_its_heading(
    lines: tuple[str, ...], found: str
) -> None:
    answer = refusal(csv_of(*lines))
    assert found in answer.problem
    assert "Company name" in answer.fix


@pytest.mark.parametrize("data", [csv_of("Name,Website"), xlsx_of(("Name", "Website"))])
def test_a_header_without_rows_is_refused(data: bytes) -> None:
    assert refusal(data).problem == "There are no accounts in that file."


@pytest.mark.parametrize("data", [xlsx_of(), xlsx_of((), Second=[(None, " ")])])
def test_a_workbook_without_text_is_refused_as_empty(data: bytes) -> None:
    assert refusal(data).problem == "That file is empty."


CSV = b"Company;Website\nAcme;acme.com"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("targets.csv", CSV, True),
        ("TARGETS.CSV", b"no header, but a table\n", True),
        ("targets.xlsx", xlsx_of(("Name",))[:512], True),
        ("targets.xls", bytes.fromhex("d0cf11e0a1b11ae1"), True),
        ("targets.txt", CSV, True),
        ("table.txt", b"V\xc3\xa1llalat\tHonlap\nAcme\tacme.com\nGlob", True),
        ("notes.txt", b"Hello Jane,\nsee you tomorrow.\n", False),
        ("notes.txt", b'Name\n"never closed\nAcme', False),
        ("photo.csv", b"\x89PNG\r\n\x1a\n", False),
        ("brief.docx", xlsx_of(("Name",))[:512], False),
        ("Connections.csv", b"Notes:\n", True),
        ("Invitations.csv", b"From,To\n", False),
        ("Shares_181682616.csv", b"Date,ShareLink", False),
        ("Content_2024-08-17_2025-08-16_JaneDoe.xlsx", xlsx_of(("x",))[:512], False),
    ],
)
def test_a_dropped_file_is_recognised_by_its_name_and_first_bytes(
    name: str, head: bytes, expected: bool
) -> None:
    assert looks_like_account_list(name, head) is expected


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_may_hold_twenty_thousand_accounts(kind: str) -> None:
    header = ("Account Name", "Website", "Account Owner", "City")
    rows = [(f"Company {n}", f"www.c{n}.com", "Jane", "Berlin") for n in range(20_000)]
    as_csv = csv_of(*map(",".join, (header, *rows)))
    data = as_csv if kind == "csv" else xlsx_of(header, *rows)
    assert len(list_in(data, f"a.{kind}").records) == 20_000


@given(st.binary(max_size=200), st.sampled_from([b"", b"Name,Website\n", b"\xff\xfe", b"sep=;\n"]))
def test_any_bytes_are_an_account_list_or_refused(data: bytes, before: bytes) -> None:
    answer_or_refusal(read_account_list, before + data, "a.csv")
    looks_like_account_list("a.txt", before + data)


CELLS = st.sampled_from(["", "Acme", "Acme, Inc.", "=1+1", "#N/A", "—", "no", "true", "Ü" * 201])
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=12)
HEADINGS = ("Account name", "Website", "Owner", "Target account")


def as_list(order: Sequence[int], rows: Sequence[Sequence[str]]) -> AccountList | UserError:
    lines = ([row[at] for at in order] for row in (HEADINGS, *rows))
    quoted = (";".join('"' + cell + '"' for cell in line) for line in lines)
    return answer_or_refusal(list_in, csv_of(*quoted), "a.csv")


@given(ROWS)
def test_each_row_is_a_record_or_refused_or_ignored(rows: list[tuple[str, ...]]) -> None:
    filled = [line for line, row in enumerate(rows, start=2) if any(row)]
    accounts = as_list(range(4), rows)
    if isinstance(accounts, UserError):
        assert not filled
        return
    lines = [it.line for it in accounts.records] + [it.line for it in accounts.refused]
    assert len(set(lines)) == len(lines)
    assert set(lines) <= set(filled)
    assert len(lines) + accounts.ignored == len(filled)


@given(ROWS, st.permutations(range(4)))
def test_the_order_of_columns_does_not_matter(
    rows: list[tuple[str, ...]], order: list[int]
) -> None:
    straight, shuffled = as_list(range(4), rows), as_list(order, rows)
    if isinstance(straight, UserError) or isinstance(shuffled, UserError):
        assert str(straight) == str(shuffled)
        return
    assert (straight.records, straight.ignored) == (shuffled.records, shuffled.ignored)
    assert [(it.line, it.reason) for it in straight.refused] == [
        (it.line, it.reason) for it in shuffled.refused
    ]
