"""The question about what is new on the board, and its answers."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, update

from storage.tables import MemberSettingsRow
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import LocalSlack
from tests.conversations.joining import joins, makes_team
from tests.conversations.links import link_at
from tests.conversations.speaking import asks

WEEK = timedelta(days=7)
#: The board, then Ben's morning; the week after, both again.
MOMENTS = [
    datetime(2026, 11, 30, hour, tzinfo=UTC) + week * WEEK for week in (0, 1) for hour in (9, 17)
]


def agreed_long_ago(session: Session) -> None:
    """Makes everybody's answer one of before boards showed amounts."""
    session.execute(update(MemberSettingsRow).values({col(MemberSettingsRow.board_version): 1}))


async def test_whoever_agreed_before_amounts_is_asked_once_and_shown_without_until_yes(
    slack: LocalSlack,
) -> None:
    for number, person in enumerate((slack.ada, slack.ben)):
        await joins(person)
        await asks(person, f"/ssi log {link_at('2026-11-23', serial=number)} 500 views 9 engagers")
        await asks(person, f"/ssi win {number + 4}0000 EUR Acme")
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben)
    await slack.bot.desk.store.run(agreed_long_ago)
    for moment in MOMENTS:
        await deliver(slack, moment)
    questions = [each for each in slack.ben.messages("dm") if "May it show yours?" in each.text]
    assert len(questions) == 1
    assert "EUR" not in await asks(slack.ada, "/ssi leaderboard wins 30d")
    await slack.ben.clicks(questions[0], "Show my amounts")
    await slack.bot.desk.finish()
    answer = slack.ben.messages("dm")[-1].text
    assert "the board shows the amounts of your deals" in answer
    board = await asks(slack.ada, "/ssi leaderboard wins 30d")
    assert "EUR 50,000" in board
    assert "EUR 40,000" not in board
