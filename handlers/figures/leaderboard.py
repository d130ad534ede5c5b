"""The board, shown to one person with their own place; and posting it."""

import json
import re

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from domain.errors import UserError
from domain.figures.ranking import Measure
from domain.timing.schedules import CHANNEL_TROUBLES
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.replying import post
from handlers.slack_errors import code_of
from handlers.visit import Visit
from services.figures.board import USUAL_WINDOW, ranking
from services.figures.board_posting import give_posting_back, take_posting
from views.figures.board import board
from views.figures.leaderboard import leaderboard, posted
from views.ids import Action
from views.people.setup_form import trouble_fix

_IN_A_MODAL = frozenset({Surface.HOME_BUTTON, Surface.MODAL_BUTTON})


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.SHOW_LEADERBOARD)(front_door(desk, show_usual))
    app.action(re.compile(f"^{Action.SHOW_LEADERBOARD}:"))(front_door(desk, show_other))
    app.action(Action.POST_BOARD)(front_door(desk, post_board))


async def show_leaderboard(
    visit: Visit, measure: Measure | None, window: str, team_id: int | None = None
) -> None:
    """``/ssi leaderboard [measure] [window]``."""
    await visit.ready_to_read()
    result = await visit.read(ranking, measure, window, visit.now, team_id)
    in_modal = visit.surface in _IN_A_MODAL
    await visit.answer(leaderboard(result, in_modal=in_modal))


async def show_usual(visit: Visit) -> None:
    """The button for the last seven days, of one's own team or of the one that it names."""
    team = value_of(visit.body)
    await show_leaderboard(visit, None, USUAL_WINDOW, int(team) if team else None)


async def show_other(visit: Visit) -> None:
    """A button for another team's or another measure's board."""
    asked = json.loads(value_of(visit.body))
    await show_leaderboard(visit, Measure(asked["measure"]), asked["window"], asked["team"])


async def post_board(visit: Visit) -> None:
    """*Post to channel*: the same board, as it stands now."""
    asked = json.loads(value_of(visit.body))
    measure, window, team_id = Measure(asked["measure"]), asked["window"], asked["team"]
    await visit.acknowledge()
    result = await visit.read(ranking, measure, window, visit.now, team_id)
    if result.team_id != team_id or result.board is None:
        raise UserError(
            "There is no such board any more.", "`/ssi leaderboard` shows what there is."
        )
    place = await visit.save(take_posting, team_id, _clicked(visit))
    if place.taken_before:
        await visit.answer(posted(place.channel_id))
        return
    try:
        await post(visit.client, place.channel_id, board(result.board))
    except SlackApiError as error:
        await visit.save(give_posting_back, place.delivery_id)
        code = code_of(error)
        if code not in CHANNEL_TROUBLES:
            raise
        problem = f"I can't post in the channel of {result.team} yet."
        fix = trouble_fix(code).replace("*Test again*", "*Post to channel* again")
        raise UserError(problem, fix) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        # It may have arrived: a board is posted at most once.
        raise UserError(
            "Slack did not answer, so I can't tell whether the board was posted.",
            "Please look in the channel.",
        ) from error
    await visit.answer(posted(place.channel_id))


def _clicked(visit: Visit) -> str:
    """Names the button in its message, however often it is clicked."""
    container = visit.body.get("container") or {}
    shown = container.get("message_ts") or container.get("view_id") or visit.key
    return f"{visit.asker.user}:{shown}:{value_of(visit.body)}"
