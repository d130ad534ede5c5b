"""The people that the bot serves or refuses, and their profiles."""

import pytest

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks


@pytest.mark.parametrize("line", ["/ssi", "/ssi log", f"/ssi log {LINK} 100 views 3 engagers"])
async def test_people_of_another_company_are_refused_politely(slack: LocalSlack, line: str) -> None:
    await slack.eve.types("#partners", line)
    answer = await slack.eve.next_message("#partners")
    assert "you are a guest in it" in answer.text
    assert slack.eve.modal is None


async def test_a_guest_whose_profile_was_late_is_offered_no_names(slack: LocalSlack) -> None:
    slack.playground.faults.hang("users.info")
    await slack.eve.types("#partners", "/ssi dm")
    form = await slack.eve.next_modal()
    slack.playground.faults.clear()
    assert await slack.eve.looks_up(form, "whom", "Jane") == []
    assert "you are a guest in it" in (await slack.eve.next_modal()).words


async def test_a_guest_whose_profile_was_late_is_refused_while_typing(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.hang("users.info")
    await slack.eve.types("#partners", "/ssi log")
    form = await slack.eve.next_modal()
    slack.playground.faults.clear()
    await slack.eve.fills(form, {"views": "100", "engagers": "3", "link": LINK})
    assert "you are a guest in it" in (await slack.eve.next_modal()).words


async def test_a_person_whom_slack_does_not_show_is_refused(slack: LocalSlack) -> None:
    slack.playground.faults.answer("users.info", "user_not_found")
    assert "you are a guest in it" in await asks(slack.uma, "/ssi")


async def test_without_a_profile_a_member_is_served_in_utc(slack: LocalSlack) -> None:
    slack.playground.faults.answer("users.info", "internal_error")
    late_in_utc = link_at("2026-11-20", hour=23)
    assert "post of Fri 20 Nov" in await asks(
        slack.ada, f"/ssi log {late_in_utc} 500 views 9 engagers"
    )
    slack.playground.faults.clear()
    assert "post of Sat 21 Nov" in await asks(slack.ada, "/ssi posts")


async def test_a_profile_is_fetched_once_a_day(slack: LocalSlack) -> None:
    for day in ("2026-11-02", "2026-11-09"):
        await asks(slack.uma, f"/ssi log {link_at(day)} 500 views 9 engagers")
    asked = [call for call in slack.playground.calls if call.method == "users.info"]
    assert len(asked) == 1


@pytest.mark.parametrize("line", ["join", "leave", "settings", "setup", "leaderboard", "why"])
async def test_every_command_refuses_guests_of_another_company(
    slack: LocalSlack, line: str
) -> None:
    assert "you are a guest in it" in await asks(slack.eve, f"/ssi {line}", "#partners")


async def test_guests_of_another_company_are_refused_before_their_words_are_judged(
    slack: LocalSlack,
) -> None:
    for line in (
        "lgo it",
        f"log {LINK} 100 3",
        "log 100 views 3 engagers",
        "log https://example.com/post 100 views",
        "dm 3 5",
        f"comment {LINK} Jane",
        "score 47",
    ):
        assert "you are a guest in it" in await asks(slack.eve, f"/ssi {line}", "#partners"), line
