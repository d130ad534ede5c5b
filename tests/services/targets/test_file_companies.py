"""The companies of a file: which lines name one, and what of them is left out."""

import pytest

from linkedin.account_files import AccountRecord
from services.targets.file_companies import companies_of

Row = tuple[str, str, str]


def records(*rows: Row) -> list[AccountRecord]:
    return [
        AccountRecord(line, name, website, "", owner)
        for line, (name, website, owner) in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # A line without a website is the company of that name, in any order.
        ([("Acme", "", ""), ("ACME GmbH", "acme.com", "")], [("Acme", "acme.com")]),
        ([("Acme", "acme.com", ""), ("Acme", "shop.acme.com", "")], [("Acme", "acme.com")]),
        (
            [("Metro AG", "metro.de", ""), ("Metro Inc.", "metro.ca", "")],
            [("Metro AG", "metro.de"), ("Metro Inc.", "metro.ca")],
        ),
        (
            [
                ("metro inc.", "", "Ada"),
                ("Metro AG", "metro.de", ""),
                ("Metro Inc.", "metro.ca", ""),
            ],
            [("metro inc.", "metro.ca"), ("Metro AG", "metro.de")],
        ),
        # Two companies may share a website; three show that it is a directory's.
        (
            [("A", "site.example", ""), ("B", "site.example", "")],
            [("A", "site.example"), ("B", "site.example")],
        ),
        (
            [
                ("A", "site.example", ""),
                ("B", "site.example", ""),
                ("C", "site.example", ""),
                ("D", "d.com", ""),
            ],
            [("A", None), ("B", None), ("C", None), ("D", "d.com")],
        ),
    ],
)
def test_lines_of_one_company_are_merged(
    rows: list[Row], found: list[tuple[str, str | None]]
) -> None:
    companies = companies_of(records(*rows))
    assert [(each.name, each.domain) for each in companies.found] == found
    assert companies.merged == len(rows) - len(found)
    assert companies.refused == []


def test_a_line_that_may_be_two_companies_is_refused() -> None:
    rows = [("Metro AG", "metro.de", ""), ("Metro", "", ""), ("Metro Inc.", "metro.ca", "")]
    companies = companies_of(records(*rows))
    assert [each.name for each in companies.found] == ["Metro AG", "Metro Inc."]
    assert [(each.line, each.text) for each in companies.refused] == [(2, "Metro")]


@pytest.mark.parametrize(
    ("rows", "left_out"),
    [
        (
            [("A", "see notes", ""), ("B", "linkedin.com", "")],
            [(1, "see notes"), (2, "linkedin.com")],
        ),
        ([("A", "", "Ada"), ("B", "", "Ben"), ("a", "", "Ben")], [(3, "Ben")]),
        ([("A", "", "Ada Lund"), ("a", "", "ada lund")], []),
        (
            [(name, "site.example", "") for name in "ABC"],
            [(1, "site.example"), (2, "site.example"), (3, "site.example")],
        ),
    ],
)
def test_each_value_that_is_left_out_is_noted(
    rows: list[Row], left_out: list[tuple[int, str]]
) -> None:
    assert [(each.line, each.text) for each in companies_of(records(*rows)).notes] == left_out
