"""Team totals, for coaches: never of fewer than three members."""

from tests.conversations.conftest import LocalSlack
from tests.conversations.figures.test_leaderboard import logs
from tests.conversations.joining import joins, makes_team
from tests.conversations.people.test_member_settings import saves
from tests.conversations.speaking import asks
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def test_a_coach_sees_the_totals_of_three_members(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    for person in (slack.ada, slack.ben, slack.uma):
        await joins(person)
        await logs(person, ("2026-11-18", 500, 10))
    answer = await asks(slack.ada, "/ssi stats team 7d")
    assert "Nordics, last 7 days, 17–23 Nov, 3 members who joined." in answer
    assert "Engagement rate: 2.00 %. Unique engagers: 30. Views: 1,500. Posts: 3." in answer
    assert "Okafor" not in answer


async def test_totals_of_fewer_than_three_members_are_not_shown(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    for person in (slack.ada, slack.ben):
        await logs(person, ("2026-11-18", 500, 10))
    answer = await asks(slack.ada, "/ssi stats team 7d")
    assert "No totals: 0 members joined; a total needs 3 members with entries." in answer
    assert "1,000" not in answer


async def test_the_window_before_is_shown_only_for_three_members(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    for person in (slack.ada, slack.ben, slack.uma):
        await joins(person)
        await logs(person, ("2026-11-18", 500, 10))
    await logs(slack.ben, ("2026-11-11", 700, 9))
    assert "before" not in await asks(slack.ada, "/ssi stats 7d team")


async def test_only_members_who_joined_are_counted(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    for person in (slack.ada, slack.ben, slack.uma):
        await logs(person, ("2026-11-18", 500, 10))
    for person in (slack.ada, slack.ben):
        await joins(person)
    answer = await asks(slack.ada, "/ssi stats team 7d")
    assert "No totals: 2 members joined" in answer
    assert "1,500" not in answer


async def test_a_name_chooses_a_team(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada)
    await makes_team(slack.ada, "Team 7", slack.ben, channel=None)
    answer = await asks(slack.ada, "/ssi stats team Team 7 30d")
    assert "Team 7, " in answer
    assert "Nordics" not in answer
    assert "There is no team called “West”." in await asks(slack.ada, "/ssi stats team West")


async def test_only_shared_ssi_scores_are_shown(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    for person, line in ((slack.ben, "/ssi score 61"), (slack.uma, "/ssi score 47")):
        await asks(person, line)
    await joins(slack.uma)
    await saves(slack.uma, shares_ssi="shared")
    answer = await asks(slack.ada, "/ssi stats team")
    assert "SSI of members who share it: Uma Rao 47 (Mon 23 Nov)." in answer
    assert "61" not in answer


async def test_without_a_team_the_answer_names_the_setup(slack: LocalSlack) -> None:
    assert "There is no team yet. `/ssi setup` makes one." in await asks(
        slack.ada, "/ssi stats team"
    )


async def test_members_are_refused_the_totals(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben, slack.uma)
    assert "workspace admins and the coaches they appoint" in await asks(
        slack.uma, "/ssi stats team"
    )
