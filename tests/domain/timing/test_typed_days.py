"""Days as people type them."""

from datetime import date

import pytest

from domain.errors import UserError
from domain.timing.typed_days import TypedDay, joined_days, read_day

#: A Friday.
TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 26)),
        ("2026-11-03", date(2026, 11, 3)),
        ("27 Nov", TODAY),
        ("Fri 27 Nov", TODAY),
        ("Friday, 27 November", TODAY),
        ("Fri. 27. Nov.", TODAY),
        ("3rd sept", date(2026, 9, 3)),
        ("27 Nov 2025", date(2025, 11, 27)),
        ("Thu 27 Nov 2025", date(2025, 11, 27)),
        ("27 Dec", date(2026, 12, 27)),  # ahead, so the caller refuses it
        ("28 Jul", date(2026, 7, 28)),
        ("31 May", date(2026, 5, 31)),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    read = read_day(typed)
    assert read is not None
    assert read.on(TODAY) == day


def test_a_day_far_ahead_is_one_of_last_year() -> None:
    read = read_day("28 Dec")
    assert read is not None
    assert read.on(date(2027, 1, 4)) == date(2026, 12, 28)


@pytest.mark.parametrize("word", ["Acme", "27", "27 Acme", "Acme 27 Nov", "27 Marching", "12 Ma"])
def test_other_words_are_no_day(word: str) -> None:
    assert read_day(word) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2026-13-01", "“2026-13-01” isn't a date"),
        ("31 Nov", "“31 Nov” isn't a date"),
        ("29 Feb 2026", "“29 Feb 2026” isn't a date"),
        ("29 Feb", "I can't tell the year of 29 Feb"),
        ("Mon 27 Nov", "27 Nov 2026 is a Friday, not a Monday"),
        ("Mon 27 Nov 2026", "27 Nov 2026 is a Friday, not a Monday"),
    ],
)
def test_a_day_that_is_none_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(UserError) as refused:
        (read_day(typed) or TypedDay()).on(TODAY)
    assert problem in refused.value.problem


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Acme Fri 20 Nov now", ["Acme", "Fri 20 Nov", "now"]),
        ("Acme 20 Nov, 5k", ["Acme", "20 Nov,", "5k"]),
        ("20 Nov 2026", ["20 Nov 2026"]),
        ("20 Nov 2026 views", ["20 Nov", "2026", "views"]),
        ("20 Nov 2026 EUR Acme", ["20 Nov", "2026", "EUR", "Acme"]),
        ("50 Cent at G-Unit", ["50", "Cent", "at", "G-Unit"]),
        ("Jane May", ["Jane", "May"]),
    ],
)
def test_a_written_day_is_one_word(line: str, words: list[str]) -> None:
    assert joined_days(line.split(), {"views"}) == words
