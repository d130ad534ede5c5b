"""Whom the bot serves, and what it learns about them."""

import pytest

from tests.conversations.conftest import LocalSlack, before
from tests.conversations.links import LINK, link_at


@pytest.mark.parametrize("line", ["/ssi", "/ssi log", f"/ssi log {LINK} 100 views 3 engagers"])
async def test_people_of_another_company_are_refused_politely(slack: LocalSlack, line: str) -> None:
    await slack.eve.types("#sales", line)
    answer = await slack.eve.next_message("#sales")
    assert "you are its guest" in answer.text
    assert slack.eve.modal is None


async def test_a_guest_whom_slack_does_not_name_is_refused_when_they_save(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.hang("users.info")
    await slack.eve.types("#sales", "/ssi log")
    form = await slack.eve.next_modal()
    slack.playground.faults.clear()
    await slack.eve.fills(form, {"views": "100", "engagers": "3", "link": LINK})
    await slack.eve.submits(form)
    assert "you are its guest" in before(slack.eve).words


async def test_somebody_whom_slack_does_not_know_is_refused(slack: LocalSlack) -> None:
    slack.playground.faults.answer("users.info", "user_not_found")
    await slack.uma.types("#sales", "/ssi")
    assert "you are its guest" in (await slack.uma.next_message("#sales")).text


async def test_without_slacks_answer_people_are_served_in_utc(slack: LocalSlack) -> None:
    slack.playground.faults.answer("users.info", "internal_error")
    late_in_utc = link_at("2026-11-20", hour=23)
    await slack.ada.types("#sales", f"/ssi log {late_in_utc} 500 views 9 engagers")
    assert "post of 2026-11-20" in (await slack.ada.next_message("#sales")).text
    slack.playground.faults.clear()
    await slack.ada.types("#sales", "/ssi posts")
    assert "post of 2026-11-21" in (await slack.ada.next_message("#sales")).text


async def test_a_profile_is_read_once_a_day(slack: LocalSlack) -> None:
    for day in ("2026-11-02", "2026-11-09"):
        await slack.uma.types("#sales", f"/ssi log {link_at(day)} 500 views 9 engagers")
        await slack.uma.next_message("#sales")
    asked = [call for call in slack.playground.calls if call.method == "users.info"]
    assert len(asked) == 1


async def test_what_another_bot_says_in_the_dm_is_passed_over(slack: LocalSlack) -> None:
    await slack.uma.says_in_dm("help")
    await slack.uma.next_message("dm")
    assert len(slack.uma.messages("dm")) == 2
