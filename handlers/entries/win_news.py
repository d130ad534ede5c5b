"""Telling a team about a win: shows the exact message, and posts it on the person's word."""

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from domain.entries.win_news import WinNews
from domain.errors import UserError
from domain.people.teams import TeamChannel
from handlers.desk import Desk
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.replying import SLACK_FAULTS, post
from handlers.slack_errors import code_of, may_be_done
from handlers.visit import Visit
from services.delivery.heard_messages import take_answer
from services.entries.win_news import win_news
from views import notices
from views.blocks import Modal
from views.entries.win_news import TITLE, WITH_AMOUNT, tell_form, told, win_told
from views.ids import Action, Field, Form
from views.people.setup_form import trouble_fix


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button and the form."""
    app.action(Action.TELL_WIN)(front_door(desk, open_form))
    app.view(Form.TELL_WIN)(front_door(desk, submit_form))


async def open_form(visit: Visit) -> None:
    """Handles the button under a win: shows what would be posted."""
    win_id = int(value_of(visit.body))

    async def form() -> Modal:
        return tell_form(visit.key, await visit.read(win_news, win_id))

    await visit.show_when_read(TITLE, form)


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form: posts the message, once for each form.

    Raises:
        UserError: Slack does not answer, so the message may be posted.
    """
    form = form_values(visit.view)
    news = await visit.read(win_news, int(notices.metadata_of(visit.view)["win"]))
    channel = _channel_in(form, news)
    message = win_told(news, amount_too=form.texts.get(Field.TELL_AMOUNT) == WITH_AMOUNT)
    workspace = visit.asker.workspace
    first = await visit.desk.store.run(take_answer, workspace, visit.form_key, visit.now)
    if first:
        try:
            await post(visit.client, channel.channel_id, message)
        except SLACK_FAULTS as error:
            if may_be_done(error) or not isinstance(error, SlackApiError):
                raise UserError(
                    "Slack did not answer, so I can't tell whether it was posted.",
                    "Please look in the channel.",
                ) from error
            # Nothing was posted, so the form may be sent again: under a key of its own.
            again = {"key": f"{notices.metadata_of(visit.view)['key']}:again"}
            notice = notices.form_notice(_refused(channel, code_of(error)))
            await visit.show(notices.refilled(visit.view, [notice], remember=again))
            return
    await visit.answer(told(channel, again=not first))


def _channel_in(form: FormValues, news: WinNews) -> TeamChannel:
    chosen = form.texts.get(Field.TELL_TEAM)
    if chosen is None and len(news.channels) == 1:
        return news.channels[0]
    found = next((each for each in news.channels if str(each.team_id) == chosen), None)
    if found is None:
        raise UserError("You aren't in that team any more.", "Press the win's button again.")
    return found


def _refused(channel: TeamChannel, code: str) -> str:
    """Returns what to do about a message that the channel did not take."""
    fix = trouble_fix(code).replace("*Test again*", "*Post it* again")
    return f"I can't post in the channel of {channel.team} yet. {fix}"
