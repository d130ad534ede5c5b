"""A team's form, and the messages about its channel and its invitations."""

import json
from collections.abc import Callable
from datetime import datetime

from domain.people.teams import Invited, Team
from domain.timing.months import WEEKDAYS
from views import blocks, inputs, words
from views.blocks import Block, Message, Modal
from views.ids import VALUE, Action, Field, Form
from views.moments import in_each_zone, moment_and_place, time_of_day, times_of_day

#: The bot's name in `/invite`.
BOT = "@SSI Coach"
_INVITE = f"Type `/invite {BOT}` there, then press *Test again*."
_SOME_PEOPLE = (
    "only some people may post there",
    "Ask an admin to allow me, then press *Test again*.",
)
_ONLY_THREADS = (
    "Slack limits who may post there, and where",
    "Ask an admin to change that and press *Test again*, or choose another channel with *Edit*.",
)
#: The trouble when Slack gave no answer.
NO_ANSWER = "no_answer"
#: By Slack's error code: the cause, and what to do.
_TROUBLES = {
    "not_in_channel": ("I'm not in that channel", _INVITE),
    "channel_not_found": ("it is private and I'm not in it, or it is gone", _INVITE),
    "is_archived": (
        "it is archived",
        "Unarchive it and press *Test again*, or choose another channel with *Edit*.",
    ),
    "restricted_action": _SOME_PEOPLE,
    "no_permission": _SOME_PEOPLE,
    "restricted_action_read_only_channel": (
        "it is read-only",
        "Ask an admin to allow me to post there, or choose another channel with *Edit*.",
    ),
    "restricted_action_non_threadable_channel": _ONLY_THREADS,
    "restricted_action_thread_only_channel": _ONLY_THREADS,
    "ekm_access_denied": (
        "your company's key management blocks messages there",
        "Ask a Slack admin, then press *Test again*.",
    ),
    NO_ANSWER: (
        "Slack did not answer",
        "If no test message is there, press *Test again* in a minute.",
    ),
}


def team_form(team: Team | None, zone_name: str) -> Modal:
    """A team's form.

    Args:
        team: ``None`` for a new one.
        zone_name: The person's own zone, preset for a new team.
    """
    details = team.details if team else None
    minute = details.board_minute if details else 600
    rows = [
        inputs.text_input(
            Field.TEAM_NAME,
            "Name",
            action_id=VALUE,
            initial=details.name if details else None,
            placeholder="for example Nordics",
            optional=False,
        ),
        inputs.people_input(
            Field.TEAM_MEMBERS,
            "Members",
            action_id=VALUE,
            initial=details.user_ids if details else (),
            hint="Saving sends them nothing; you invite them afterwards. No board shows them until "
            "they join and agree to it.",
        ),
        inputs.channel_input(
            Field.TEAM_CHANNEL,
            "Board channel",
            action_id=VALUE,
            initial=details.channel_id if details else None,
            hint="When you save, I post a test message in the channel if it is newly chosen. "
            "Everyone in it sees the board, so channels shared with another company can't be "
            "chosen. Without a channel there is no board.",
        ),
        inputs.text_input(
            Field.TEAM_ZONE,
            "Time zone",
            action_id=VALUE,
            initial=details.zone_name if details else zone_name,
            hint="Such as Europe/Stockholm; the city alone is enough.",
            optional=False,
        ),
        inputs.select(
            Field.BOARD_DAY,
            "Board day",
            {str(day): name for day, name in WEEKDAYS.items()},
            action_id=VALUE,
            initial=str(details.board_weekday if details else 1),
            hint="On a public holiday it waits for the next working day of its week.",
            optional=False,
        ),
        inputs.select(
            Field.BOARD_TIME,
            "Board time",
            times_of_day(minute),
            action_id=VALUE,
            initial=time_of_day(minute),
            optional=False,
        ),
    ]
    if team is not None:
        rows.append(
            blocks.actions(
                blocks.button("Remove this team", Action.REMOVE_TEAM, str(team.id), style="danger")
            )
        )
    return blocks.modal(
        "Edit a team" if team else "Add a team",
        rows,
        callback_id=Form.TEAM,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps({"team": team.id if team else None}),
    )


