"""LinkedIn's files, dropped on the conversation with the bot."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from linkedin.records import Figure, PeriodRecord, Place, PostRecord
from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from tests.conversations.speaking import hears
from tests.linkedin.linkedin_files.locales import ENGLISH
from tests.linkedin.linkedin_files.workbooks import (
    content_sheets,
    single_post_sheets,
    workbook_of,
)
from tests.services.imports.files import post, post_id

_SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"


async def drops(person: Actor, name: str, data: str | bytes, text: str = "") -> ShownMessage:
    """Drops a file into the direct messages with the bot, and returns the answer."""
    content = data.encode() if isinstance(data, str) else data
    await person.drops_file("dm", name, content, text)
    return await hears(person)


def morning(day: str) -> datetime:
    """8:00 in UTC on a day such as ``2026-11-10``."""
    return datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=UTC)


def shares(*days: str) -> str:
    """``Shares.csv`` with a post on each of these days."""
    rows = [
        f"{day} 08:00:00,"
        f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{post_id(morning(day))},"
        f'"How we won ""{day}""",,,MEMBER_NETWORK\n'
        for day in days
    ]
    return _SHARES + "".join(rows)


def content_export(last: str, posts: Mapping[str, tuple[int, int]]) -> bytes:
    """A content export.

    Args:
        last: The last day of its period.
        posts: Impressions and total engagements, by the day of the post.
    """
    end = date.fromisoformat(last)
    totals = {Figure.IMPRESSIONS: 9_000, Figure.MEMBERS_REACHED: 4_000}
    period = PeriodRecord(Place(), end.replace(month=1, day=1), end, totals, 500)
    records = [
        post(
            morning(day),
            figures={Figure.IMPRESSIONS: views, Figure.TOTAL_ENGAGEMENTS: total},
            published_on=date.fromisoformat(day),
        )
        for day, (views, total) in posts.items()
    ]
    return workbook_of(content_sheets(period, [], records, ENGLISH, newer=True))


def single_post_export(
    day: str, figures: Mapping[Figure, int], audience: Sequence[tuple[str, str]] = ()
) -> bytes:
    """The export of the post of a day.

    Args:
        audience: Companies with their percentages, as written.
    """
    record: PostRecord = post(
        morning(day), figures=dict(figures), published_on=date.fromisoformat(day)
    )
    return workbook_of(single_post_sheets(record, audience, ENGLISH, newer=True))
