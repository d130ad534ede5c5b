"""Content analytics: what LinkedIn writes is what is read, in six languages and both forms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin.records import DayRecord, Figure, PeriodRecord, Place, PostRecord, Record, RefusedRow
from tests.linkedin.exports.reading import (
    ADDRESS,
    address_of,
    post_of,
    posts_in,
    records_in,
    records_of,
    refusals_in,
    without_places,
)
from tests.linkedin.linkedin_files.locales import ENGLISH, LOCALES, Locale
from tests.linkedin.linkedin_files.workbooks import Cell, content_sheets, workbook_of

COUNTS = st.integers(0, 3_000_000)
FIRST_DAYS = st.dates(date(2024, 1, 1), date(2026, 9, 1))


def last_second(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)


@st.composite
def exports(draw: st.DrawFn) -> tuple[PeriodRecord, list[DayRecord], list[PostRecord]]:
    """What an export may hold: one day to three weeks, and some posts of that time."""
    first = draw(FIRST_DAYS)
    length = draw(st.integers(1, 21))
    last = first + timedelta(days=length - 1)
    totals = {Figure.IMPRESSIONS: draw(COUNTS), Figure.MEMBERS_REACHED: draw(COUNTS)}
    days = [
        DayRecord(
            Place(),
            first + timedelta(days=at),
            {Figure.IMPRESSIONS: draw(COUNTS), Figure.TOTAL_ENGAGEMENTS: draw(COUNTS)},
            draw(COUNTS),
        )
        for at in range(length)
    ]
    start = int(datetime(first.year, first.month, first.day, tzinfo=UTC).timestamp())
    moments = draw(
        st.lists(st.integers(start, start + length * 86_400 - 1), max_size=4, unique=True)
    )
    kinds = st.sets(st.sampled_from([Figure.IMPRESSIONS, Figure.TOTAL_ENGAGEMENTS]), min_size=1)
    posts = [
        replace(
            post_of(moment),
            as_of=last_second(last),
            figures={kind: draw(COUNTS) for kind in draw(kinds)},
        )
        for moment in moments
    ]
    return PeriodRecord(Place(), first, last, totals, draw(COUNTS)), days, posts


def by_identity(records: Sequence[Record]) -> list[Record]:
    return sorted(without_places(records), key=repr)


@given(exports(), st.sampled_from(LOCALES), st.booleans())
@settings(max_examples=60)
def test_what_is_written_is_read(
    export: tuple[PeriodRecord, list[DayRecord], list[PostRecord]], locale: Locale, newer: bool
) -> None:
    period, days, posts = export
    data = workbook_of(content_sheets(period, days, posts, locale, newer=newer))
    name = f"AggregateAnalytics_First Last_{period.first}_{period.last}.xlsx"
    assert by_identity(records_in(data, name)) == by_identity([period, *days, *posts])


@given(exports(), st.sampled_from(LOCALES), st.booleans())
@settings(max_examples=60)
def test_without_the_files_name_a_row_is_read_right_or_refused(
    export: tuple[PeriodRecord, list[DayRecord], list[PostRecord]], locale: Locale, newer: bool
) -> None:
    period, days, posts = export
    data = workbook_of(content_sheets(period, days, posts, locale, newer=newer))
    expected = without_places([period, *days, *posts])
    read = without_places(records_in(data))
    refused = [record for record in read if isinstance(record, RefusedRow)]
    assert all(record in expected for record in read if record not in refused)
    assert refused or len(read) == len(expected)
    if len(days) > 1 or period.first.day > 12 or period.first.day == period.first.month:
        assert refused == []


DISCOVERY: list[Sequence[Cell]] = [
    ("Overall Performance", "2/3/2026 - 3/2/2026"),
    ("Impressions", "1,200"),
    ("Members reached", "700"),
]
HEADINGS = ("Post URL", "Post publish date", "Engagements", None)
HEADINGS_TOO = ("Post URL", "Post publish date", "Impressions")


def top_posts(*rows: Sequence[Cell], period: str = "12/1/2025 - 12/31/2025") -> list[Record]:
    """The records of a TOP POSTS sheet with these rows below its headings."""
    return records_of(
        {
            "DISCOVERY": [("Overall Performance", period), *DISCOVERY[1:]],
            "TOP POSTS": [("Maximum of 50 posts",), (), (*HEADINGS, *HEADINGS_TOO), *rows],
        }
    )


def test_two_rankings_are_one_post_and_a_missing_count_is_not_0() -> None:
    other = address_of(1_764_700_000)
    records = top_posts(
        (ADDRESS, "12/5/2025", 52, None, other, "12/2/2025", 900),
        (None, None, "481", None, ADDRESS, "12/5/2025", 731),
    )
    assert [dict(post.figures) for post in posts_in(records)] == [
        {Figure.TOTAL_ENGAGEMENTS: 52, Figure.IMPRESSIONS: 731},
        {Figure.IMPRESSIONS: 900},
    ]
    assert refusals_in(records) == []
    assert {post.as_of for post in posts_in(records)} == {last_second(date(2025, 12, 31))}


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.name)
def test_an_export_without_posts_is_recognised(locale: Locale) -> None:
    period = PeriodRecord(
        Place(), date(2026, 6, 18), date(2026, 6, 18), {Figure.IMPRESSIONS: 0}, 12
    )
    data = workbook_of(content_sheets(period, [], [], locale, newer=True))
    assert without_places(records_in(data)) == [period]


@pytest.mark.parametrize("cell", ["-3", -3, "n/a", "1.5", 0.5, "3000000000"])
def test_a_cell_that_is_no_count_is_named_and_the_rest_of_its_row_is_kept(cell: Cell) -> None:
    records = records_of(
        {
            "DISCOVERY": DISCOVERY,
            "ENGAGEMENT": [
                ("Date", "Impressions", "Engagements"),
                ("2/13/2026", 40, cell),
                ("2/14/2026", None, cell),
            ],
        }
    )
    [day] = [record for record in records if isinstance(record, DayRecord)]
    assert dict(day.figures) == {Figure.IMPRESSIONS: 40}
    (sheet, line, reason), _ = refusals_in(records)
    assert (sheet, line) == ("ENGAGEMENT", 2)
    assert "is no count of engagements. I left it out." in reason
    assert "n/a" not in reason, "text of a cell is not repeated"


def orders(*dates: str, period: str, post: tuple[str, str] | None = None) -> list[str]:
    """The days and the posts' dates that are read, as ISO dates; refusals as ``?``."""
    rows = [(post[1], post[0], 5)] if post else []
    records = records_of(
        {
            "DISCOVERY": [("x", period), ("Impressions", 5)],
            "ENGAGEMENT": [("x", "Impressions", "x"), *((day, 5, 1) for day in dates)],
            "TOP POSTS": [("x", "x", "Engagements"), *rows],
        }
    )
    found = []
    for record in records:
        if isinstance(record, DayRecord):
            found.append(f"{record.day}")
        elif isinstance(record, PostRecord):
            found.append(f"{record.published_on} as of {record.as_of:%Y-%m-%d}")
        elif isinstance(record, RefusedRow):
            found.append(f"? {record.place.file}")
    return found


