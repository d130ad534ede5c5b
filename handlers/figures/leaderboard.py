"""The board as one person sees it, with their own place; and posting it to the channel."""

import json
import re

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from domain.errors import UserError
from domain.figures.measures import Measure
from domain.timing.schedules import CHANNEL_TROUBLES
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.replying import SLACK_FAULTS, post
from handlers.slack_errors import code_of, may_be_done
from handlers.visit import Visit
from services.figures.board import USUAL_WINDOW, ranking
from services.figures.board_posting import claim_posting, release_posting
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
    """Handles ``/ssi leaderboard [measure] [window]``."""
    await visit.begin_reading()
    result = await visit.read(ranking, measure, window, visit.now, team_id)
    in_modal = visit.surface in _IN_A_MODAL
    await visit.answer(leaderboard(result, in_modal=in_modal))


async def show_usual(visit: Visit) -> None:
    """Handles the button for the usual window: of the team it carries, or the person's own."""
    team_id = value_of(visit.body)
    await show_leaderboard(visit, None, USUAL_WINDOW, int(team_id) if team_id else None)


async def show_other(visit: Visit) -> None:
    """Handles a button for another measure, or for another team."""
    carried = json.loads(value_of(visit.body))
    await show_leaderboard(visit, Measure(carried["measure"]), carried["window"], carried["team"])


async def post_board(visit: Visit) -> None:
    """Handles *Post to channel*: posts the same board with today's figures.

    Raises:
        UserError: The person may not post it, the channel refuses it, or Slack does not answer.
    """
    carried = json.loads(value_of(visit.body))
    measure, window, team_id = Measure(carried["measure"]), carried["window"], carried["team"]
    await visit.acknowledge()
    result = await visit.read(ranking, measure, window, visit.now, team_id)
    if result.team_id != team_id or result.board is None:
        raise UserError(
            "There is no such board any more.", "`/ssi leaderboard` shows what there is."
        )
    posting = await visit.save(claim_posting, team_id, _button_id(visit))
    if posting.claimed_before:
        await visit.answer(posted(posting.channel_id))
        return
    try:
        await post(visit.client, posting.channel_id, board(result.board))
    except SLACK_FAULTS as error:
        if may_be_done(error) or not isinstance(error, SlackApiError):
            # The board may have arrived, so the posting is not given back: at most one is posted.
            raise UserError(
                "Slack did not answer, so I can't tell whether the board was posted.",
                "Please look in the channel.",
            ) from error
        await visit.save(release_posting, posting.delivery_id)
        code = code_of(error)
        if code not in CHANNEL_TROUBLES:
            raise
        problem = f"I can't post in the channel of {result.team} yet."
        fix = trouble_fix(code).replace("*Test again*", "*Post to channel* again")
        raise UserError(problem, fix) from error
    await visit.answer(posted(posting.channel_id))


def _button_id(visit: Visit) -> str:
    """Returns an id of the pressed button that is the same for each press."""
    container = visit.body.get("container") or {}
    shown_in = container.get("message_ts") or container.get("view_id") or visit.key
    return f"{visit.asker.user}:{shown_in}:{value_of(visit.body)}"
