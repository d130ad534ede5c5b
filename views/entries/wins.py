"""The answer to a logged win, with the touches before it, and the questions about a win."""

from collections.abc import Sequence

from domain.entries.touches import TouchKind
from domain.entries.win_path import PATH_DAYS, PathStep, WinPath
from domain.entries.wins import WinKind, WinLogged, WinQuestion, WinQuestionKind
from domain.people.teams import TeamChannel
from views import blocks, moments, words
from views.blocks import Block, Message
from views.entries.person_questions import question as whom_question
from views.ids import Action
from views.people.joining import join_offer, join_offer_text
from views.targets.missing_accounts import if_target
from views.wording.entry_words import named, plain_amount, qualified, win_in_short
from views.wording.win_words import same_question, typed_amount

#: At most this many members are named.
_MOST_NAMES = 8
#: The first touch and the last ones are told one by one.
_LAST_TOUCHES = 4
#: Characters of a team's name on a button.
_TEAM = 50
_TITLES = {
    WinKind.MEETING: "Meeting logged",
    WinKind.OPPORTUNITY: "Opportunity logged",
    WinKind.CLOSED_WON: "Deal logged",
}


def win_logged(result: WinLogged) -> Message:
    """Celebrates a logged win, and tells the touches before it and one next step."""
    day = moments.day_or_near(result.win.won_on)
    logged = f"Logged: {win_in_short(result.win)}{_unsaid(result)}, {day}."
    facts = [*_taken_as(result), *_path(result)]
    step = _step(result)
    rows: list[Block] = [
        blocks.section(f":tada: *{logged}*"),
        *blocks.lines(facts),
        blocks.section(f"*Next:* {step}"),
        blocks.actions(*_buttons(result)),
    ]
    texts = [logged, *map(words.unbold, facts), f"Next: {step}"]
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    return Message(
        " ".join(texts),
        tuple(rows),
        title=_TITLES[result.win.kind],
        outcome=logged,
        offers=result.offers_join,
    )


def win_question(asked: WinQuestion, answers: Sequence[tuple[str, str, str]]) -> Message:
    """The question, with its answers as buttons.

    Args:
        answers: Label, action id and value of each button.
    """
    text = question(asked)
    return Message(
        f"{text} Nothing is saved yet.",
        (
            blocks.section(f"{text}\nNothing is saved yet."),
            blocks.actions(*(blocks.button(*answer) for answer in answers)),
        ),
    )


def question(asked: WinQuestion) -> str:
    """The question, as mrkdwn."""
    entry = asked.entry
    if asked.question is WinQuestionKind.COMPANY and asked.whom is not None:
        text = whom_question(asked.whom)
        return f"{typed_amount(entry.money)}. {text}" if entry.money is not None else text
    if asked.question is WinQuestionKind.SAME and asked.similar is not None:
        return same_question(entry, asked.similar)
    if asked.question is WinQuestionKind.CURRENCY and entry.money is not None:
        typed = f" “{named(entry.money.currency)}”" if entry.money.currency else ""
        shown = qualified(f"{plain_amount(entry.money.amount)}{typed}", entry.money.qualifier)
        return f"Which currency is it: {shown}?"
    if asked.question is WinQuestionKind.RANGE:
        ends = f"{typed_amount(entry.money)} to {typed_amount(entry.up_to)}"
        return f"{ends} is a range. Which amount shall I log?"
    if asked.question is WinQuestionKind.ZERO:
        return f"Is {typed_amount(entry.money)} the amount of the deal?"
    if asked.question is WinQuestionKind.LOOSE and entry.loose is not None:
        return (
            f"{typed_amount(entry.money)}, and next to it “{named(entry.loose.words)}”: is the "
            f"company “{named(entry.loose.company)}”?"
        )
    return f"What was it with {named(entry.company) or 'this company'}?"


def same_win() -> Message:
    """Answers that the win was already logged, so nothing is saved."""
    text = "Good: it counts once, and nothing new was logged."
    return Message(text, (blocks.section(text),))


def _unsaid(result: WinLogged) -> str:
    without = result.win.money is None and result.win.kind is not WinKind.MEETING
    return " (no amount given)" if without else ""


def _taken_as(result: WinLogged) -> list[str]:
    if not result.taken_as or result.win.money is None:
        return []
    return [
        f"I read “{named(result.taken_as)}” as {result.win.money.currency}. For another currency, "
        "undo this and log it again with its code, such as CAD."
    ]


def _path(result: WinLogged) -> list[str]:
    company, path = named(result.win.company), result.path
    if path is None:
        return [
            f"{company} isn't one of your target accounts, so I saved its name as you typed it. "
            "I keep touches only for target accounts."
        ]
    if path.first is None:
        return [
            f"Neither you nor teammates who share theirs logged a touch with {company} in the "
            f"{PATH_DAYS} days before this. Log who engages with your posts, and your comments and "
            "DMs there, to see what leads to a win."
        ]
    window = words.counted(PATH_DAYS, "day")
    lines = [f"*How you got here, in the {window} before:* {_kinds(path)}.", *_steps(path)]
    return [*lines, _by(path)] if len(path.by) > 1 else lines


