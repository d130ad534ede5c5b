"""Taking data out: one's own, and the team's for coaches."""

import io
import json
import zipfile
from typing import Any

from openpyxl import load_workbook

from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.entries.touching import got_engager, won, wrote
from tests.conversations.joining import joins, makes_team
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

MONDAY = NOW.date()
DATE = MONDAY.isoformat()


async def export_of(person: Actor, line: str = "/ssi export") -> ShownMessage:
    """Asks for an export in a channel, and returns the message with the files."""
    assert "I'll send the files in our direct messages" in await asks(person, line)
    message = await person.next_message("dm")
    while not message.files:
        message = await person.next_message("dm")
    return message


async def tables_of(person: Actor, message: ShownMessage) -> dict[str, Any]:
    """The tables in the ZIP file's JSON."""
    [name] = [each for each in message.files if each.endswith(".zip")]
    with zipfile.ZipFile(io.BytesIO(await person.downloads(message, name))) as packed:
        tables: dict[str, Any] = json.loads(packed.read("data.json"))["tables"]
        assert {f"{table}.csv" for table in tables} == set(packed.namelist()) - {"data.json"}
    return tables


@ON_BOTH
async def test_a_person_gets_everything_stored_about_them_and_nothing_of_others(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme", website="acme.com")
    jane = await contact(slack, acme, "Jane Doe", "CTO")
    await joins(slack.uma)
    await wrote(slack, slack.uma, acme, jane, MONDAY)
    await wrote(slack, slack.ben, acme, jane, MONDAY)
    await got_engager(slack, slack.uma, acme, jane, MONDAY)
    for line in (f"log {LINK} 2340 views 25 engagers", "dm 3 target 5 other", "score 47"):
        await asks(slack.uma, f"/ssi {line}")
    await asks(slack.uma, "/ssi win 45000 EUR =Globex")
    await asks(slack.uma, "/ssi undo")
    await asks(slack.ben, f"/ssi log {link_at('2026-11-20')} 900 views 5 engagers")
    message = await export_of(slack.uma)
    assert message.files == (f"ssi-coach-own-data-{DATE}.zip", f"ssi-coach-own-data-{DATE}.xlsx")
    assert "/ssi forget-me" in message.text
    tables = await tables_of(slack.uma, message)
    assert tables["profile"][0]["name"] == slack.uma.name
    assert [each["views"] for each in tables["figures"]] == [2340]
    assert [(each["person"], each["account"]) for each in tables["dms"]] == [("Jane Doe", "Acme")]
    assert [each["website"] for each in tables["engagers"]] == ["acme.com"]
    assert [each["overall"] for each in tables["scores"]] == ["47"]
    assert [(each["target"], each["other"]) for each in tables["dm_weeks"]] == [(3, 5)]
    assert [(each["company"], each["deleted"]) for each in tables["wins"]] == [("=Globex", True)]
    assert tables["settings"][0]["joined_at"].startswith(DATE)
    assert {each["kind"] for each in tables["next_messages"]} >= {"digest", "reminder"}
    book = load_workbook(io.BytesIO(await slack.uma.downloads(message, message.files[1])))
    assert set(book.sheetnames) == set(tables)


async def test_a_person_without_data_gets_no_file(slack: LocalSlack) -> None:
    assert "nothing stored about you yet" in await asks(slack.ben, "/ssi export")


async def test_coaches_export_the_team_without_private_things(slack: LocalSlack) -> None:
    [acme] = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe", "CTO")
    for day, person in enumerate((slack.uma, slack.ben), 20):
        await joins(person, "no")
        await asks(person, f"/ssi log {link_at(f'2026-11-{day}')} 913 views 9 engagers")
    await asks(slack.uma, "/ssi score 47")
    await wrote(slack, slack.uma, acme, jane, MONDAY)
    await won(slack, slack.uma, acme, 45000, MONDAY)
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    assert "for workspace admins and the coaches" in await asks(slack.uma, "/ssi export team")
    message = await export_of(slack.ada, "/ssi export team")
    tables = await tables_of(slack.ada, message)
    assert [(each["account"], each["in_touch"]) for each in tables["accounts"]] == [("Acme", 1)]
    assert [each["name"] for each in tables["people"]] == ["Jane Doe"]
    assert [(each["member"], each["amount"]) for each in tables["wins"]] == [("Uma Rao", "45000")]
    # Two members with posts: their total would tell each of them the other's figures.
    november = tables["totals"][0]
    assert (november["month"], november["joined"], november["views"]) == ("2026-11", 2, None)
    assert november["people_written_to"] is None
    private = json.dumps(tables)
    assert [each for each in ("913", "score", "47", "urn:li") if each in private] == []


async def test_without_the_permission_the_command_says_what_to_do(slack: LocalSlack) -> None:
    slack.playground.faults.take_scope("files:write")
    await asks(slack.uma, "/ssi score 47")
    await slack.uma.types("#sales", "/ssi export")
    await slack.uma.next_message("#sales")
    assert "I need the permission `files:write`" in (await slack.uma.next_message("#sales")).text
    assert "50" in await asks(slack.uma, "/ssi score 50")


async def test_an_upload_that_slack_does_not_take_is_said(slack: LocalSlack) -> None:
    await asks(slack.uma, "/ssi score 47")
    slack.playground.faults.rate_limit(per_minute=0, method="file_upload")
    await slack.uma.types("#sales", "/ssi export")
    await slack.uma.next_message("#sales")
    assert "Slack didn't take the files" in (await slack.uma.next_message("#sales")).text
