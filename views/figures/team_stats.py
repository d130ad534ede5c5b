"""The totals of teams, for coaches."""

from collections.abc import Sequence

from domain.figures.shown_totals import FEWEST_FOR_TOTALS
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import Part, TeamTotals
from views import blocks, limits, moments, words
from views.blocks import Block, Message
from views.figures.team_table import (
    HIDDEN,
    before_stood,
    hidden_everywhere,
    hidden_note,
    shows_before,
    shows_only_wins,
    team_table,
)
from views.ids import Action
from views.wording.activity_words import (
    COMMENTS,
    REPLIES,
    TARGET_DMS,
    TARGET_ENGAGERS,
    WINS,
    activity_rows,
    target_engagers,
    wins,
)
from views.wording.rate_words import against_aim
from views.wording.window_words import in_window, label_before, window_with_days

#: Scores shown by name, so that they fit into one section.
_MOST_SCORES = 10
#: What is told of a team's activity, and the part of its totals to which that belongs.
_PARTS = (
    (TARGET_ENGAGERS, Part.LISTED),
    (TARGET_DMS, Part.DMS),
    (REPLIES, Part.DMS),
    (COMMENTS, Part.COMMENTS),
    (WINS, Part.WINS),
)
_MOST_TEAMS = limits.MESSAGE_BLOCKS // 2


def team_stats(teams: list[TeamTotals]) -> Message:
    """Each team's totals, with those of the window before."""
    shown = teams[:_MOST_TEAMS]
    rest: list[str] = [line for team in shown for line in _scores(team)]
    if len(teams) > len(shown):
        more = len(teams) - len(shown)
        rest.append(f"… and {more} more: `/ssi stats team` and a name shows one.")
    texts = [*map(_team_text, shown), hidden_note(shown)]
    about = [what_totals_are(shown)] if any(team.has_totals for team in shown) else []
    return Message(
        " ".join(map(words.unbold, filter(None, [*texts, *rest, *about]))),
        (
            *team_blocks(shown, dated=True),
            *blocks.lines(rest),
            *map(blocks.context, about),
            blocks.actions(
                blocks.button("Pipeline", Action.SHOW_PIPELINE, style="primary"),
                blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
            ),
        ),
    )


def team_blocks(teams: Sequence[TeamTotals], *, dated: bool) -> list[Block]:
    """Teams with their totals in one table, or in lines where it would be too wide.

    Args:
        dated: Whether each team's window is said.
    """
    table = team_table(teams) if any(team.has_totals for team in teams) else []
    in_table, alone = bool(table), len(teams) == 1
    if shows_only_wins(teams):
        table = []
    rows = []
    for team in teams:
        name, when, dates = words.one_name(team.team), "", ""
        if dated:
            when, _, dates = window_with_days(team.window).partition(", ")
        heading = f"*{', '.join(filter(None, [name, when]))}*"
        under = " · ".join(filter(None, [dates, _members(team)]))
        lines = [*_verdict(team), *_no_totals(team)] if in_table else team_lines(team)
        lines += _hidden([team]) if in_table and alone else []
        rows.append(blocks.section("\n".join(filter(None, [heading, under, *lines]))))
    hidden = _hidden(teams) if in_table and not alone else []
    why = hidden_note(teams) if not in_table else ""
    return [*rows, *blocks.lines(hidden), *table, *([blocks.context(why)] if why else [])]


def _team_text(team: TeamTotals) -> str:
    return " ".join([f"{team_title(team)}.", *map(words.unbold, team_lines(team))])


def what_totals_are(teams: Sequence[TeamTotals]) -> str:
    """How many members a total needs; in council mode, one of wins, too."""
    fewest = max((team.fewest for team in teams), default=FEWEST_FOR_TOTALS)
    if fewest > FEWEST_FOR_TOTALS:
        return f"Every total, of wins too, needs {fewest} members."
    return (
        "Deals, opportunities and meetings are always shown. Every other total here needs "
        f"{fewest} members; the board adds up those who agreed to be on it."
    )


def team_title(team: TeamTotals) -> str:
    """A team's name, window and number of members, escaped."""
    name = f"{words.one_name(team.team)}, {window_with_days(team.window)}"
    return ", ".join(filter(None, [name, _members(team)]))


def _members(team: TeamTotals) -> str:
    """How many joined, unless that is said as the reason why no total is shown."""
    if _lacks_members(team):
        return ""
    members = f"{words.counted(team.members, 'member')} who joined"
    also = f", {words.count(team.in_others)} of them also in another team"
    return members + also if team.in_others else members


