"""Importing an account list: a dropped file, its preview, the import, undo."""

import asyncio
from pathlib import Path

import pytest

from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage, ShownView
from playground.world.file_contents import LARGEST_FILE
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.joining import makes_team
from tests.conversations.links import LINK
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.engines import ON_BOTH
from tests.linkedin.files import xlsx_of

pytestmark = ON_BOTH

FILES = Path(__file__).parents[2] / "linkedin" / "files"
LIST = (
    "Company name;Website;Owner\n"
    "Acme GmbH;acme.com;Uma Rao\n"
    "ACME;;\n"
    "Globex;globex.io;Nobody Known\n"
    "Initech Software;;\n"
    ";nameless.com;\n"
)


async def drops(person: Actor, name: str, data: str | bytes, text: str = "") -> ShownMessage:
    """Drops a file into the direct messages with the bot, and returns the answer."""
    content = data.encode() if isinstance(data, str) else data
    await person.drops_file("dm", name, content, text)
    return await hears(person)


async def test_a_list_is_previewed_then_imported_as_one_act_that_undo_reverts(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Globex", "Initech")
    preview = await drops(slack.ada, "targets.csv", LIST)
    assert (
        "targets.csv into the whole workspace's list: 1 new: Acme GmbH; "
        "1 updated: 1 website; 1 unclear: the name or website is close to an account's; "
        "1 refused; 1 repeated in the file, merged."
    ) in preview.text
    assert "(“Nobody Known”): nobody in Slack has that name. Correct the file" in preview.text
    assert "or choose one in *Edit account* after the import." in preview.text
    assert "Line 5: Initech Software – is that Initech?" in preview.text
    assert "Line 6: " in preview.text
    assert "Nothing has changed yet." in preview.text
    assert "Target accounts: 2." in (await says(slack.uma, "accounts")).text
    await slack.ada.clicks(preview, "Import")
    done = await hears(slack.ada)
    assert (
        "Imported targets.csv: 1 account added to the whole workspace's list, 1 updated."
        in done.text
    )
    assert "Left out: 1 unclear name. No owner set for " in done.text
    assert (
        "drop it again, which adds no account twice; or choose one in *Edit account*." in done.text
    )
    listed = (await says(slack.uma, "accounts")).text
    assert "Acme GmbH: owner Uma Rao · acme.com" in listed
    assert "Globex: no owner · globex.io" in listed
    await slack.ada.clicks(done, "Undo")
    assert "the import of 2 accounts: Acme GmbH, Globex" in (await hears(slack.ada)).text
    listed = (await says(slack.uma, "accounts")).text
    assert "Target accounts: 2." in listed
    assert "globex.io" not in listed


async def test_a_button_imports_unclear_names_as_new_accounts(slack: LocalSlack) -> None:
    await targets(slack, "Initech")
    preview = await drops(slack.ada, "targets.xlsx", xlsx_of(["Account"], ["Initech Software"]))
    await slack.ada.clicks(preview, "Import all, unclear ones as new")
    assert "1 account added" in (await hears(slack.ada)).text
    assert "Target accounts: 2." in (await says(slack.uma, "accounts")).text


async def test_unclear_names_are_resolved_in_a_form_and_remembered(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Initech", "Globex", "Hooli")
    names = "Company;Website\nInitech Software;initech.com\nGlobex Labs;\nHooli Cloud;\nAcme;\n"
    await slack.ada.clicks(await drops(slack.ada, "targets.csv", names), "Say which is which")
    form = await answered(slack.ada)
    assert "Line 2: Initech Software (initech.com)" in form.words
    assert "also imports the 1 clear one" in form.words
    initech, globex = (f"unclear_line_{line}" for line in (2, 3))
    [meant] = [each for each in options_of(form, initech) if each.startswith("same:")]
    await slack.ada.fills(form, {initech: meant, globex: "new"})
    await slack.ada.submits(form)
    done = await answered(slack.ada)
    answer = "Imported targets.csv: 2 accounts added to the whole workspace's list, 1 updated."
    assert answer in done.words
    assert "Saved as aliases: 1. Left out: 1 unclear name." in done.words
    # The result has replaced the preview.
    assert answer in (await hears(slack.ada)).text
    assert "Initech: no owner · initech.com" in (await says(slack.uma, "accounts")).text
    preview = await drops(slack.ada, "targets.csv", names)
    assert "0 new; 3 on the list already; 1 unclear" in preview.text
    await slack.ada.clicks(done, "Undo")
    assert "the import of 3 accounts" in (await slack.ada.next_modal()).words
    preview = await drops(slack.ada, "targets.csv", names)
    assert "1 new: Acme; 3 unclear" in preview.text


def options_of(form: ShownView, block_id: str) -> list[str]:
    """Returns the values that a select offers."""
    [block] = [each for each in form.blocks if each.get("block_id") == block_id]
    return [option["value"] for option in block["element"]["options"]]


async def test_a_list_can_be_imported_for_one_team(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    preview = await drops(slack.ada, "targets.csv", "Company\nAcme\n")
    await slack.ada.clicks(preview, "For Nordics only…")
    preview = await hears(slack.ada)
    assert "into the list of Nordics: 1 new" in preview.text
    await slack.ada.clicks(preview, "Import for Nordics only")
    assert "1 account added to the list of Nordics" in (await hears(slack.ada)).text
    assert "Acme: no owner · list of Nordics" in (await says(slack.uma, "accounts")).text
    assert "Target accounts: 0." in (await says(slack.ben, "accounts")).text


async def test_pressing_import_twice_imports_once(slack: LocalSlack) -> None:
    preview = await drops(slack.ada, "targets.csv", "Company\nAcme\n")
    await asyncio.gather(slack.ada.clicks(preview, "Import"), slack.ada.clicks(preview, "Import"))
    # Both answers replace the preview: the second may arrive before the first is read.
    assert "1 account added" in (await hears(slack.ada)).text
    assert "Target accounts: 1." in (await says(slack.uma, "accounts")).text


async def test_a_cancelled_import_changes_nothing(slack: LocalSlack) -> None:
    preview = await drops(slack.ada, "targets.csv", "Company\nAcme\n")
    await slack.ada.clicks(preview, "Cancel")
    assert "nothing was imported" in (await hears(slack.ada)).text
    assert "Target accounts: 0." in (await says(slack.uma, "accounts")).text


@pytest.mark.parametrize(
    ("name", "data", "answer"),
    [
        (
            "photo.png",
            b"\x89PNG....",
            "That is no picture that I can read.",
        ),
        ("people.csv", b"First Name,Last Name,Company\nJane,Doe,Acme\n", "list of people"),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old .xls file"),
        ("huge.csv", b"Company\n" + b"x" * 5_000_001, "larger than 5 MB"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n....", "not an account list"),
    ],
)
async def test_a_file_that_is_no_account_list_is_refused_with_the_reason(
    slack: LocalSlack, name: str, data: bytes, answer: str
) -> None:
    assert len(data) < LARGEST_FILE
    assert answer in (await drops(slack.ada, name, data)).text


async def test_members_are_refused_to_import_accounts(slack: LocalSlack) -> None:
    refused = await drops(slack.uma, "targets.csv", LIST)
    assert "workspace admins and the coaches they appoint" in refused.text


async def test_a_failed_download_can_be_tried_again(slack: LocalSlack) -> None:
    slack.playground.faults.answer("file_download", "missing_scope")
    refused = await drops(slack.ada, "targets.csv", "Company\nAcme\n")
    assert "I need the permission `files:read`" in refused.text
    slack.playground.faults.clear()
    preview = await drops(slack.ada, "targets.csv", "Company\nAcme\n")
    slack.playground.faults.answer("files.info", "file_not_found")
    await slack.ada.clicks(preview, "Import")
    assert (
        "That file isn't in Slack any more. Please drop it here again."
        in (await hears(slack.ada)).text
    )
    slack.playground.faults.clear()
    await slack.ada.clicks(preview, "Import")
    assert "1 account added" in (await hears(slack.ada)).text


async def test_a_command_sent_with_an_image_is_run(slack: LocalSlack) -> None:
    assert "What I can do" in (await drops(slack.uma, "photo.png", b"\x89PNG....", "help")).text


async def test_import_explains_the_file_to_drop(slack: LocalSlack) -> None:
    answer = (await says(slack.uma, "accounts import")).text
    assert "Company name,Website,Owner" in answer
    assert "Salesforce" in answer


async def test_a_file_known_by_its_id_alone_is_recognised_by_what_slack_says_about_it(
    slack: LocalSlack,
) -> None:
    await slack.ada.drops_file("dm", "targets.csv", b"Company\nAcme\n", only_id=True)
    assert "1 new: Acme" in (await hears(slack.ada)).text
    await slack.ada.drops_file("dm", "targets.csv", b"Company\nHooli\n", "a list", only_id=True)
    assert "1 new: Hooli" in (await hears(slack.ada)).text
    await slack.ada.drops_file("dm", "me.png", b"x", "help", only_id=True)
    assert "/ssi log" in (await hears(slack.ada)).text
    await slack.ada.drops_file("dm", "me.pdf", b"x", only_id=True)
    assert "`/ssi import` shows what I can read" in (await hears(slack.ada)).text


async def test_owners_that_could_not_be_looked_up_are_named_in_preview_and_result(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.answer("users.list", "internal_error")
    preview = await drops(slack.ada, "targets.csv", "Company,Owner\nAcme,Uma Rao\n")
    assert "Slack doesn't tell me who works here right now" in preview.text
    assert "No owner set" not in preview.text
    await slack.ada.clicks(preview, "Import")
    done = (await hears(slack.ada)).text
    assert "1 account added" in done
    assert "Slack doesn't tell me who works here right now" in done


async def test_preview_and_import_read_the_list_of_users_once(slack: LocalSlack) -> None:
    preview = await drops(slack.ada, "targets.csv", "Company,Owner\nAcme,Uma Rao\n")
    await slack.ada.clicks(preview, "Import")
    await hears(slack.ada)
    assert len(slack.playground.calls_of("users.list")) == 1


UNKNOWN = "Vállalat;Honlap;Gazda\nAcme;acme.com;Uma Rao\nGlobex;;\n"


async def test_unknown_headings_are_asked_about_and_the_import_goes_on(slack: LocalSlack) -> None:
    question = await drops(slack.ada, "lista.csv", UNKNOWN)
    assert "Which column of lista.csv holds the company names?" in question.text
    assert "*Vállalat*: Acme, Globex; • *Honlap*: acme.com" in question.text
    await slack.ada.clicks(question, "Choose the columns")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"name_column": "0", "owner_column": "2"})
    await slack.ada.submits(form)
    preview = await hears(slack.ada)
    assert "2 new: Acme, Globex" in preview.text
    await slack.ada.clicks(preview, "Import")
    assert "2 accounts added" in (await hears(slack.ada)).text
    # The websites were recognised by their form.
    assert "Acme: owner Uma Rao · acme.com" in (await says(slack.uma, "accounts")).text


async def test_a_column_that_is_not_imported_can_be_chosen_from_the_preview(
    slack: LocalSlack,
) -> None:
    preview = await drops(slack.ada, "lista.csv", "Company;Gazda\nAcme;Uma Rao\n")
    assert "Columns that I don't import: Gazda." in preview.text
    await slack.ada.clicks(preview, "Choose the columns")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"owner_column": "1"})
    await slack.ada.submits(form)
    preview = await hears(slack.ada)
    assert "Columns that" not in preview.text
    await slack.ada.clicks(preview, "Import")
    await hears(slack.ada)
    assert "Acme: owner Uma Rao" in (await says(slack.uma, "accounts")).text


async def test_companies_of_one_name_are_two_accounts_and_their_name_is_asked_about(
    slack: LocalSlack,
) -> None:
    preview = await drops(slack.ada, "same.csv", file_named("same-name-two-companies.csv"))
    assert "2 new: Metro AG, Metro Inc." in preview.text
    assert (
        "Same name, different websites: Metro AG (metro-de.example, line 2), "
        "Metro Inc. (metro-ca.example, line 3)." in preview.text
    )
    await slack.ada.clicks(preview, "Import")
    assert "2 accounts added" in (await hears(slack.ada)).text
    which = "Several accounts are called “Metro”"
    for _ in range(2):  # the answer is no alias: the name remains that of both
        asked = await says(slack.uma, "dm Jane Doe at Metro")
        assert which in asked.text
        await slack.uma.clicks(asked, "Metro Inc. (metro-ca.example)")
        assert "Metro Inc." in (await hears(slack.uma)).text
    assert which in (await says(slack.uma, "win meeting Metro")).text
    assert which in (await says(slack.uma, f"comment {LINK} Metro")).text
    preview = await drops(slack.ada, "other.csv", "Company;Website\nMetro;metro-uk.example\n")
    assert (
        "Line 2: Metro – is that Metro AG (metro-de.example) or Metro Inc. (metro-ca.example)?"
    ) in preview.text


async def test_a_namesake_can_be_added_by_hand_and_pasted_people_there_are_asked_about(
    slack: LocalSlack,
) -> None:
    await says(slack.ada, "accounts add Metro AG metro-de.example")
    refused = await says(slack.ada, "accounts add Metro Inc.")
    assert "Metro AG is on the list already." in refused.text
    asked = await says(slack.ada, "accounts add Metro Inc. metro-ca.example")
    assert "Metro AG" in asked.text
    await slack.ada.clicks(asked, "No, add it as a new one")
    assert "Metro Inc." in (await hears(slack.ada)).text
    names = "Jane Doe, CTO, Metro\nJohn Roe, CTO, Metro AG\nAnn Other, CTO, metro-ca.example"
    await slack.uma.types("#sales", f"/ssi engagers {LINK}")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engager_names": names})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Jane Doe – Metro: which account is that?" in form.words
    assert form.words.count("which account is that?") == 1
    assert "Metro AG (metro-de.example)" in form.words


async def test_what_is_left_out_of_a_file_is_said_once_with_its_lines(slack: LocalSlack) -> None:
    rows = (
        "Company;Website;Owner",
        "Rosenrot;branchenbuch.example;ada@example.com",
        "Adler;branchenbuch.example;ben@example.com",
        "Kotter;branchenbuch.example;",
        "Acme;acme.example;Ada",
        "ACME;;Ben",
        "Total;3;",
        ";nameless.example;",
        ";;Ada",
    )
    said = (await drops(slack.ada, "targets.csv", "\n".join(rows))).text
    assert "Rosenrot (“ada@example.com”), Adler (“ben@example.com”): I find people by their" in said
    assert said.count("not by email addresses") == 1
    assert "Lines 2, 3 and 4: The website branchenbuch.example is shared by 3 companies" in said
    assert "Line 6: Line 5 names another owner, and that one counts." in said
    assert "Line 7: It is a row of totals" in said
    assert "Lines 8 and 9: The company name is missing." in said


def file_named(name: str) -> bytes:
    """Returns a file of the samples."""
    return (FILES / name).read_bytes()
