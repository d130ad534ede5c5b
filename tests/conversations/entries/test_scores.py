"""The SSI score: private, and compared with the last one."""

import pytest

from tests.conversations.conftest import LocalSlack, open_modal, whole
from tests.conversations.joining import joins
from tests.conversations.people.test_member_settings import saves
from tests.conversations.speaking import asks


async def test_four_pillars_and_ranks_in_one_line(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi score 13.1 9.7 5 18.9 top 12% top 20%")
    answer = await slack.uma.next_message("#sales")
    assert answer.ephemeral
    assert "SSI 46.7 today" in answer.text
    assert "Top 12 % of your industry" in answer.text
    assert "Next: your weakest pillar is “Engage with insights”. Comment on posts" in answer.text
    assert "measures activity, not sales" in answer.text


async def test_the_next_score_is_compared_with_the_last(slack: LocalSlack) -> None:
    await asks(slack.uma, "/ssi score 44 2026-10-01")
    assert "up 3 since Thu 1 Oct" in await asks(slack.uma, "/ssi score 47")


async def test_a_second_score_of_a_day_replaces_the_first_and_undo_restores_it(
    slack: LocalSlack,
) -> None:
    for line in ("/ssi score 44", "/ssi score 47", "/ssi undo"):
        await slack.uma.types("#sales", line)
        last = await slack.uma.next_message("#sales")
    assert "Undone: your SSI score of 47, taken today." in last.text
    await slack.uma.opens_home()
    await slack.playground.until(
        lambda: slack.uma.home is not None and "Your SSI was 44" in slack.uma.home.words
    )


async def test_the_form_says_which_field_is_wrong(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi score")
    form = await whole(slack.uma, await slack.uma.next_modal())
    pillars = {"brand": "13,118", "people": "9.7", "insights": "5", "relationships": "18.9"}
    await slack.uma.fills(form, {**pillars, "overall": "60"})
    assert "sum to 46.718" in (await slack.uma.submits(form)).errors["overall"]
    await slack.uma.fills(form, {"overall": "47", "people": "31"})
    assert "at most 25" in (await slack.uma.submits(form)).errors["people"]
    assert open_modal(slack.uma).values["brand"]["value"]["value"] == "13,118"
    await slack.uma.fills(form, {"people": "9.7"})
    await slack.uma.submits(form)
    assert "SSI 46.7" in open_modal(slack.uma).words


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("score 101", "goes up to 100"),
        ("score 13.1 9.7 5", "I found 3 numbers"),
        ("score 13.1 9.7 5 18.9 60", "sum to 46.7"),
        ("score many", "I don't understand"),
    ],
)
async def test_a_wrong_score_is_refused_with_the_reason(
    slack: LocalSlack, line: str, problem: str
) -> None:
    assert problem in await asks(slack.uma, f"/ssi {line}")


async def test_a_shared_score_is_marked_as_shared_until_the_member_leaves(
    slack: LocalSlack,
) -> None:
    await joins(slack.uma)
    assert "Only you see this" in await asks(slack.uma, "/ssi score 44")
    await saves(slack.uma, shares_ssi="shared")
    answer = await asks(slack.uma, "/ssi score 47")
    assert "You share the overall score with your coaches" in answer
    assert "Only you see" not in answer
    assert "You share it with your coaches" in await asks(slack.uma, "/ssi")
    await asks(slack.uma, "/ssi leave")
    await joins(slack.uma)
    assert "Only you see it" in await asks(slack.uma, "/ssi")
