"""The answer to logged DMs: recipient, target share, replies, and open conversations."""

from collections.abc import Sequence

from domain.entries.dms import DmFigures, DmLogged, DmOutcome, DmStep, DmWeekLogged
from domain.entries.own_entries import Dm
from domain.entries.touches import Relation
from domain.timing.periods import week_of
from views import blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action, about_contact
from views.people.joining import join_offer, join_offer_text
from views.wording.entry_words import RELATIONS, addressee, at_account, named, week_totals

#: At most this many open conversations are named.
_MOST_WAITING = 5
#: Characters of a command to copy.
_LONGEST_LINE = 100
_NO_NAMES = "I save no names of people outside your target accounts."


def dm_logged(result: DmLogged) -> Message:
    """Answers a DM that was logged, marked as replied, or logged before."""
    headline = _headline(result)
    facts = [*_why(result), *_dm_figures(result.dm_figures)]
    waiting = [dm for dm in result.dm_figures.waiting if dm.id != result.dm.id]
    step = _step(result)
    rows: list[Block] = [blocks.section("\n".join([f"*{headline}*", *facts]))]
    rows += [*_waiting(waiting), blocks.section(f"*Next:* {step}")]
    texts = [headline, *facts, *_waiting_text(waiting), f"Next: {step}"]
    if result.dm.account is None:
        rows.append(blocks.context(_NO_NAMES))
        texts.append(_NO_NAMES)
    rows.append(blocks.actions(*_buttons(result)))
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    return Message(" ".join(texts), tuple(rows))


def dm_week_logged(result: DmWeekLogged) -> Message:
    """Answers a week's totals."""
    week = week_of(result.week.monday).name
    done = "Saved" if result.act_id is not None else "Nothing changed"
    headline = f"{done}: in {week} you wrote to {week_totals(result.week)}."
    facts = [*_one_by_one(result), *_dm_figures(result.dm_figures)]
    rows: list[Block] = [blocks.section("\n".join([f"*{headline}*", *facts]))]
    rows += _waiting(list(result.dm_figures.waiting))
    buttons = [blocks.button("My DMs", f"{Action.SHOW_ENTRIES}:dm_week", "dm_week:1")]
    if result.act_id is not None:
        buttons.insert(0, blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)))
    rows.append(blocks.actions(*buttons))
    texts = [headline, *facts, *_waiting_text(list(result.dm_figures.waiting))]
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    return Message(" ".join(texts), tuple(rows))


def numbers_without_words(
    numbers: Sequence[int], answers: Sequence[tuple[str, str, str]]
) -> Message:
    """Asks what numbers without words mean.

    Args:
        answers: Label, action id and value of each button.
    """
    shown = ", ".join(words.count(number) for number in numbers[:10])
    text = f"What {'are' if len(numbers) > 1 else 'is'} {shown}? Nothing is saved yet."
    fix = "Put a word after each number, like `dm 3 target 5 other`."
    rows: list[Block] = [blocks.section(f"{text}\n{fix}")]
    if answers:
        rows.append(blocks.actions(*(blocks.button(*answer) for answer in answers)))
    return Message(f"{text} {fix}", tuple(rows))


def _headline(result: DmLogged) -> str:
    recipient, day = addressee(result.dm, result.name), moments.day(result.dm.written_on)
    match result.outcome:
        case DmOutcome.LOGGED:
            answered = ", who replied" if result.dm.replied else ""
            return f"Logged your DM of {day} to {recipient}{answered}."
        case DmOutcome.REPLIED:
            return f"Your DM of {day} to {recipient} is marked as replied."
        case DmOutcome.CHANGED:
            relation = RELATIONS[result.dm.relation.value].lower()
            return f"Changed: your DM of {day} to {recipient} counts as {relation} now."
        case DmOutcome.KNOWN:
            if result.dm.replied:
                return f"Your DM of {day} to {recipient} is already marked as replied."
            return f"Your DM of {day} to {recipient} is already logged; only one a day counts."


def _why(result: DmLogged) -> list[str]:
    """Explains the relation, if it differs from what the member said."""
    company, typed = named(result.company), result.said
    if result.dm.account is not None:
        if typed is None or typed is Relation.TARGET:
            return []
        as_typed = RELATIONS[typed.value].lower()
        return [f"{company} is a target account, so it counts as one, not as {as_typed}."]
    relation = RELATIONS[result.dm.relation.value].lower()
    if company and result.dm.relation is Relation.OTHER:
        return [f"{company} isn't one of your target accounts, so it counts as {relation}."]
    if typed is Relation.TARGET:
        return [f"I know no person of this name at a target account, so it counts as {relation}."]
    return []


