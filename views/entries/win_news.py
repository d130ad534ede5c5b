"""Telling a team's channel about a win: the form that shows the exact message, and the message."""

import json

from domain.entries.win_news import WinNews
from domain.entries.wins import WinKind
from domain.people.teams import TeamChannel
from views import blocks, inputs, moments
from views.blocks import Message, Modal
from views.ids import VALUE, Field, Form
from views.wording.entry_words import amount, named

TITLE = "Tell the team"
#: Whether the message names the amount.
WITHOUT, WITH_AMOUNT = "without", "with"
_DID = {
    WinKind.MEETING: "got a meeting with",
    WinKind.OPPORTUNITY: "opened an opportunity at",
    WinKind.CLOSED_WON: "closed a deal with",
}


def tell_form(key: str, news: WinNews) -> Modal:
    """The form: the exact message, whether it names the amount, and which team.

    Args:
        key: The form's idempotency key: submitting the form twice posts once.
    """
    rows = [blocks.section(f"*I post exactly this:*\n{win_told(news, amount_too=False).text}")]
    if news.win.money is not None:
        rows += [
            blocks.section(f"*Or, with the amount:*\n{win_told(news, amount_too=True).text}"),
            inputs.radio(
                Field.TELL_AMOUNT,
                "Say the amount?",
                {WITHOUT: "No", WITH_AMOUNT: "Yes"},
                action_id=VALUE,
                initial=WITHOUT,
            ),
        ]
    if len(news.channels) > 1:
        teams = {str(each.team_id): each.team for each in news.channels}
        rows.append(
            inputs.select(Field.TELL_TEAM, "Which team?", teams, action_id=VALUE, optional=False)
        )
        where = "I post it in that team's channel"
    else:
        where = f"I post it in <#{news.channels[0].channel_id}>"
    rows.append(blocks.context(f"{where}. Undoing the win later does not remove this post."))
    return blocks.modal(
        TITLE,
        rows,
        callback_id=Form.TELL_WIN,
        submit="Post it",
        close="Cancel",
        private_metadata=json.dumps({"key": key, "win": news.win.id}),
    )


def win_told(news: WinNews, *, amount_too: bool) -> Message:
    """The message in the team's channel."""
    win = news.win
    text = f":tada: {named(news.by)} {_DID[win.kind]} {named(win.company)}"
    text += f" on {moments.day(win.won_on)}"
    if amount_too and win.money is not None:
        text += f": {amount(win.money)}"
    text += "."
    return Message(text, (blocks.section(text),))


def told(channel: TeamChannel, *, again: bool = False) -> Message:
    """Answers that the channel was told.

    Args:
        again: Whether this form was sent before, so that nothing was posted now.
    """
    text = f"Told <#{channel.channel_id}>."
    if again:
        text = (
            f"I sent this already. If it isn't in <#{channel.channel_id}>, press the win's button "
            "again."
        )
    return Message(text, (blocks.section(text),), title="Posted", outcome=text)
