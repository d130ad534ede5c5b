"""Cells that several files of the archive have: moments, names, profiles, posts."""

import re
from datetime import datetime
from functools import lru_cache
from urllib.parse import unquote

from domain.entries.post_links import PostLink
from domain.errors import UserError
from linkedin.exports.archive.rows import UnreadableRowError
from linkedin.links import read_link
from linkedin.sheets import cleaned

_LONGEST_NAME = 200
#: The length of ``2024-06-14 05:57:12``, and what is between its numbers.
_LENGTH = 19
_BETWEEN = "-- ::"
_PROFILE = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)
#: LinkedIn began in 2003; no export is from a later century.
_FIRST_YEAR, _LAST_YEAR = 2003, 2099
_NO_DATE = "The date isn't one that LinkedIn writes, such as 2024-06-14 05:57:12."


def moment_of(cell: str) -> datetime:
    """A moment in UTC, as in ``2024-06-14 05:57:12 UTC``.

    Raises:
        UnreadableRowError: It is none, or no year of LinkedIn's.
    """
    text = cell.strip().removesuffix(" UTC")
    if len(text) != _LENGTH or text[4:17:3] != _BETWEEN:
        raise UnreadableRowError(_NO_DATE)
    try:
        moment = datetime.fromisoformat(f"{text}Z")
    except ValueError:
        raise UnreadableRowError(_NO_DATE) from None
    return in_linkedin_years(moment)


def in_linkedin_years(moment: datetime) -> datetime:
    """The moment itself.

    Raises:
        UnreadableRowError: LinkedIn did not exist then.
    """
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UnreadableRowError("The date can't be right: it is outside of LinkedIn's years.")
    return moment


def name_of(*cells: str) -> str:
    """A name in one line, at most 200 characters."""
    return cleaned(" ".join(cells))[:_LONGEST_NAME].rstrip()


@lru_cache(maxsize=4_096)
def folded(name: str) -> str:
    """A name as it is compared."""
    return cleaned(name).casefold()


@lru_cache(maxsize=4_096)
def profile_of(cell: str) -> str:
    """``linkedin.com/in/…`` in lower case without query; ``""`` if it is no link to a person."""
    found = _PROFILE.match(cell.strip())
    if not found:
        return ""
    slug = cleaned(unquote(found[1])).lower()[:_LONGEST_NAME]
    return f"linkedin.com/in/{slug}" if slug else ""


def post_of(cell: str) -> PostLink:
    """The post that a link leads to.

    Raises:
        UnreadableRowError: It is no link to a post.
    """
    try:
        return read_link(cell)
    except UserError:
        raise UnreadableRowError(
            "The link doesn't lead to a post." if cell.strip() else "The link is missing."
        ) from None
