"""Guests of the workspace: they log and see their own entries, and nothing that the team shares."""

from datetime import date

import pytest

from playground.world.state import Guest
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.entries.touching import shares_touches, won, wrote
from tests.conversations.joining import joins, makes_team
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks, says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

LATELY = date(2026, 11, 12)
#: Names that Uma never touched: an account, people at two accounts, teammates.
SECRETS = ("Globex", "globex", "Kim Berg", "Sam Ray", "Ben", "Ada")
#: Lines that save nothing, so that one guest may type all; with a part of each answer.
QUESTIONS = (
    ("pipeline 30d", ""),
    ("stats", ""),
    ("stats team", "admins and the coaches"),
    ("leaderboard", "you are a guest"),
    ("accounts", "Acme"),
    ("accounts Acme", "Jane Doe"),
    ("accounts Globx", ""),
    ("accounts silent", ""),
    ("accounts add Initech", "admins and the coaches"),
    ("posts", ""),
    ("why", ""),
    ("help", ""),
)


async def a_guest_in_the_team(slack: LocalSlack, kind: Guest = "multi_channel") -> None:
    """Makes Uma a guest, who wrote to Jane Doe at Acme before."""
    acme, globex = await targets(slack, "Acme", "Globex")
    jane = await contact(slack, acme, "Jane Doe")
    await contact(slack, acme, "Sam Ray")
    kim = await contact(slack, globex, "Kim Berg")
    for person in (slack.ada, slack.ben, slack.uma):
        await joins(person)
        await shares_touches(slack, person)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    await wrote(slack, slack.uma, acme, jane, LATELY)
    await wrote(slack, slack.ben, globex, kim, LATELY)
    await wrote(slack, slack.ben, acme, jane, LATELY)
    await won(slack, slack.ben, acme, 40_000, LATELY)
    await slack.ada.makes_guest(slack.uma.id, kind)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (f"log {link_at('2026-11-20')} 2340 views 25 engagers", "1.07 %"),
        (f"engagers {LINK} Kim Berg, CTO, Globex", "1"),
        ("dm Kim Berg at Globex", "Kim Berg"),
        ("dm Sam Ray at Acme", "Sam Ray"),
        ("dm Jane Doe replied", "Jane Doe"),
        ("dms 4 target 5 other", ""),
        (f"comment {link_at('2026-11-19')} Globex", ""),
        ("win closed Acme 40k EUR", "Acme"),
        ("win meeting Globex", "Globex"),
        ("ssi 47", "47"),
    ],
)
async def test_a_guest_sees_only_their_own_entries_whatever_they_enter(
    slack: LocalSlack, line: str, answer: str
) -> None:
    await a_guest_in_the_team(slack)
    await is_told_no_secret(slack, line, answer)


async def test_a_guest_sees_only_their_own_entries_whatever_they_ask_for(slack: LocalSlack) -> None:
    await a_guest_in_the_team(slack)
    for line, answer in QUESTIONS:
        await is_told_no_secret(slack, line, answer)


async def is_told_no_secret(slack: LocalSlack, line: str, answer: str) -> None:
    """Types a line as the guest: the reply has the answer, and no secret that was not typed."""
    shown = (await says(slack.uma, line)).text
    assert answer in shown, (line, shown)
    untyped = [name for name in SECRETS if name.casefold() not in line.casefold()]
    assert not [name for name in untyped if name in shown], (line, shown)


@pytest.mark.parametrize("kind", ["single_channel", "multi_channel"])
async def test_a_guests_list_has_only_what_they_touched(slack: LocalSlack, kind: Guest) -> None:
    await a_guest_in_the_team(slack, kind)
    listed = (await says(slack.uma, "accounts")).text
    assert "Acme" in listed
    assert "Globex" not in listed
    page = await says(slack.uma, "accounts acme")
    assert "Jane Doe" in page.text
    assert "Sam Ray" not in page.text
    assert "40" not in page.text  # the win is Ben's
    buttons = [each["text"]["text"] for each in page.blocks[-1]["elements"]]
    assert "Add a person" not in buttons


