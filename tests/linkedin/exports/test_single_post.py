"""One post's analytics: what LinkedIn writes is what is read, in six languages and both forms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin.exports.written_numbers import read_count, read_share
from linkedin.records import CompanyShare, Figure, PostRecord, Record
from tests.linkedin.exports.reading import (
    ADDRESS,
    post_of,
    posts_in,
    records_in,
    records_of,
    refusals_in,
    without_places,
)
from tests.linkedin.linkedin_files.locales import LOCALES, Locale
from tests.linkedin.linkedin_files.workbooks import Cell, single_post_sheets, workbook_of

SHARES: list[tuple[Cell, str, str]] = [
    ("2%", "0.015", "0.025"),
    ("< 1%", "0", "0.01"),
    ("<1 %", "0", "0.01"),
    ("12,5 %", "0.1245", "0.1255"),
    ("100%", "0.995", "1"),
    (0.139, "0.1385", "0.1395"),
    (0.02, "0.015", "0.025"),
]


@given(
    st.integers(1_700_000_000, 1_790_000_000),
    st.sampled_from(LOCALES),
    st.booleans(),
    st.data(),
)
@settings(max_examples=60)
def test_what_is_written_is_read(
    moment: int, locale: Locale, newer: bool, data: st.DataObject
) -> None:
    figures = data.draw(
        st.dictionaries(st.sampled_from(list(locale.labels)), st.integers(0, 3_000_000), min_size=2)
    )
    shares = data.draw(st.lists(st.sampled_from(SHARES), max_size=3))
    audience = [(f"Company {at}", share) for at, (share, _, _) in enumerate(shares)]
    post = replace(
        post_of(moment),
        figures=figures,
        companies=tuple(
            CompanyShare(f"Company {at}", Fraction(low), Fraction(high))
            for at, (_, low, high) in enumerate(shares)
        ),
    )
    sheets = single_post_sheets(post, audience, locale, newer=newer)
    assert without_places(records_in(workbook_of(sheets))) == [post]


ROWS: list[Sequence[Cell]] = [("Post URL", ADDRESS), ("Impressions", "1,200"), ("Comments", "0")]


def post_with(*rows: Sequence[Cell], name: str = "x.xlsx") -> tuple[PostRecord, list[Record]]:
    records = records_of({"Post analytics": [*ROWS, *rows]}, name)
    [post] = posts_in(records)
    return post, records


def test_a_number_that_is_not_understood_is_named_and_not_given_to_a_neighbour() -> None:
    post, records = post_with(
        ("Shouts", "7"),
        ("Reposts", "-1"),
        ("Impressions", "1,300"),
        ("Company mascots", "Bee", "2%"),
        ("Company", "Acme", "many 2"),
        ("Company mascots", "Owl", "1%"),
        ("Impressions", "1,200"),
        ("Cheers", "45000"),
    )
    assert dict(post.figures) == {Figure.COMMENTS: 0}
    assert refusals_in(records) == [
        ("Post analytics", 4, "I don't know the label “Shouts”. I left out its number."),
        ("Post analytics", 5, "“-1” is no count of reposts. I left it out."),
        (
            "Post analytics",
            6,
            "The file states these impressions twice, and differently. I left them out.",
        ),
        ("Post analytics", 7, "I don't know the label “Company mascots”. I left out its number."),
        ("Post analytics", 8, "A text is no percentage. I left it out."),
        (
            "Post analytics",
            10,
            "The file states these impressions twice, and differently. I left them out.",
        ),
        ("Post analytics", 11, "I don't know the label “Cheers”. I left out its number."),
    ]


def test_what_no_entry_needs_is_passed_over_in_silence() -> None:
    post, records = post_with(
        ("Premium custom button engagements", "4"),
        ("https://acme.example/pricing", "12"),
        ("Reaction highlights",),
        ("Top job title", "Founder"),
        ("Post viewer demographics",),
        ("Category", "Value", "%"),
        ("Seniority", "Senior", "27%"),
    )
    assert dict(post.figures) == {Figure.IMPRESSIONS: 1_200, Figure.COMMENTS: 0}
    assert refusals_in(records) == []


SHARE_ADDRESS = "https://www.linkedin.com/posts/ann_share-7402746946853253120-Ab1c"


@pytest.mark.parametrize(
    ("address", "name", "other"),
    [
        (SHARE_ADDRESS, "PostAnalytics_Ann_7402746950000000000.xlsx",
         "activity:7402746950000000000"),
        (SHARE_ADDRESS, "SinglePostAnalytics_A B_7402746950000000000 (1).xlsx",
         "activity:7402746950000000000"),
        (SHARE_ADDRESS, "renamed.xlsx", ""),
        (ADDRESS, "PostAnalytics_Ann_7402746950000000000.xlsx", ""),
    ],
)  # fmt: skip
def test_the_files_name_gives_the_posts_other_id(address: str, name: str, other: str) -> None:
    [post] = posts_in(records_of({"PERFORMANCE": [("Post URL", address), *ROWS[1:]]}, name))
    assert post.other_urn == other


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("12/5/2025", date(2025, 12, 5)),
        ("5/12/2025", date(2025, 12, 5)),
        ("6.12.2025", date(2025, 12, 6)),
        ("12 de dez. de 2025", None),
        ("1/2/2025", None),
        ("1/13/2025", date(2025, 1, 13)),
    ],
)
def test_a_posts_date_is_read_by_the_time_in_its_id(stated: str, published: date | None) -> None:
    post, records = post_with(("Post Date", stated))
    assert (post.published_on, refusals_in(records)) == (published, [])


def test_an_articles_date_that_can_be_read_twice_is_named() -> None:
    article = "https://www.linkedin.com/pulse/how-we-sell-ann/"
    records = records_of({"P": [("Post URL", article), *ROWS[1:], ("Post Date", "1/2/2026")]})
    assert refusals_in(records) == [
        ("P", 4, "I can't tell the day from the month in that date. I left it out.")
    ]


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("0", 0), ("1234", 1234), ("1,234", 1234), ("1.234.567", 1_234_567), ("1 234", 1234),
        ("1’234", 1234), ("1'234", 1234), ("12,34,567", 1_234_567), ("1,234.567", None),
        ("12.5", None), ("0.139", None), ("", None), ("-3", None), ("１２", None),
        ("2000000001", None), ("1,23", None),
    ],
)  # fmt: skip
def test_counts_are_read_with_any_separator(cell: str, count: int | None) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize("cell", ["", "%", "< 1", "101%", "1.5", "-1%", "2%%", "two%"])
def test_what_is_no_percentage_has_no_interval(cell: str) -> None:
    assert read_share(cell) is None
