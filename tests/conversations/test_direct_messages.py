"""Commands typed in a direct message to the bot."""

import pytest

from tests.conversations.conftest import LocalSlack


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("leaderboard", "You aren't in a team yet"),
        ("why", "I haven't nudged you yet"),
        ("leave", "You haven't joined"),
        ("stats team", "workspace admins and the coaches they appoint"),
        ("setup", "workspace admins and the coaches they appoint"),
    ],
)
async def test_the_commands_work_in_a_direct_message(
    slack: LocalSlack, line: str, answer: str
) -> None:
    await slack.uma.says_in_dm(line)
    assert answer in (await slack.uma.next_message("dm")).text


async def test_the_bot_ignores_its_own_direct_messages(slack: LocalSlack) -> None:
    await slack.uma.says_in_dm("help")
    await slack.uma.next_message("dm")
    assert len(slack.uma.messages("dm")) == 2