async def test_a_guest_who_guesses_a_target_or_a_contact_is_told_nothing_and_adds_nothing(
    slack: LocalSlack,
) -> None:
    await a_guest_in_the_team(slack)
    for line in ("dm Kim Berg at Globex", "dm New Person at Acme", "dm Kim Berk at Globexx"):
        shown = (await says(slack.uma, line)).text
        assert "target" not in shown.split(".")[0], shown
        assert "?" not in shown, shown
        assert "coach" not in shown, shown
    page = (await says(slack.ben, "accounts acme")).text
    assert "New Person" not in page
    assert "Sam Ray" in page


async def test_a_guest_is_suggested_only_what_they_touched(slack: LocalSlack) -> None:
    await a_guest_in_the_team(slack)
    await slack.uma.types("#sales", "/ssi dm")
    form = await answered(slack.uma)
    companies = await slack.uma.looks_up(form, "company", "")
    people = await slack.uma.looks_up(form, "whom", "")
    assert [each["text"]["text"] for each in companies] == ["Acme"]
    assert [each["text"]["text"] for each in people] == ["Jane Doe · Acme"]


async def test_a_guest_changes_nothing_that_the_team_shares(slack: LocalSlack) -> None:
    await a_guest_in_the_team(slack)
    page = await says(slack.ben, "accounts acme")
    await slack.ada.makes_guest(slack.ben.id)  # the buttons of the page remain
    await slack.ben.clicks(page, "Add a person")
    form = await answered(slack.ben)
    await slack.ben.fills(form, {"contact_name": "Mallory"})
    await slack.ben.submits(form)
    assert "Only members of this workspace change" in (await answered(slack.ben)).words
    await slack.ben.clicks(page, "Edit", value="1")
    assert "Only members of this workspace change" in (await answered(slack.ben)).words


async def test_a_guest_stands_on_no_board_and_in_no_total(slack: LocalSlack) -> None:
    await a_guest_in_the_team(slack)
    for serial, person in enumerate((slack.ada, slack.ben, slack.uma)):
        for day in ("2026-11-18", "2026-11-20"):
            link = link_at(day, serial=serial)
            await asks(person, f"/ssi log {link} 500 views {10 + serial} engagers")
    board = await asks(slack.ben, "/ssi leaderboard")
    assert "Uma" not in board
    assert "Your place: 1 of 2" in board
    totals = await asks(slack.ada, "/ssi stats team")
    assert "Uma" not in totals
    assert "2 joined" in totals or "2 members" in totals, totals


async def test_a_guest_who_becomes_a_member_sees_the_list_again(slack: LocalSlack) -> None:
    await a_guest_in_the_team(slack)
    await slack.ada.makes_guest(slack.uma.id, "")
    assert "Globex" in (await says(slack.uma, "accounts")).text


async def test_a_person_whom_slack_has_not_described_yet_sees_no_more_than_a_guest(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    slack.playground.faults.answer("users.info", "internal_error")
    assert "Acme" not in await asks(slack.uma, "/ssi accounts")
    assert "1.07 %" in await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    assert "Acme" not in await asks(slack.uma, "/ssi accounts")
    slack.playground.faults.clear()
    assert "Acme" in await asks(slack.uma, "/ssi accounts")


async def test_a_guest_is_never_sent_to_a_coach(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await slack.ada.makes_guest(slack.uma.id, "single_channel")
    for line in ("accounts", "dm Kim Berg at Booking", "win meeting Booking", "setup", "import"):
        shown = (await says(slack.uma, line)).text
        assert "oach add" not in shown, shown
        assert "make you a coach" not in shown, shown
        assert "a coach can put" not in shown, shown
        assert "No accounts yet" not in shown, shown