def remove_question(team: Team) -> Modal:
    """The question before a team is removed, as modals cannot have confirm dialogs."""
    name = words.one_name(team.details.name)
    return blocks.modal(
        "Remove this team?",
        [
            blocks.section(
                f"This removes *{name}* and its weekly board. Its members keep their entries, and "
                "still get their digests, reminders and nudges."
            ),
            blocks.actions(
                blocks.button("Remove it", Action.REALLY_REMOVE_TEAM, str(team.id), style="danger"),
                blocks.button("Keep it", Action.KEEP_TEAM),
            ),
        ],
        callback_id=Form.NOTICE,
    )


def team_saved(team: Team) -> str:
    """The line above the overview after a team was saved."""
    name = words.one_name(team.details.name)
    if team.details.channel_id is None:
        return f"*Saved {name}.* It has no channel, so it gets no board."
    return f"*Saved {name}.* {channel_tried(team)}"


def channel_tried(team: Team) -> str:
    """Says whether the board can be posted, and how to fix it if not."""
    if team.details.channel_id is None:
        return f"{words.one_name(team.details.name)} has no channel, so it gets no board."
    channel = f"<#{team.details.channel_id}>"
    if team.trouble is not None:
        return f":warning: I can't post in {channel} yet: {trouble_below(team.trouble)}"
    return f"I can post in {channel}. {_next_board(team, moment_and_place)}".strip()


def may_post_missed(team: Team) -> bool:
    """Whether the team's latest board was missed and can be posted now."""
    return team.missed is not None and team.missed.may_post and team.trouble is None


def post_missed_button(team: Team, *, style: str | None = None) -> Block:
    """The button that posts the missed board."""
    return blocks.button(
        "Post this week's board now", Action.POST_MISSED_BOARD, str(team.id), style=style
    )


def trouble_fix(trouble: str) -> str:
    """Why Slack refuses a message, by its error code, and how to fix it, as sentences."""
    cause, fix = _trouble(trouble)
    return f"{words.capital(cause)}. {fix}"


def trouble_below(trouble: str) -> str:
    """The same after a colon. What to do begins its line, so that it is copied whole."""
    cause, fix = _trouble(trouble)
    return f"{cause}.\n{fix}"


def _trouble(trouble: str) -> tuple[str, str]:
    unknown = (f"Slack says {words.code(trouble)}", "Press *Test again* in a moment.")
    return _TROUBLES.get(trouble, unknown)


def channel_test(team: Team) -> Message:
    """The test message in a team's new channel."""
    text = (
        f"This is a test: the weekly board of {words.one_name(team.details.name)} comes here. "
        f"{_next_board(team, in_each_zone)} It shows only members who said yes to it, and never "
        "the SSI."
    )
    return Message(text, (blocks.section(text),))


def invited(result: Invited) -> str:
    """Lists the people who get an invitation now."""
    if not result.names and not result.unknown:
        return (
            "Everyone in this team has joined or was already invited. I invite each person only "
            "once."
        )
    texts = []
    if result.names:
        texts.append(
            f"*Invited:* {words.names(result.names)}. Each gets one message, "
            "in their own working hours."
        )
    if result.unknown:
        count = words.counted(result.unknown, "member")
        texts.append(f"Slack hasn't told me about {count} yet: please invite again in an hour.")
    return " ".join(texts)


def setup_offer() -> Message:
    """The offer to set up teams, made once to the first admin who uses the bot."""
    text = (
        "You are an admin of this workspace. You can set up teams, their board channels and the "
        "thresholds in a minute; without that, I work for each person on their own."
    )
    return Message(
        f"{text} `/ssi setup` opens it whenever you like. I won't ask again.",
        (
            blocks.section(text),
            blocks.context("`/ssi setup` opens it whenever you like. I won't ask again."),
            blocks.actions(blocks.button("Set up teams", Action.OPEN_SETUP)),
        ),
    )


def _next_board(team: Team, shown: Callable[[datetime, str], str]) -> str:
    if team.next_board_at is None:
        return ""
    return f"The next board: {shown(team.next_board_at, team.details.zone_name)}."
