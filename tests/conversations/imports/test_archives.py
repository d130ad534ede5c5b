"""LinkedIn's data archive, dropped on the conversation: DMs without logging, no text kept."""

import logging
import tempfile
from datetime import UTC, datetime
from itertools import count

import pytest

from tests.conversations.conftest import LocalSlack
from tests.conversations.imports.dropping import drops
from tests.conversations.people.test_forgetting import everything
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH
from tests.linkedin.linkedin_files.archives import (
    Archive,
    Comment,
    Message,
    Person,
    Reaction,
    Share,
    zipped,
)
from tests.services.imports.files import post_id

ADA = Person("Ada Lovelace", "ada-lovelace")
JANE = Person("Jane Doe", "jane-doe-1", "Acme GmbH", "Head of Wunderbar")
STRANGER = Person("Xaver Quintessenz", "xaver-quintessenz", "Zyxwinkel & Sons", "Oberverwalter")
#: In every message and comment of the archive.
SECRET = "Krambambuli"


def message(at: str, sender: Person, to: Person, conversation: str) -> Message:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return Message(conversation, sender, (to,), moment, f"{SECRET}, dear {to.name}")


def archive(months: int = 3) -> bytes:
    """Ada wrote to Jane and to a stranger, commented, reacted, and posted once."""
    number = count(1)
    messages = [
        each
        for month in range(11, 11 - months, -1)
        for each in (
            message(f"2026-{month:02d}-02 09:00", ADA, JANE, "2-jane"),
            message(f"2026-{month:02d}-03 09:00", ADA, STRANGER, f"2-{next(number)}"),
        )
    ]
    messages.append(message("2026-11-04 10:00", JANE, ADA, "2-jane"))
    posted = datetime(2026, 11, 10, 8, tzinfo=UTC)
    own, theirs = post_id(posted), post_id(posted.replace(day=11))
    return zipped(
        Archive(
            ADA,
            tuple(messages),
            (Share(own, posted, ("How we won",)),),
            (Comment(theirs, posted.replace(day=12), f"{SECRET} said"),),
            (Reaction(theirs, posted.replace(day=12)),),
            (),
            (JANE, STRANGER),
        )
    )


async def test_an_archive_tells_the_drift_of_dms_back_in_time(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    preview = await drops(slack.ada, "Basic_LinkedInDataExport_11-23-2026.zip", archive())
    for said in (
        "of Ada Lovelace",
        "1 post of Tue 10 Nov: 1 new.",
        "6 DMs to 2 people, Wed 2 Sep to Tue 3 Nov: 6 new.",
        "By today's list, 1 of the 2 people is at target accounts, with 3 of the new DMs.",
        "1 comment on others' posts of Thu 12 Nov: 1 new.",
        "1 reaction of Thu 12 Nov: left out",
        "Nothing has changed yet.",
    ):
        assert said in preview.text
    await slack.ada.clicks(preview, "Import")
    done = await hears(slack.ada)
    assert "1 new post, 6 DMs (3 at target accounts), 1 comment." in done.text
    assert "Sep 2026 50 % (1 of 2 people)" in done.text
    assert "today's list decided" in done.text
    assert "I kept no message. Now delete the file: ⋯ → *Delete file*." in done.text
    assert "data_visualization" in {block["type"] for block in done.blocks}
    await slack.ada.clicks(done, "Undo")
    assert "Undone: the import from LinkedIn." in (await hears(slack.ada)).text
    assert "Jane Doe" not in (await says(slack.ada, "account Acme")).text


async def test_an_archive_of_which_not_all_is_imported_should_be_deleted_too(
    slack: LocalSlack,
) -> None:
    delete = "Now delete the file: ⋯ → *Delete file*."
    await slack.ada.clicks(await drops(slack.ada, "Basic.zip", archive()), "Cancel")
    cancelled = (await hears(slack.ada)).text
    assert cancelled == f"Cancelled: nothing was imported. I kept no message. {delete}"
    await slack.ada.clicks(await drops(slack.ada, "Basic.zip", archive()), "Only posts")
    posts = (await hears(slack.ada)).text
    assert posts == f"Imported Basic.zip: 1 new post. I kept no message. {delete}"


@ON_BOTH
async def test_no_message_and_no_strangers_name_is_kept(
    slack: LocalSlack,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    caplog.set_level(logging.INFO)
    uploads = tmp_path_factory.mktemp("uploads")
    monkeypatch.setattr(tempfile, "tempdir", str(uploads))
    [acme] = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    preview = await drops(slack.ada, "Basic.zip", archive())
    await slack.ada.clicks(preview, "Import")
    assert "Imported" in (await hears(slack.ada)).text
    assert "Jane Doe" in (await says(slack.ada, "account Acme")).text
    kept = await everything(slack) + caplog.text
    assert "Jane Doe" in kept
    secrets = [SECRET, "Xaver", "Quintessenz", "Zyxwinkel", "Oberverwalter", "2-jane"]
    assert [each for each in secrets if each.lower() in kept.lower()] == []
    assert list(uploads.iterdir()) == []