def test_the_order_of_day_and_month_is_settled_by_the_whole_file() -> None:
    # The period has one reading only.
    assert orders("2/3/2026", period="2/3/2026 - 13/3/2026") == ["2026-03-02"]
    assert orders("2/3/2026", period="2/3/2026 - 2/13/2026") == ["2026-02-03"]
    # It ends before it begins, in one reading.
    assert orders("4/3/2026", period="3/4/2026 - 4/3/2026") == ["2026-04-03"]
    # A day is in the period, in one reading.
    assert orders("3/4/2026", period="2/3/2026 - 4/3/2026") == ["2026-03-04"]
    # The days count up.
    assert orders("2/3/2026", "2/4/2026", period="2/3/2026 - 2/4/2026") == [
        "2026-02-03",
        "2026-02-04",
    ]
    # A post's own id has its date.
    made = address_of(int(datetime(2026, 2, 3, 9, tzinfo=UTC).timestamp()))
    assert orders("2/3/2026", period="2/3/2026 - 2/3/2026", post=("2/3/2026", made)) == [
        "2026-02-03",
        "2026-02-03 as of 2026-02-03",
    ]
    # Dots and padding, and dates that begin with the year.
    assert orders("03.02.2026", "13.02.2026", period="03.02.2026 – 14.02.2026") == [
        "2026-02-03",
        "2026-02-13",
    ]
    assert orders("2026-02-03", period="2026-02-03 - 2026-02-03") == ["2026-02-03"]
    # Nothing settles it: both readings fit everywhere, and the post has another day.
    older = address_of(int(datetime(2025, 12, 24, 9, tzinfo=UTC).timestamp()))
    assert orders("2/3/2026", period="2/3/2026 - 2/3/2026", post=("2/3/2026", older)) == [
        "? ENGAGEMENT",
        "? DISCOVERY",
        "? TOP POSTS",
    ]
    # What contradicts itself settles nothing.
    made = address_of(int(datetime(2026, 3, 5, 9, tzinfo=UTC).timestamp()))
    assert orders(
        "2/3/2026", "2/4/2026", period="2/3/2026 - 2/4/2026", post=("5/3/2026", made)
    ) == ["? ENGAGEMENT", "? ENGAGEMENT", "? DISCOVERY", "? TOP POSTS"]
    assert orders("6/6/2026", period="6/6/2026 - 5/5/2026") == ["? DISCOVERY", "2026-06-06"]
    assert orders("2/13/2026", "13/2/2026", period="2/3/2026 - 2/3/2026") == [
        "? ENGAGEMENT",
        "? ENGAGEMENT",
        "? DISCOVERY",
    ]


