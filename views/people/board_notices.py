"""Messages to coaches about a board that was not posted, and about their buttons."""

from domain.people.teams import BoardNotice, Team
from domain.timing.periods import zone_named
from domain.timing.schedules import TOO_FEW, DeliveryState
from views import blocks, words
from views.blocks import Message
from views.ids import Action
from views.moments import moment
from views.people.joining import stop_all_button
from views.people.setup_form import (
    channel_tried,
    may_post_missed,
    post_missed_button,
    trouble_below,
)
from views.plain_sections import blocks_may_be_why


def board_notice(notice: BoardNotice) -> Message:
    """The notice to a coach about a board that was not posted, with the fix."""
    team = words.one_name(notice.team)
    channel = f" in <#{notice.channel_id}>" if notice.channel_id else ""
    value = str(notice.team_id)
    buttons = [blocks.button("Open the setup", Action.OPEN_SETUP)]
    if notice.trouble == DeliveryState.IN_DOUBT and blocks_may_be_why(notice.said):
        text = (
            f"*I can't tell whether this week's board of {team} was posted:* Slack had a fault. "
            f"Look{channel}: if the board is missing, press *Post it in plain text*."
        )
        buttons = [
            blocks.button("Post it in plain text", Action.POST_PLAIN_BOARD, value),
            blocks.button("Show the board", Action.SHOW_LEADERBOARD, value),
        ]
    elif notice.trouble == DeliveryState.IN_DOUBT:
        text = (
            f"*I can't tell whether this week's board of {team} was posted:* Slack did not answer. "
            f"Look{channel}: if the board is missing, press *Post this week's board now*."
        )
        buttons = [
            blocks.button("Post this week's board now", Action.POST_MISSED_BOARD, value),
            blocks.button("Show the board", Action.SHOW_LEADERBOARD, value),
        ]
    elif notice.trouble == DeliveryState.SKIPPED:
        text = f"*This week's board of {team} was not posted:* {words.sentence(notice.said)}."
        if notice.said == TOO_FEW:
            text += _next_try(notice)
    else:
        text = (
            f"*I can't post this week's board of {team}*{channel}: {trouble_below(notice.trouble)} "
            "Then you can post the board; it isn't lost."
        )
        buttons = [blocks.button("Test again", Action.TEST_CHANNEL, value), *buttons]
    if notice.trouble != DeliveryState.SKIPPED:
        buttons[0]["style"] = "primary"
    actions = blocks.actions(*buttons, blocks.overflow(stop_all_button()))
    return Message(words.unbold(text), (blocks.section(text), actions))


def _next_try(notice: BoardNotice) -> str:
    if notice.next_at is None:
        return ""
    return f" I try again {moment(notice.next_at, zone_named(notice.zone_name))}."


def tried(team: Team) -> Message:
    """The result of a channel test, and the board that was missed because of the channel."""
    text = channel_tried(team)
    buttons = [blocks.button("Open the setup", Action.OPEN_SETUP)]
    if team.trouble is not None:
        again = blocks.button("Test again", Action.TEST_CHANNEL, str(team.id), style="primary")
        buttons = [again, *buttons]
    elif may_post_missed(team):
        in_doubt = team.missed is not None and team.missed.in_doubt
        last = "may be missing: look there first" if in_doubt else "was missed"
        text = f"{text} The last board {last}. *Post this week's board now* posts it."
        buttons = [post_missed_button(team, style="primary"), *buttons]
    return Message(text, (blocks.section(text), blocks.actions(*buttons)))


def board_comes(team: Team) -> Message:
    """A coach asked for the missed board, and it comes in a moment."""
    channel_id = team.details.channel_id
    place = f"<#{channel_id}>" if channel_id else "its channel"
    text = f"The board of {words.one_name(team.details.name)} comes to {place} within a minute."
    return Message(text, (blocks.section(text),))
