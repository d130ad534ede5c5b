"""A file of LinkedIn's dropped on the conversation: what it has, the import, undo."""

from datetime import UTC, datetime

from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from tests.conversations.conftest import LocalSlack
from tests.conversations.links import link_at
from tests.conversations.speaking import hears, says
from tests.services.imports.files import post_id

SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"


async def drops(person: Actor, name: str, data: str | bytes, text: str = "") -> ShownMessage:
    """Drops a file into the direct messages with the bot, and returns the answer."""
    content = data.encode() if isinstance(data, str) else data
    await person.drops_file("dm", name, content, text)
    return await hears(person)


def shares(*days: str) -> str:
    """``Shares.csv`` with a post on each of these days."""
    rows = [
        f"{day} 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{post_id(at)},"
        f'"How we won ""{day}""",,,MEMBER_NETWORK\n'
        for day in days
        for at in (datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=UTC),)
    ]
    return SHARES + "".join(rows)


async def test_a_file_is_previewed_then_imported_and_undone(slack: LocalSlack) -> None:
    await says(slack.ada, f"log {link_at('2026-11-20')} 900 views 12 engagers")
    preview = await drops(slack.ada, "Shares_181682616.csv", shares("2026-11-10", "2026-11-12"))
    assert "2 posts, Tue 10 Nov to Thu 12 Nov: 2 new." in preview.text
    assert "Nothing has changed yet." in preview.text
    assert "How we won" not in (await says(slack.ada, "posts")).text
    await slack.ada.clicks(preview, "Import")
    done = await hears(slack.ada)
    assert "Imported Shares_181682616.csv: 2 new posts." in done.text
    assert "How we won" in (await says(slack.ada, "posts")).text
    again = await drops(slack.ada, "Shares.csv", shares("2026-11-10", "2026-11-12"))
    assert "2 as you have them already" in again.text
    assert "There is nothing to import." in again.text
    await slack.ada.clicks(done, "Undo")
    assert "Undone: the import of what LinkedIn gave you." in (await hears(slack.ada)).text
    assert "How we won" not in (await says(slack.ada, "posts")).text
