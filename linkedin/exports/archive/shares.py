"""Shares.csv: the member's own posts."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from linkedin.exports.archive.cells import moment_of, post_of
from linkedin.exports.archive.rows import Row
from linkedin.exports.archive.tables import Table
from linkedin.records import Place, PostRecord
from linkedin.sheets import cleaned

_LONGEST_TITLE = 200
_DOUBLED = re.compile('""+')


def share_reader(table: Table) -> Callable[[Row], PostRecord]:
    """A function that reads a row; it raises `UnreadableRowError`."""
    pick = table.picking("date", "sharelink", "sharecommentary", "sharedurl")

    def read(row: Row) -> PostRecord:
        date, link, commentary, shared = pick(row.cells)
        return PostRecord(
            Place(table.name, row.line),
            post_of(link),
            published_on=moment_of(date).date(),
            title=title_of(commentary),
            link_out=bool(other_site(shared)),
        )

    return read


def title_of(commentary: str) -> str:
    """A post's first line with words, at most 200 characters.

    LinkedIn wraps each paragraph in quotation marks: ``First"⏎"Second``.
    """
    text = commentary.replace('"\r\n"', "\n").replace('"\n"', "\n")
    for line in text.splitlines():
        title = _DOUBLED.sub('"', cleaned(line))[:_LONGEST_TITLE].strip()
        if title.count('"') % 2:
            title = (title[1:] if title.startswith('"') else title.removesuffix('"')).strip()
        if title.strip('" '):
            return title
    return ""


def other_site(shared: str) -> str:
    """The host that a shared link leads to; ``""`` if none, or a page of LinkedIn."""
    if not shared.strip():
        return ""
    try:
        host = (urlsplit(shared.strip()).hostname or "").lower()
    except ValueError:
        return "unknown"
    return "" if host == "linkedin.com" or host.endswith(".linkedin.com") else host or "unknown"