def _steps(path: WinPath) -> list[str]:
    """The touches one by one: the first, and the last ones."""
    steps = path.steps
    if not steps:
        return []
    last = steps[1:][-_LAST_TOUCHES:]
    more = sum(step.times for step in steps[1:-_LAST_TOUCHES])
    first, *later = [f"• {moments.day(e.on)}: {_did(e)}{_answer(e)}." for e in (steps[0], *last)]
    between = [f"• … {words.counted(more, 'touch', 'touches')} in between …"] if more else []
    return [first, *between, *later]


def _did(step: PathStep) -> str:
    who, several = named(step.by) or "you", step.times > 1
    match step.kind:
        case TouchKind.ENGAGED:
            whose = f"{named(step.by)}'s" if step.by else "your"
            what = f"{words.count(step.times)} of {whose} posts" if several else f"{whose} post"
            return f"{_contact(step)} engaged with {what}"
        case TouchKind.COMMENT:
            what = words.counted(step.times, "post") if several else "a post"
            whose = f"by {named(step.contact)}" if step.contact else "from there"
            return f"{who} commented on {what} {whose}"
        case TouchKind.DM:
            return f"{who} wrote to {_contact(step)}"


def _contact(step: PathStep) -> str:
    return named(step.contact) or "someone there"


def _answer(step: PathStep) -> str:
    return ", and they replied" if step.replied else ""


def _kinds(path: WinPath) -> str:
    replied = f" ({words.counted(path.replies, 'reply', 'replies')})" if path.replies else ""
    own = [
        words.counted(path.engagements, "engagement") if path.engagements else "",
        words.counted(path.comments, "comment") if path.comments else "",
        words.counted(path.dms, "DM") + replied if path.dms else "",
    ]
    parts = [part for part in own if part]
    others = _others(path)
    if others and path.uncounted and parts:
        others = f"and {others}"
    return ", ".join([*parts, *filter(None, [others])])


def _others(path: WinPath) -> str:
    """The touches of teammates who do not share whom they are in touch with."""
    if path.uncounted:
        return "touches by teammates, who keep theirs private"
    if not path.others:
        return ""
    touches = words.counted(path.other_touches, "touch", "touches")
    return f"{touches} by {words.counted(path.others, 'teammate')}"


def _by(path: WinPath) -> str:
    shown = [
        f"{named(share.name) or 'you'} ({words.count(share.touches)})"
        for share in path.by[:_MOST_NAMES]
    ]
    if len(path.by) > len(shown):
        shown.append(f"{words.count(len(path.by) - len(shown))} more")
    return f"Touches by: {', '.join(shown)}."


def _step(result: WinLogged) -> str:
    company = named(result.win.company)
    if result.channels:
        one = len(result.channels) == 1
        where = _where(result.channels[0]) if one else "one of your teams"
        return f"tell {where}. You see the exact message first."
    if result.path is None and not result.targets.guest:
        return if_target(result.win.company, result.targets)
    match result.win.kind:
        case WinKind.MEETING:
            return "when an opportunity comes of it, log that with its amount."
        case WinKind.OPPORTUNITY:
            return (
                f"keep the whole buying committee warm: {company}'s page shows who has no touch "
                "yet."
            )
        case WinKind.CLOSED_WON:
            return (
                "ask whether you may tell their result in a post: that is what buyers engage with."
            )


def _where(channel: TeamChannel) -> str:
    """``Nordics in #sales``: what the button names, too."""
    return f"{words.one_name(channel.team, _TEAM)} in <#{channel.channel_id}>"


def _tell(result: WinLogged) -> str:
    """``Tell Nordics``: the team, since a button shows no mention of a channel."""
    if len(result.channels) > 1:
        return "Tell a team"
    return f"Tell {words.isolated(blocks.shorten(result.channels[0].team, _TEAM))}"


def _buttons(result: WinLogged) -> list[Block]:
    """One green button for the next step; the rest is behind ⋯."""
    choices = [
        blocks.button("Log another win", Action.OPEN_WIN),
        blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
        blocks.button("Pipeline", Action.SHOW_PIPELINE),
    ]
    if result.win.account_id is not None:
        value = str(result.win.account_id)
        choices.insert(0, blocks.button("The account's page", Action.OPEN_ACCOUNT, value))
    if result.channels:
        choices.insert(0, blocks.button(_tell(result), Action.TELL_WIN, str(result.win.id)))
    first, *rest = choices
    return [{**first, "style": "primary"}, blocks.overflow(*rest)]