def team_lines(team: TeamTotals) -> list[str]:
    """The verdict, then a team's totals as mrkdwn, a sentence each, and why others are hidden."""
    if not team.has_totals:
        return _no_totals(team)
    stood = before_stood(team)
    return [
        *_verdict(team),
        *_activity(team),
        *_posts(team),
        *([stood] if stood else []),
        *_no_totals(team),
        *_hidden([team]),
    ]


def _verdict(team: TeamTotals) -> list[str]:
    """The target engagers, then the rate against the aim; without a rate the wins, if any."""
    now = team.now
    facts = [target_engagers(now, team.before)] if now is not None else []
    if now is not None and now.rate is not None:
        facts.append(against_aim(now.rate, team.thresholds))
    elif team.activity.wins.total:
        facts.append(f"{wins(team.activity.wins)} {in_window(team.window)}")
    said = " ".join(f"{fact}." for fact in filter(None, facts))
    return [f"*{said}*"] if said else []


def _activity(team: TeamTotals) -> list[str]:
    """Activity at target accounts that is shown; of the window before also what is hidden."""
    targets = team.now.targets if team.now is not None else TargetShare()
    before = team.before.targets if team.before is not None else TargetShare()
    rows = {
        name: known
        for name, *known in activity_rows(team.activity, team.activity_before, targets, before)
    }
    lines = []
    for name, part in _PARTS:
        now, then = rows.get(name, ("", ""))
        now = now or ("0" if then else "")
        then = HIDDEN if part in team.withheld_before and shows_before(team) else then
        if now and part not in team.withheld:
            lines.append(_line(team, name, now, then or None))
    return lines


def _hidden(teams: Sequence[TeamTotals]) -> list[str]:
    """Which figures are hidden in each of these teams, and why, in one line."""
    names = [f"{name[0].lower()}{name[1:]}" for name in hidden_everywhere(teams)]
    if not names or any(map(_lacks_members, teams)):
        return []
    fewest = teams[0].fewest
    why = f", as they would reveal fewer than {fewest} members"
    if all(team.members < fewest for team in teams):
        why = f" until {fewest} members have entries"
    return [f"*Hidden{why}:* {', '.join(names)}."]


def _no_totals(team: TeamTotals) -> list[str]:
    """Why the totals of posts are not shown, if the word “hidden” does not say it."""
    if team.now is not None:
        return []
    if Part.POSTS not in team.withheld:
        return ["Nobody posted in this window."]
    if team.beside is not None:
        return [
            f"Together with those of {words.one_name(team.beside)}, its totals could reveal one "
            "person's figures, so they are not shown."
        ]
    if team.beside_board:
        return [
            "Together with its board, its totals could reveal one person's figures, so they are "
            "not shown."
        ]
    if not _lacks_members(team):
        return []
    joined = f"{words.counted(team.members, 'member')} joined"
    entries = "entries" if set(Part) - {Part.WINS} <= team.withheld else "posts"
    return [f"*No totals:* {joined}; a total needs {team.fewest} members with {entries}."]


def _lacks_members(team: TeamTotals) -> bool:
    """Whether nothing is shown of a team, because too few of its members have entries."""
    beside = team.beside is not None or team.beside_board
    return Part.POSTS in team.withheld and not beside and not team.has_totals


def _posts(team: TeamTotals) -> list[str]:
    now, before = team.now, team.before
    if now is None:
        return []
    return [
        _line(team, "Engagement rate", _rate(now), _rate(before) if before else None),
        _line(team, "Unique engagers", _engagers(now), _engagers(before) if before else None),
        _line(team, "Views", words.count(now.views), words.count(before.views) if before else None),
        _line(team, "Posts", words.count(now.posts), words.count(before.posts) if before else None),
    ]


def _scores(team: TeamTotals) -> list[str]:
    """The scores that members share, by name and unranked."""
    shown = team.scores[:_MOST_SCORES]
    if not shown:
        return []
    each = ", ".join(
        f"{words.one_name(score.name)} {words.points(score.overall)} "
        f"({moments.day(score.scored_on)})"
        for score in shown
    )
    more = f" and {len(team.scores) - len(shown)} more" if len(team.scores) > len(shown) else ""
    return [f"*SSI of members who share it:* {each}{more}."]


def _line(team: TeamTotals, name: str, now: str, before: str | None) -> str:
    label = label_before(team.window)
    return f"*{name}:* {now} ({label}: {before})." if before is not None else f"*{name}:* {now}."


def _rate(totals: Totals) -> str:
    return words.rate(totals.rate) if totals.rate is not None else "not known yet"


def _engagers(totals: Totals) -> str:
    if totals.engagers is None:
        return "not known yet"
    return words.bounds(totals.engagers)
