"""The board that a member asks for, and posting it to the team's channel."""

from datetime import timedelta

import pytest

from playground.testing.actor import Actor
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins, makes_team
from tests.conversations.links import link_at
from tests.conversations.speaking import asks


async def logs(person: Actor, *posts: tuple[str, int, int]) -> None:
    """Logs posts, each as (day, views, engagers); no two people log the same link."""
    for day, views, engagers in posts:
        link = link_at(day, serial=int(person.id.encode().hex(), 16) % 1000)
        await asks(person, f"/ssi log {link} {views} views {engagers} engagers")


async def a_team_that_posts(slack: LocalSlack) -> None:
    """Ada leads, Ben follows, Uma keeps her figures private."""
    for person, on_board in ((slack.ada, "yes"), (slack.ben, "yes"), (slack.uma, "no")):
        await joins(person, on_board)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    await logs(slack.ada, ("2026-11-18", 500, 20), ("2026-11-20", 500, 20))
    await logs(slack.ben, ("2026-11-18", 500, 10), ("2026-11-20", 500, 10))
    await logs(slack.uma, ("2026-11-18", 500, 15), ("2026-11-20", 500, 15))


async def test_only_the_member_who_asks_sees_the_board_and_their_place(
    slack: LocalSlack,
) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    assert answer.ephemeral
    assert "Your place: 2 of 2 in Nordics, with 20 unique engagers." in answer.text
    assert "est engagement rate in 30 days: Ada Lindqvist (4.00 %)." in answer.text
    assert "1. Ada Lindqvist" in answer.text
    assert [block["type"] for block in answer.blocks].count("data_table") == 1


async def test_a_member_off_the_board_sees_their_place_and_no_teammate_sees_them(
    slack: LocalSlack,
) -> None:
    await a_team_that_posts(slack)
    own = await asks(slack.uma, "/ssi leaderboard")
    assert "Your place: 2 of 3 in Nordics, with 30 unique engagers." in own
    assert "The board doesn't show you" in own
    assert "Uma Rao" not in await asks(slack.ben, "/ssi leaderboard")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/ssi leaderboard engagers 30d", "2 of 2 in Nordics, with 20 unique engagers"),
        (
            "/ssi leaderboard posts 2026-11",
            "Your place: =1 of 2 in Nordics, with 2 posts (level with all others)",
        ),
        ("/ssi leaderboard 2026-W47", "Ranked by unique engagers"),
        ("/ssi leaderboard rate 2026-W47", "Nordics: last 30 days, 24 Oct – 22 Nov"),
        ("/ssi leaderboard most improved", "Your place: none by most improved yet"),
        ("/ssi board rate", "Ranked by engagement rate"),
    ],
)
async def test_a_measure_and_a_window_can_be_given_in_any_order(
    slack: LocalSlack, line: str, answer: str
) -> None:
    await a_team_that_posts(slack)
    assert answer in await asks(slack.ben, line)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("/ssi leaderboard salaries", "I can't rank by “salaries”"),
        ("/ssi leaderboard posts engagers", "by one measure over one time window"),
        ("/ssi leaderboard 7d 30d", "by one measure over one time window"),
        ("/ssi leaderboard 2026-W99", "I don't know the time window"),
        ("/ssi leaderboard", "You aren't in a team yet"),
    ],
)
async def test_a_board_that_does_not_exist_is_refused_with_the_fix(
    slack: LocalSlack, line: str, problem: str
) -> None:
    if "W99" in line:
        await makes_team(slack.ada, "Nordics", slack.uma)
    assert problem in await asks(slack.uma, line)