def _dm_figures(figures: DmFigures) -> list[str]:
    """The target share with its trend, and the reply rate."""
    now, before = figures.now, figures.before
    lines = []
    if now.target_share is not None:
        shown = (
            f"Target share of your DMs: {words.whole_percent(now.target_share)} "
            f"({words.count(now.target)} of {words.counted(now.people, 'person', 'people')} in "
            "28 days)"
        )
        if before.target_share is not None:
            shown += f", {words.whole_percent(before.target_share)} in the 28 days before"
        lines.append(f"{shown}.")
    # A single message without a reply so far says nothing about the rate.
    if now.reply_rate is not None and (now.replied or now.named > 1):
        people = words.counted(now.named, "person", "people")
        lines.append(
            f"Replies: {words.count(now.replied)} of {people} logged by name "
            f"({words.whole_percent(now.reply_rate)})."
        )
    return lines


def _one_by_one(result: DmWeekLogged) -> list[str]:
    """Says so if more people were logged one by one than the totals state."""
    pairs = (
        (result.stated.target, result.named_target, "at target accounts"),
        (result.stated.other, result.named_other, "elsewhere"),
    )
    return [
        f"Counted {words.count(one_by_one)} {where}, not {words.count(stated or 0)}: you "
        f"logged {words.count(one_by_one)} one by one."
        for stated, one_by_one, where in pairs
        if (stated or 0) < one_by_one
    ]


def _waiting(waiting: list[Dm]) -> list[Block]:
    """Open conversations with target people, each with a button to mark the reply."""
    if not waiting:
        return []
    rows = [blocks.section(_waiting_title(waiting))]
    for dm in waiting[:_MOST_WAITING]:
        replied = blocks.button("They replied", Action.THEY_REPLIED, str(dm.id))
        rows.append(blocks.section(f"• {_waiting_line(dm)}", accessory=replied))
    return rows


def _waiting_text(waiting: list[Dm]) -> list[str]:
    if not waiting:
        return []
    shown = "; ".join(_waiting_line(dm) for dm in waiting[:_MOST_WAITING])
    return [f"{_waiting_title(waiting)} {shown}."]


def _waiting_title(waiting: list[Dm]) -> str:
    people = words.counted(len(waiting), "target person has", "target people have")
    more = len(waiting) - _MOST_WAITING
    newest = f". The newest {_MOST_WAITING}" if more > 0 else ""
    return f"{people} not answered your last DM yet{newest}:"


def _waiting_line(dm: Dm) -> str:
    return f"{at_account(dm.contact, dm.account or '')}, written {moments.on(dm.written_on)}"


def _step(result: DmLogged) -> str:
    name = named(result.name) or "them"
    match result.step:
        case DmStep.MEET:
            line = f"/ssi win meeting {result.dm.account or ''}".strip()
            shown = words.code(blocks.shorten(line, _LONGEST_LINE))
            return f"suggest a call to {name}, and log it with {shown} once it's booked."
        case DmStep.COMMENT:
            return (
                f"comment with an insight on a post by {name} before you write again. When they "
                "answer, press “They replied”."
            )
        case DmStep.LIST_ACCOUNT:
            return (
                f"if {named(result.company)} should be a target account, have a coach add it "
                "with `/ssi accounts add`, then undo this and log it again."
            )
        case DmStep.WRITE_TARGET:
            return (
                "write your next DM to someone at a target account; `/ssi accounts silent` "
                "shows the ones without a recent touch."
            )
        case DmStep.KEEP_ON:
            return "when they answer, log it with `replied` after the name."


def _buttons(result: DmLogged) -> list[Block]:
    buttons = []
    if not result.dm.replied:
        buttons.append(blocks.button("They replied", Action.THEY_REPLIED, str(result.dm.id)))
    if result.dm.contact_id is not None:
        value = about_contact(result.dm.contact_id)
        if result.step is DmStep.COMMENT:
            buttons.append(blocks.button("Log a comment", Action.OPEN_COMMENT, value))
        if result.step is DmStep.MEET:
            buttons.append(blocks.button("Log a win", Action.OPEN_WIN, value, style="primary"))
    if result.act_id is not None:
        buttons.append(blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)))
    buttons.append(blocks.button("Log another DM", Action.OPEN_DM))
    return buttons
