"""The board as one person sees it: their own place, the board, and a button to post it."""

import json

from domain.figures.board import Leaderboard, OwnPlace
from domain.figures.measures import SHRUNK, Measure, Standing
from views import blocks, limits, moments, words
from views.blocks import Block, Message
from views.figures.board import board, board_blocks
from views.ids import Action
from views.wording.activity_words import wins
from views.wording.measure_words import measure_name, place

_POST = "Post to channel"
_NEEDS = {
    Measure.RATE: "A rate needs a post with views and engagers: `/ssi update` adds them.",
    Measure.ENGAGERS: "`/ssi update` adds who engaged with your posts.",
    Measure.POSTS: "`/ssi log` adds a post.",
    Measure.IMPROVED: "It needs a rate above your own usual, and 3 posts in the 12 weeks before.",
    Measure.TARGET_ENGAGERS: "`/ssi engagers` lists who engaged with a post.",
    Measure.TARGET_DMS: "`/ssi dm` logs whom you wrote to.",
    Measure.TARGET_SHARE: "It needs people listed: `/ssi engagers` adds them.",
    Measure.WINS: "`/ssi win` logs a meeting, an opportunity or a deal.",
}
#: What fewer than two members did, where there is no board. All with a rate of 0 have none either.
_LACKS = {
    Measure.RATE: "have a rate above 0 %",
    Measure.ENGAGERS: "have unique engagers",
    Measure.POSTS: "logged a post",
    Measure.IMPROVED: "improved on their usual rate",
    Measure.TARGET_ENGAGERS: "have target engagers",
    Measure.TARGET_DMS: "logged a target DM",
    Measure.TARGET_SHARE: "have a target share above 0 %",
    Measure.WINS: "logged a win",
}


def leaderboard(result: Leaderboard, *, in_modal: bool = False) -> Message:
    """The person's own place, shown only to them, then the team's board.

    Args:
        in_modal: Gives the rows as text, since a modal cannot have a table.
    """
    rows: list[Block] = []
    at = [_own(result, result.own)] if result.own is not None else []
    if result.board is None:
        lines = [_no_board(result), *at]
        texts = [words.unbold(line) for line in lines]
        rows += map(blocks.section, lines)
    else:
        text = board(result.board).text
        texts = [*map(words.unbold, at), text]
        rows += map(blocks.section, at)
        rows += blocks.lines([text]) if in_modal else board_blocks(result.board)
    if result.channel:
        without = ", without the line “Your place”" if at else ""
        rows.append(blocks.section(f"*{_POST}* posts the board in <#{result.channel}>{without}."))
    rows.append(blocks.actions(*_buttons(result)))
    return Message(" ".join(texts), tuple(rows))


def posted(channel_id: str) -> Message:
    """The board was posted."""
    text = f"Posted in <#{channel_id}>."
    return Message(text, (blocks.section(text),))


def _no_board(result: Leaderboard) -> str:
    """Why there is no board."""
    what = (
        f"No board by {measure_name(result.measure)} for {words.one_name(result.team)}, "
        f"{moments.span(result.window)}:"
    )
    return f"*{what}* fewer than two members who agreed to be shown {_LACKS[result.measure]}."


def _own(result: Leaderboard, own: OwnPlace) -> str:
    """The person's own place in a team, in a sentence. Without a board, that names the team."""
    measure = result.measure
    where = f" in {words.one_name(result.team)}" if result.board is not None else ""
    if own.rank is None:
        by = measure_name(measure)
        return f"*Your place:* none{where} by {by} yet. {_NEEDS[measure]}"
    # The line above the table says that rates are too close to rank.
    told = result.board is not None and measure in SHRUNK
    at = f"*Your place:* {_place_in(own, measure, where, told=told)}."
    if own.on_board:
        return at
    return f"{at} The board doesn't show you; `/ssi settings` changes that."


def place_in_words(own: OwnPlace, measure: Measure) -> str:
    """``2 of 5, with 3 target engagers``, or that there is none yet."""
    if own.rank is None:
        return f"none by {measure_name(measure)} yet"
    return _place_in(own, measure, "")


def _place_in(own: OwnPlace, measure: Measure, where: str, *, told: bool = False) -> str:
    """``=2 of 5 in Nordics, with 3 target engagers``, and so if nobody is ahead of another.

    Args:
        told: Whether the latter is said elsewhere.
    """
    at = f"{place(own.rank or 0, shared=own.shared)} of {own.of}{where}"
    level = " (too close to tell apart)" if measure in SHRUNK else " (level with all others)"
    return f"{at}, with {_value(own.standing, measure)}{level if own.level and not told else ''}"


def _value(standing: Standing, measure: Measure) -> str:
    match measure:
        case Measure.RATE:
            return f"a rate of {words.rate(standing.rate)}" if standing.rate else "no rate"
        case Measure.ENGAGERS:
            return words.counted(standing.engagers, "unique engager")
        case Measure.POSTS:
            return words.counted(standing.posts, "post")
        case Measure.IMPROVED:
            return f"{words.gain(standing.gain or 0)} on your usual"
        case Measure.TARGET_ENGAGERS:
            return words.counted(standing.targets, "target engager")
        case Measure.TARGET_DMS:
            return words.counted(standing.dms, "target DM")
        case Measure.TARGET_SHARE:
            return f"a target share of {words.whole_percent(standing.share.value or 0)}"
        case Measure.WINS:
            return wins(standing.wins)


def _buttons(result: Leaderboard) -> list[Block]:
    """What to do with the board, and menus of the other measures and teams."""
    value = _value_of(result, result.team_id, result.measure)
    first = (
        blocks.button(_POST, Action.POST_BOARD, value, style="primary")
        if result.channel
        else blocks.button("Log a post", Action.OPEN_LOG, style="primary")
    )
    measures = [
        blocks.button(
            f"By {measure_name(measure)}",
            f"{Action.SHOW_LEADERBOARD}:{measure}",
            _value_of(result, result.team_id, measure),
        )
        for measure in Measure
        if measure is not result.measure
    ]
    teams = [
        blocks.button(
            team.name,
            f"{Action.SHOW_LEADERBOARD}:team{team.id}",
            _value_of(result, team.id, result.measure),
        )
        for team in result.other_teams[: limits.OPTIONS]
    ]
    rank_by = blocks.choice_menu("measure", "Rank by …", *measures)
    return [
        first,
        rank_by,
        *([blocks.choice_menu("team", "Another team …", *teams)] if teams else []),
    ]


def _value_of(result: Leaderboard, team_id: int, measure: Measure) -> str:
    return json.dumps({"team": team_id, "measure": measure.value, "window": result.typed_window})