async def test_a_button_shows_another_measure(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard 30d")
    await slack.ben.clicks(await slack.ben.next_message("#general"), "By engagement rate")
    assert (
        "2 of 2 in Nordics, with a rate of 2.00 %"
        in (await slack.ben.next_message("#general")).text
    )


async def test_a_member_of_two_teams_can_switch_between_their_boards(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await makes_team(slack.ada, "South", slack.ben, slack.ada)
    await slack.ben.types("#general", "/ssi leaderboard")
    first = await slack.ben.next_message("#general")
    assert "Nordics: 17–23 Nov" in first.text
    await slack.ben.clicks(first, "South")
    assert "South: 17–23 Nov" in (await slack.ben.next_message("#general")).text


async def test_the_posted_board_does_not_show_the_members_place(
    slack: LocalSlack,
) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    assert (
        "*Post to channel* posts the board in <#C0SALES>, without the line “Your place”."
        in answer.words
    )
    await slack.ben.clicks(answer, "Post to channel")
    assert "Posted in <#C0SALES>" in (await slack.ben.next_message("#general")).text
    posted = slack.uma.messages("#sales")[-1]
    assert "1. Ada Lindqvist" in posted.text
    assert "Your place" not in posted.words
    assert not posted.ephemeral


async def test_a_board_can_be_posted_by_hand_once_a_day(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    for person in (slack.ben, slack.ada):
        await person.types("#general", "/ssi leaderboard")
        await person.clicks(await person.next_message("#general"), "Post to channel")
    assert "posted by hand today already" in (await slack.ada.next_message("#general")).text
    assert len([m for m in slack.uma.messages("#sales") if "Ada Lindqvist" in m.text]) == 1
    slack.clock.advance_to(NOW + timedelta(days=1))
    await slack.ada.types("#general", "/ssi leaderboard")
    await slack.ada.clicks(await slack.ada.next_message("#general"), "Post to channel")
    assert "Posted in" in (await slack.ada.next_message("#general")).text


async def test_a_double_click_posts_the_board_once(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    for _ in range(2):
        await slack.ben.clicks(answer, "Post to channel")
        assert "Posted in <#C0SALES>" in (await slack.ben.next_message("#general")).text
    assert len([m for m in slack.uma.messages("#sales") if "Ada Lindqvist" in m.text]) == 1


async def test_an_admin_outside_the_team_can_see_and_post_its_board(
    slack: LocalSlack,
) -> None:
    for person in (slack.ben, slack.uma):
        await joins(person)
        await logs(person, ("2026-11-18", 500, 20), ("2026-11-20", 500, 20))
    await makes_team(slack.ada, "Nordics", slack.ben, slack.uma)
    await slack.ada.types("#general", "/ssi leaderboard")
    answer = await slack.ada.next_message("#general")
    assert "Ben Okafor" in answer.text
    assert "Your place" not in answer.words
    await slack.ada.clicks(answer, "Post to channel")
    assert "Posted in <#C0SALES>" in (await slack.ada.next_message("#general")).text


async def test_a_channel_without_the_bot_is_refused_with_the_fix_and_works_after_it(
    slack: LocalSlack,
) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    await slack.ada.removes_bot("#sales")
    await slack.ben.clicks(answer, "Post to channel")
    refusal = (await slack.ben.next_message("#general")).text
    assert "Type `/invite @SSI Coach` there, then press *Post to channel* again." in refusal
    await slack.ada.invites_bot("#sales")
    await slack.ben.clicks(answer, "Post to channel")
    assert "Posted in <#C0SALES>" in (await slack.ben.next_message("#general")).text


async def test_a_member_removed_from_the_team_cannot_post_its_board(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    await slack.ada.types("#general", "/ssi setup")
    await slack.ada.clicks(await answered(slack.ada), "Edit")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_members": [slack.ada.id, slack.uma.id]})
    await slack.ada.submits(form)
    await slack.ben.clicks(answer, "Post to channel")
    assert "You aren't in a team" in (await slack.ben.next_message("#general")).text
    assert all("Ben Okafor" not in m.text for m in slack.uma.messages("#sales"))


async def test_fewer_than_two_members_get_no_board_and_no_button(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await joins(slack.uma, "no")
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    await logs(slack.ada, ("2026-11-18", 500, 20), ("2026-11-20", 500, 20))
    await slack.ada.types("#general", "/ssi leaderboard")
    answer = await slack.ada.next_message("#general")
    assert "fewer than two members who agreed to be shown logged a post" in answer.text
    assert "Post to channel" not in answer.words


async def test_the_home_tab_shows_the_board_as_text(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await slack.ben.opens_home()
    await slack.playground.until(
        lambda: slack.ben.home is not None and "Leaderboard" in slack.ben.home.words
    )
    assert slack.ben.home is not None
    await slack.ben.clicks(slack.ben.home, "Leaderboard")
    shown = await answered(slack.ben)
    assert "1. Ada Lindqvist" in shown.words


async def test_the_ssi_is_on_no_board(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await asks(slack.ada, "/ssi score 63")
    answer = await asks(slack.ben, "/ssi leaderboard")
    assert "63" not in answer
    assert "SSI" not in answer


@pytest.mark.parametrize("error", ["internal_error", "service_unavailable"])
async def test_a_board_that_slack_may_have_posted_is_not_posted_again(
    slack: LocalSlack, error: str
) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    before = len(slack.uma.messages("#sales"))
    slack.playground.faults.answer_after_accepting("chat.postMessage", error)
    await slack.ben.clicks(answer, "Post to channel")
    assert (
        "I can't tell whether the board was posted"
        in (await slack.ben.next_message("#general")).text
    )
    await slack.ben.clicks(answer, "Post to channel")
    await slack.bot.desk.finish()
    assert len(slack.uma.messages("#sales")) == before + 1


async def test_a_board_of_a_team_that_lost_its_members_is_not_posted(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    await asks(slack.ada, "/ssi leave")
    await slack.ben.clicks(answer, "Post to channel")
    assert "There is no such board any more." in (await slack.ben.next_message("#general")).text


async def test_a_board_that_slack_refuses_for_another_reason_can_be_posted_again(
    slack: LocalSlack,
) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    answer = await slack.ben.next_message("#general")
    slack.playground.faults.answer("chat.postMessage", "team_access_not_granted")
    await slack.ben.clicks(answer, "Post to channel")
    assert "Posted in" not in (await slack.ben.next_message("#general")).text
    slack.playground.faults.clear()
    await slack.ben.clicks(answer, "Post to channel")
    assert "Posted in <#C0SALES>" in (await slack.ben.next_message("#general")).text


async def test_anyone_logs_their_own_post_from_a_board_in_the_channel(slack: LocalSlack) -> None:
    await a_team_that_posts(slack)
    await slack.ben.types("#general", "/ssi leaderboard")
    await slack.ben.clicks(await slack.ben.next_message("#general"), "Post to channel")
    await slack.ben.next_message("#general")
    board = slack.uma.messages("#sales")[-1]
    await slack.uma.clicks(board, "Log mine for Nordics")
    assert (await slack.uma.next_modal()).callback_id == "log_form"