def test_a_row_that_cannot_be_read_is_named_by_sheet_line_and_reason() -> None:
    records = top_posts(
        ("https://www.linkedin.com/feed/", "12/5/2025", 52),
        (ADDRESS, "12/5/2025", 52),
        (ADDRESS, "12/5/2025", 53),
        ("https://lnkd.in/p/abc", "12/6/2025", 3),
        ("https://lnkd.in/p/abc", None, 3),
    )
    assert posts_in(records) == []
    assert refusals_in(records) == [
        ("TOP POSTS", 4, "That row has no link to a post. I left it out."),
        (
            "TOP POSTS",
            6,
            "The file states these engagements twice, and differently. I left them out.",
        ),
        ("TOP POSTS", 7, "That row has no link to a post. I left it out."),
        ("TOP POSTS", 8, "That row has no link to a post. I left it out."),
    ]


def test_a_ranking_whose_links_all_are_unreadable_is_named() -> None:
    records = top_posts((ADDRESS, "12/5/2025", 52, None, "https://lnkd.in/p/abc", "12/5/2025", 9))
    assert [dict(post.figures) for post in posts_in(records)] == [{Figure.TOTAL_ENGAGEMENTS: 52}]
    assert refusals_in(records) == [
        ("TOP POSTS", 4, "That row has no link to a post. I left it out.")
    ]


def test_without_a_stated_period_the_figures_are_of_the_last_day() -> None:
    posts: list[Sequence[Cell]] = [HEADINGS, (ADDRESS, "12/5/2025", 52)]
    days: list[Sequence[Cell]] = [("Date", "Impressions", "Engagements")]
    days += [("12/5/2025", 1, 1), ("12/6/2025", 1, 1)]
    [post] = posts_in(records_of({"TOP POSTS": posts, "ENGAGEMENT": days}))
    assert post.as_of == last_second(date(2025, 12, 6))
    undated = records_of({"TOP POSTS": posts})
    assert refusals_in(undated) == [
        ("TOP POSTS", 2, "I can't tell which period the file is about. I left that post out.")
    ]


def test_an_article_without_a_date_is_named() -> None:
    article = "https://www.linkedin.com/pulse/how-we-sell-ann/"
    records = top_posts((article, "13/13/2025", 5), (ADDRESS, None, 7))
    assert refusals_in(records) == [("TOP POSTS", 4, "That row has no date that I can read.")]
    assert [post.published_on for post in posts_in(records)] == [None, None]


def test_a_label_of_no_known_language_is_named_and_its_number_left_out() -> None:
    records = records_of(
        {"発見": [("x", "2026/2/3 - 2026/2/9"), ("インプレッション", "1,200"), ("Impressions", 5)]}
    )
    assert without_places(records)[-1] == PeriodRecord(
        Place(), date(2026, 2, 3), date(2026, 2, 9), {Figure.IMPRESSIONS: 5}
    )
    assert refusals_in(records) == [
        ("発見", 2, "I don't know the label “インプレッション”. I left out its number.")
    ]


def test_tables_in_an_unknown_language_are_read_by_their_place() -> None:
    records = records_of(
        {
            "1": [("x", "2026/2/3 - 2026/2/9"), ("Impressions", 5)],
            "2": [("x", "y", "z"), ("2026/2/3", "40", "2")],
            "3": [(), (), ("a", "b", "c", None, "a", "b", "d"), (ADDRESS, "2026/2/3", 2)],
            "4": [("x", "y"), ("2026/2/3", "3")],
            "5": [("x", "y", "z", "w"), ("2026/2/3", "40", "2", "9")],
        }
    )
    assert [dict(post.figures) for post in posts_in(records)] == [{Figure.TOTAL_ENGAGEMENTS: 2}]
    day = next(record for record in records if isinstance(record, DayRecord))
    assert dict(day.figures) == {Figure.IMPRESSIONS: 40, Figure.TOTAL_ENGAGEMENTS: 2}
    assert day.new_followers == 3
    # A table with more columns than LinkedIn's is not guessed at.
    assert [sheet for sheet, _, _ in refusals_in(records)] == ["5", "5", "5"]
    second = (None, None, None, None, ADDRESS, "2026/2/3", 9)
    records = records_of({"1": [("x", "2026/2/3 - 2026/2/9")], "2": [second]})
    assert [dict(post.figures) for post in posts_in(records)] == [{Figure.IMPRESSIONS: 9}]


def test_a_total_of_followers_of_another_day_is_not_that_of_the_period() -> None:
    sheets = content_sheets(
        PeriodRecord(Place(), date(2026, 2, 1), date(2026, 2, 20), {}, 812),
        [],
        [],
        ENGLISH,
        newer=True,
    )
    sheets["FOLLOWERS"][0] = ("Total followers on 2/21/2026", "812")
    sheets["FOLLOWERS"].append(("2/20/2026", "1"))
    records = records_of(sheets | {"DISCOVERY": [*sheets["DISCOVERY"], ("Impressions", 1)]})
    assert [record.followers for record in records if isinstance(record, PeriodRecord)] == [None]
    assert refusals_in(records) == [
        ("FOLLOWERS", 1, "That isn't the total of the period's last day. I left it out.")
    ]


def test_dates_that_another_program_made_numbers_are_read() -> None:
    records = top_posts((ADDRESS, 45_996, 52))
    assert [post.published_on for post in posts_in(records)] == [date(2025, 12, 5)]
