"""Pages of a long list."""

from hypothesis import given
from hypothesis import strategies as st

from domain.pages import Page, page_at

TOTALS = st.integers(0, 60)
SIZES = st.integers(1, 12)


@given(TOTALS, SIZES)
def test_the_pages_show_every_row_once_in_order(total: int, size: int) -> None:
    rows = range(total)
    pages = page_at(1, total=total, size=size).pages
    shown = [page_at(number, total=total, size=size).of(rows) for number in range(1, pages + 1)]
    assert [row for page in shown for row in page] == list(rows)
    assert all(len(page) == size for page in shown[:-1])
    assert shown[-1] or not total


@given(st.integers(-5, 100), TOTALS, SIZES)
def test_a_number_beyond_the_list_gives_the_nearest_page(
    wanted: int, total: int, size: int
) -> None:
    page = page_at(wanted, total=total, size=size)
    assert 1 <= page.number <= page.pages
    if 1 <= wanted <= page.pages:
        assert page.number == wanted
    else:
        assert page.number == (1 if wanted < 1 else page.pages)


def test_an_empty_list_has_one_page() -> None:
    assert page_at(3, total=0, size=8) == Page(1, pages=1, size=8)
