"""The setup: a checklist, the teams with their menus, coaches and thresholds."""

from collections.abc import Sequence

from domain.people.privacy import COUNCIL_FEWEST
from domain.people.teams import MissedBoard, Setup, Team
from domain.timing.months import WEEKDAYS
from views import blocks, limits, words
from views.blocks import Block, Modal
from views.ids import Action, Form
from views.moments import in_each_zone, place, time_of_day
from views.people.privacy import council_in_words, council_notice
from views.people.setup_form import may_post_missed, post_missed_button, trouble_below

TITLE = "Setup"
#: Teams described on the page, at two blocks each.
_MOST_TEAMS = 35
#: Rows of buttons for further teams.
_MOST_ROWS = 8
#: Teams named in a line of the checklist.
_MOST_NAMED = 3


def setup_overview(setup: Setup, said: str = "") -> Modal:
    """The checklist, and all teams with what can be done with each.

    Args:
        said: The result of the last action, as mrkdwn.
    """
    rows: list[Block] = [blocks.section(said)] if said else []
    rows += [council_notice()] if setup.council and council_in_words() not in said else []
    failing = [team for team in setup.teams if _is_troubled(team) and not setup.council]
    teams = sorted(setup.teams, key=lambda team: team not in failing)
    shown = [row for team in teams[:_MOST_TEAMS] for row in _team_rows(team, setup)]
    rows += [*shown, blocks.divider()] if failing else []
    rows += _checklist(setup)
    rows += [] if failing else shown
    rows += _further_teams(teams[_MOST_TEAMS:])
    if not setup.gets_notices and any(team.missed for team in setup.teams):
        rows.append(
            blocks.context("Join with `/ssi join`, and I tell you when a board is not posted.")
        )
    buttons = [blocks.button("Add a team", Action.ADD_TEAM)] if setup.teams else []
    buttons.append(blocks.button("Thresholds", Action.EDIT_THRESHOLDS))
    if setup.may_appoint:
        buttons.append(blocks.button("Coaches", Action.EDIT_COACHES))
        buttons.append(blocks.button("Privacy", Action.EDIT_PRIVACY))
    if rows[-1]["type"] != "divider":
        rows.append(blocks.divider())
    rows += [blocks.actions(*buttons), blocks.context(_coaches(setup))]
    return blocks.modal(TITLE, rows, callback_id=Form.NOTICE)


def _checklist(setup: Setup) -> list[Block]:
    """The steps, each with its state; only the first that is open has a green button.

    In one line if all are done. In council mode a channel is no step, as it gets no board.
    """
    channel = [] if setup.council else [_channel_step(setup)]
    steps = [_team_step(setup), *channel, _accounts_step(setup), _members_step(setup)]
    first = next((name for name, open_, _, _ in steps if open_), "")
    if not first:
        return [*_all_done(setup), blocks.divider()]
    rows = []
    for name, open_, state, step in steps:
        shown = f"{'○ *To do' if open_ else '✓ *Done'}: {name}*\n{state}"
        green = {**step, "style": "primary"} if step and name == first else step
        rows.append(blocks.section(shown, accessory=green))
    return [*rows, blocks.divider()]


def _all_done(setup: Setup) -> list[Block]:
    teams = words.counted(len(setup.teams), "team")
    if not setup.council:
        teams += " with a channel" if len(setup.teams) == 1 else ", each with a channel"
    accounts = words.counted(setup.accounts, "target account")
    all_joined = all(mate.joined for team in setup.teams for mate in team.served)
    members = "everyone joined" if all_joined else "everyone asked to join"
    return [
        blocks.section(f"*✓ Set up:* {teams}, {accounts}, {members}."),
        # Below, as a button beside it leaves a phone five short lines.
        blocks.actions(blocks.button("Target accounts", Action.SHOW_ACCOUNTS)),
    ]


#: A step's name, whether it is open, its state in words, and its button.
_Step = tuple[str, bool, str, Block | None]


def _team_step(setup: Setup) -> _Step:
    if not setup.teams:
        text = "There is no team yet. A team gets a weekly board in its channel."
        return "a team", True, text, blocks.button("Add a team", Action.ADD_TEAM)
    mates = sum(len(team.served) for team in setup.teams)
    teams = words.counted(len(setup.teams), "team")
    return "a team", False, f"{teams} with {words.counted(mates, 'member')}.", None


def _channel_step(setup: Setup) -> _Step:
    without = [team.details.name for team in setup.teams if team.details.channel_id is None]
    failing = [team.details.name for team in setup.teams if team.trouble is not None]
    lines = []
    if without:
        lines.append(f"No board without a channel: {words.names(without, _MOST_NAMED)}.")
    if failing:
        lines.append(f"I can't post the board of {words.names(failing, _MOST_NAMED)}: see below.")
    if not setup.teams:
        lines.append("Choose it with the team.")
    open_ = not setup.teams or bool(lines)
    return "a channel", open_, " ".join(lines) or "Each team's board has its channel.", None


def _accounts_step(setup: Setup) -> _Step:
    if not setup.accounts:
        text = "None yet. Without them I can't say whom to write to."
        return "target accounts", True, text, blocks.button("Import", Action.SHOW_IMPORT)
    shown = words.counted(setup.accounts, "account")
    show = blocks.button("Target accounts", Action.SHOW_ACCOUNTS)
    return "target accounts", False, f"{shown} on the list.", show


