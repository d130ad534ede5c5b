"""The busy team: made through the services, told by the bot itself, removed by a reset."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from itertools import islice

import pytest
from sqlmodel import Session, select

from bot.busy_team import show_busy_team
from demo.busy_year import monday_to_come
from demo.post_titles import SUBJECTS, titles
from demo.team import TEAM
from playground.server import Playground
from playground.world.identity import TEAM_ID
from playground.world.simulated_clock import SimulatedClock
from services.people.workspaces import erase_workspace
from storage.tables import ActRow
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import MANIFEST, LocalSlack

#: A short year: the whole one takes seconds.
_WEEKS = 3


class _CommandLine:
    """What the command line gives to the playground."""

    slack: LocalSlack

    async def reset(self) -> None:
        await self.slack.bot.desk.store.run(erase_workspace, TEAM_ID)

    async def step(self) -> None:
        await deliver(self.slack)

    async def fill(self) -> None:
        await show_busy_team(self.slack.playground, self.slack.bot, weeks=_WEEKS)


@pytest.fixture
def command_line() -> _CommandLine:
    """The command line; a test gives it the bot."""
    return _CommandLine()


@pytest.fixture
async def playground(
    clock: SimulatedClock, command_line: _CommandLine
) -> AsyncIterator[Playground]:
    """A local Slack that offers the busy team."""
    local = Playground(
        MANIFEST,
        clock,
        on_reset=command_line.reset,
        on_step=command_line.step,
        on_demo=command_line.fill,
    )
    await local.start()
    yield local
    await local.stop()


def _texts(slack: LocalSlack) -> dict[str, list[str]]:
    """What each conversation holds, in order."""
    places = slack.playground.workspace.world.conversations.values()
    return {place.id: [message.text for message in place.messages] for place in places}


def _acts(slack: LocalSlack) -> int:
    with Session(slack.bot.desk.store.engine) as session:
        return len(session.exec(select(ActRow.id)).all())


async def test_the_busy_team_is_the_same_each_time_and_a_reset_removes_it(
    slack: LocalSlack, command_line: _CommandLine
) -> None:
    command_line.slack = slack
    local = slack.playground
    await slack.uma.types("#sales", "/ssi score 47")
    await local.demo.show()
    shown = _texts(slack)
    told = " ".join(shown["D0ADA"])
    assert "Your week, " in told
    assert "these 3 first" in told
    assert "engaged with your posts and have waited" in told
    [board] = shown["C0SALES"]
    assert "Northern Lights" in board
    for mate in TEAM:
        assert "(invented)" in local.workspace.world.users[mate.user_id].title
    assert local.bot_mistakes == []
    await local.demo.show()
    assert _texts(slack) == shown
    await local.reset()
    assert local.workspace.world.is_untouched
    assert local.demo.state == "offered"
    assert "U0NOA" not in local.workspace.world.users
    assert _acts(slack) == 0


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        ("2026-11-27", "2026-11-30"),
        ("2026-11-30", "2026-12-07"),
        # Christmas Day and New Year's Day are Mondays.
        ("2028-12-20", "2029-01-08"),
        # Memorial Day and the Spring Bank Holiday.
        ("2027-05-28", "2027-06-07"),
        # Christmas Eve is a working Monday, but the nudges would come on Christmas Day.
        ("2029-12-20", "2030-01-07"),
    ],
)
def test_the_team_is_shown_on_a_monday_and_a_tuesday_on_which_all_work(
    today: str, monday: str
) -> None:
    now = datetime.fromisoformat(f"{today}T09:00").replace(tzinfo=UTC)
    assert monday_to_come(now) == date.fromisoformat(monday)


def test_no_two_posts_of_a_seller_have_one_title() -> None:
    written = [title for subject in SUBJECTS for title in islice(titles(subject), 40)]
    assert len(set(written)) == len(written)
