"""Notices about a team's board that was not posted."""

from datetime import UTC, datetime

from playground.testing.actor import Actor
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import LocalSlack
from tests.conversations.joining import joins, makes_team, open_setup
from tests.conversations.links import link_at
from tests.conversations.speaking import asks
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def test_the_setup_shows_why_a_board_was_not_posted(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    overview = await open_setup(slack.ada)
    assert "was not posted: fewer than two of the members who agreed" in overview.words
    assert "Join with `/ssi join`, and I tell you" in overview.words


async def test_a_coach_is_notified_if_the_bot_was_removed_and_can_test_the_channel_again(
    slack: LocalSlack,
) -> None:
    await joins(slack.ada)
    await joins(slack.uma)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    for serial, person in enumerate((slack.ada, slack.uma)):
        for day in ("2026-11-24", "2026-11-25"):
            line = f"/ssi log {link_at(day, serial=serial)} 900 views 20 engagers"
            slack.clock.advance_to(max(slack.clock.now(), datetime(2026, 11, 26, tzinfo=UTC)))
            await asks(person, line)
    await slack.ada.removes_bot("#sales")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await deliver(slack)
    notices = [m for m in slack.ada.messages("dm") if "I can't post this week's board" in m.text]
    assert len(notices) == 1
    assert "Type `/invite @SSI Coach` there, then press *Test again*." in notices[0].text
    assert all("I can't post this week's board" not in m.text for m in slack.uma.messages("dm"))
    await slack.ada.invites_bot("#sales")
    await slack.ada.clicks(notices[0], "Test again")
    answers = [m for m in slack.ada.messages("dm") if "I can post in <#C0SALES>" in m.text]
    await slack.playground.until(
        lambda: any("I can post in <#C0SALES>" in m.text for m in slack.ada.messages("dm"))
    )
    assert len(answers) <= 1


async def ranked(slack: LocalSlack, other: Actor) -> None:
    """Ada and another join, log posts, and are a team with a channel."""
    await joins(slack.ada)
    await joins(other)
    await makes_team(slack.ada, "Nordics", slack.ada, other)
    slack.clock.advance_to(datetime(2026, 11, 26, tzinfo=UTC))
    for serial, person in enumerate((slack.ada, other)):
        for day in ("2026-11-24", "2026-11-25"):
            await asks(person, f"/ssi log {link_at(day, serial=serial)} 900 views 20 engagers")


async def test_a_board_in_doubt_is_posted_in_plain_text_when_a_coach_says_so(
    slack: LocalSlack,
) -> None:
    await ranked(slack, slack.ben)
    before = len(slack.uma.messages("#sales"))
    # Ada's digest and the week of her teams, before the board.
    await deliver(slack, datetime(2026, 11, 30, 8, 30, tzinfo=UTC))
    slack.playground.faults.answer("chat.postMessage", "internal_error", times=1)
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await deliver(slack)
    assert len(slack.uma.messages("#sales")) == before
    [notice] = [m for m in slack.ada.messages("dm") if "I can't tell whether" in m.text]
    slack.clock.advance_to(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    await slack.ada.clicks(notice, "Post it in plain text")
    await slack.ada.clicks(notice, "Post it in plain text")
    await deliver(slack)
    [board] = slack.uma.messages("#sales")[before:]
    assert "table" not in {block["type"] for block in board.blocks}
    await slack.ada.clicks(notice, "Post it in plain text")
    await slack.playground.until(
        lambda: any("in its channel already" in m.text for m in slack.ada.messages("dm"))
    )
    await deliver(slack)
    assert len(slack.uma.messages("#sales")) == before + 1


async def test_after_test_again_a_missed_board_is_posted_when_a_coach_says_so(
    slack: LocalSlack,
) -> None:
    await ranked(slack, slack.uma)
    await slack.ada.removes_bot("#sales")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await deliver(slack)
    [notice] = [m for m in slack.ada.messages("dm") if "I can't post this week's board" in m.text]
    await deliver(slack, datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    await slack.ada.invites_bot("#sales")
    await slack.ada.clicks(notice, "Test again")
    await slack.playground.until(lambda: "was missed" in slack.ada.messages("dm")[-1].text)
    before = len(slack.uma.messages("#sales"))
    await slack.ada.clicks(slack.ada.messages("dm")[-1], "Post this week's board now")
    await deliver(slack)
    assert len(slack.uma.messages("#sales")) == before + 1


async def test_after_a_new_invitation_to_the_channel_the_next_board_is_posted(
    slack: LocalSlack,
) -> None:
    await ranked(slack, slack.uma)
    await slack.ada.removes_bot("#sales")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await slack.ada.invites_bot("#sales")
    slack.clock.advance_to(datetime(2026, 12, 4, 9, 0, tzinfo=UTC))
    for serial, person in enumerate((slack.ada, slack.uma)):
        for day in ("2026-12-01", "2026-12-02"):
            await asks(person, f"/ssi log {link_at(day, serial=serial)} 900 views 20 engagers")
    before = len(slack.uma.messages("#sales"))
    await deliver(slack, datetime(2026, 12, 7, 9, 0, tzinfo=UTC))
    assert len(slack.uma.messages("#sales")) == before + 1


async def test_saving_a_team_whose_channel_had_trouble_tests_the_channel(
    slack: LocalSlack,
) -> None:
    await ranked(slack, slack.uma)
    await slack.ada.removes_bot("#sales")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await slack.ada.invites_bot("#sales")
    await slack.ada.clicks(await open_setup(slack.ada), "Edit")
    form = await slack.ada.next_modal()
    await slack.ada.submits(form)
    overview = await slack.ada.next_modal()
    assert "I can post in <#C0SALES>" in overview.words


async def test_coaches_who_joined_are_notified_why_a_board_was_not_posted(
    slack: LocalSlack,
) -> None:
    await joins(slack.ada)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.uma)
    posted = len(slack.ben.messages("#sales"))
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await deliver(slack)
    notices = [m.text for m in slack.ada.messages("dm") if "was not posted" in m.text]
    assert notices == [
        "This week's board of Nordics was not posted: fewer than two of the members who agreed to "
        "be on it have something to show. I try again Mon 7 Dec, 10:00."
    ]
    assert len(slack.ben.messages("#sales")) == posted


async def test_a_board_can_be_posted_by_hand_once_the_bot_is_back_in_its_channel(
    slack: LocalSlack,
) -> None:
    await ranked(slack, slack.uma)
    await slack.ada.removes_bot("#sales")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await slack.ada.invites_bot("#sales")
    before = len(slack.uma.messages("#sales"))
    await slack.uma.types("#general", "/ssi leaderboard")
    await slack.uma.clicks(await slack.uma.next_message("#general"), "Post to channel")
    await slack.playground.until(lambda: len(slack.uma.messages("#sales")) == before + 1)
