"""Pages of a long list: how many there are, and which rows each shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

#: Entries or accounts on one page of a list in Slack.
LIST_PAGE = 25


@dataclass(frozen=True)
class Page:
    """One page of a list.

    Args:
        number: From 1.
        pages: How many pages the list has; an empty list has one.
        size: Rows on a page; the last one may have fewer.
    """

    number: int
    pages: int
    size: int

    @property
    def offset(self) -> int:
        """How many rows precede the page."""
        return (self.number - 1) * self.size

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """The page's part of all rows."""
        return rows[self.offset : self.offset + self.size]


def page_at(number: int, *, total: int, size: int) -> Page:
    """Returns the page of this number.

    A number below 1 gives the first page, one past the end the last.

    Args:
        number: From 1, as requested.
        total: Rows in the whole list.
        size: Rows on a page, at least 1.
    """
    pages = max(1, -(-total // size))
    return Page(min(max(1, number), pages), pages, size)