def _members_step(setup: Setup) -> _Step:
    mates = {mate.member_id for team in setup.teams for mate in team.served}
    if not mates:
        return "invitations", True, "No team has members yet.", None
    unasked = len({mate.member_id for team in setup.teams for mate in team.to_invite})
    state = f"{words.count(unasked)} not asked yet: see ⋯ of the team" if unasked else "All asked"
    return "invitations", bool(unasked), f"{state}.", None


def _further_teams(teams: Sequence[Team]) -> list[Block]:
    """A button for each team that does not fit on the page."""
    shown = teams[: _MOST_ROWS * limits.ACTIONS_ELEMENTS]
    rows: list[Block] = [
        blocks.actions(
            *(
                blocks.button(
                    f"Edit {team.details.name}", f"{Action.EDIT_TEAM}:{place}", str(team.id)
                )
                for place, team in enumerate(row)
            )
        )
        for row in (
            shown[first : first + limits.ACTIONS_ELEMENTS]
            for first in range(0, len(shown), limits.ACTIONS_ELEMENTS)
        )
    ]
    if rows:
        count = words.counted(len(teams), "more team")
        rows = [blocks.context(f"… and {count}, each with a button."), *rows]
    if len(teams) > len(shown):
        rows.append(blocks.context(f"{len(teams) - len(shown)} more don't fit here."))
    return rows


def _is_troubled(team: Team) -> bool:
    return team.trouble is not None or team.missed is not None


def _team_rows(team: Team, setup: Setup) -> list[Block]:
    """A team with its menu, and with buttons for what is urgent."""
    lines = _team_lines(team, council=setup.council)
    urgent = [] if setup.council else _urgent(team)
    row = blocks.section(lines, accessory=_team_menu(team))
    return [row, *([blocks.actions(*urgent)] if urgent else [])]


def _team_lines(team: Team, *, council: bool) -> str:
    details = team.details
    lines = [f"*{words.one_name(details.name)}*", words.capital(f"{_members(team)}.")]
    if council:
        return blocks.shorten("\n".join([*lines, *_too_few(team)]), limits.SECTION_TEXT)
    if team.trouble is not None:
        lines.append(f":warning: I can't post its board: {trouble_below(team.trouble)}")
    elif team.missed is not None:
        lines.append(_missed(team.missed, details.zone_name))
    if details.channel_id is None:
        lines.append("No channel, so no board.")
    else:
        when = f"{WEEKDAYS[details.board_weekday]} {time_of_day(details.board_minute)}"
        lines.append(f"Board in <#{details.channel_id}>: {when}, {place(details.zone_name)}.")
    return blocks.shorten("\n".join(lines), limits.SECTION_TEXT)


def _missed(missed: MissedBoard, zone_name: str) -> str:
    due = f"The board of {in_each_zone(missed.due_at, zone_name)}"
    if missed.in_doubt:
        return f":warning: {due} may not have been posted: Slack did not answer."
    return f"{due} was not posted: {words.sentence(missed.reason)}."


def _too_few(team: Team) -> list[str]:
    """In council mode, that a team is too small for a total."""
    joined = sum(mate.counts for mate in team.mates)
    if joined >= COUNCIL_FEWEST:
        return []
    fewest = f"a total needs {COUNCIL_FEWEST} members with entries"
    return [f"No totals: {words.counted(joined, 'member')} joined; {fewest}."]


def _members(team: Team) -> str:
    """How many members there are, and in which state. Those who left Slack are not among them."""
    served = team.served
    gone = len(team.mates) - len(served)
    left = f"; {words.count(gone)} {'has' if gone == 1 else 'have'} left Slack" if gone else ""
    if not served:
        return f"no members yet{left}"
    members = words.counted(len(served), "member")
    counted = sum(mate.counts for mate in served)
    if counted == len(served):
        return f"{members}, {'all joined' if counted > 1 else 'joined'}{left}"
    waiting = [mate for mate in served if mate.invited and not mate.joined]
    states = (
        (counted, "joined"),
        (sum(mate.joined for mate in served) - counted, "joined as a guest, so in no total"),
        (sum(not mate.left for mate in waiting), "invited"),
        (sum(mate.left for mate in waiting), "said no"),
        (len(team.to_invite), "not asked yet"),
    )
    shown = ", ".join(f"{words.count(number)} {state}" for number, state in states if number)
    return f"{members}: {shown}{left}"


def _team_menu(team: Team) -> Block:
    """What can be done with a team, except what is urgent."""
    value = str(team.id)
    choices = [blocks.button("Edit", Action.EDIT_TEAM, value)]
    if team.to_invite:
        label = f"Invite {words.counted(len(team.to_invite), 'member')}"
        choices.append(blocks.button(label, Action.INVITE_TEAM, value))
    if team.details.channel_id is not None and not team.trouble:
        choices.append(blocks.button("Test the channel", Action.TEST_CHANNEL, value))
    choices.append(blocks.button("Preview the board", Action.SHOW_LEADERBOARD, value))
    return blocks.overflow(*choices)


def _urgent(team: Team) -> list[Block]:
    """Buttons for a board that cannot be posted, or was not."""
    buttons = []
    if team.details.channel_id is not None and team.trouble:
        buttons.append(blocks.button("Test again", Action.TEST_CHANNEL, str(team.id)))
    if may_post_missed(team):
        buttons.append(post_missed_button(team))
    return buttons


def _coaches(setup: Setup) -> str:
    # Short enough for a context block: cutting could break an escape.
    names = words.names(list(setup.coaches.values()), longest=30)
    also = f"Coaches: {names}." if names else "No coach is appointed."
    return f"{also} Workspace admins and coaches see this page."
