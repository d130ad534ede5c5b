"""The answers to logged DMs: a verdict, one next step, and who has not replied yet."""

from collections.abc import Sequence
from fractions import Fraction

from domain.accounts import ListState
from domain.entries.dms import SHARE_DAYS, DmFigures, DmLogged, DmOutcome, DmStep, DmWeekLogged
from domain.entries.own_entries import Dm
from domain.entries.touches import Relation
from views import blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action, about_contact
from views.people.joining import join_offer, join_offer_text
from views.targets.missing_accounts import if_target, whom_button
from views.wording.entry_words import (
    NEW_HERE,
    RELATIONS,
    addressee,
    at_account,
    named,
    week_totals,
)

#: At most this many people without a reply are named.
_MOST_WAITING = 3
#: Characters of a command to copy.
_LONGEST_LINE = 100
#: What a modal's title says happened.
_TITLES = {
    DmOutcome.LOGGED: "DM logged",
    DmOutcome.REPLIED: "Reply noted",
    DmOutcome.CHANGED: "DM changed",
    DmOutcome.KNOWN: "Nothing changed",
}
_NO_NAMES = "I save no names of people outside your target accounts."


def dm_logged(result: DmLogged) -> Message:
    """Answers a DM that was logged, marked as replied, or logged before."""
    headline = _headline(result)
    waiting = [dm for dm in result.dm_figures.waiting if dm.id != result.dm.id]
    new = [NEW_HERE] if result.new_contact else []
    figures = _dm_figures(result.dm_figures, result.targets)
    facts = [*_why(result), *new, *figures, *_waiting(waiting)]
    step = _step(result)
    rows: list[Block] = [
        blocks.section("\n".join([f"*{headline}*", *facts])),
        blocks.section(f"*Next:* {step}"),
        blocks.actions(*_buttons(result, waiting)),
    ]
    texts = [headline, *facts, f"Next: {step}"]
    if result.dm.account is None:
        rows.append(blocks.context(_NO_NAMES))
        texts.append(_NO_NAMES)
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    return Message(
        " ".join(texts),
        tuple(rows),
        title=_TITLES[result.outcome],
        outcome=headline,
        offers=result.offers_join,
    )


def dm_week_logged(result: DmWeekLogged) -> Message:
    """Answers a week's totals."""
    week = moments.week(result.week.monday)
    done = "Saved" if result.act_id is not None else "Nothing changed"
    headline = f"{done}: in {week} you wrote to {week_totals(result.week)}."
    waiting = result.dm_figures.waiting
    figures = _dm_figures(result.dm_figures, result.targets)
    facts = [*_one_by_one(result), *figures, *_waiting(waiting)]
    rows: list[Block] = [blocks.section("\n".join([f"*{headline}*", *facts]))]
    more = [blocks.button("My DMs", f"{Action.SHOW_ENTRIES}:dm_week", "dm_week:1")]
    if result.act_id is not None:
        more.insert(0, blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)))
    if waiting:
        more.append(blocks.button("Who hasn't replied?", Action.SHOW_UNANSWERED))
    first = whom_button(result.targets, blocks.button("Log a DM", Action.OPEN_DM))
    rows.append(blocks.actions(first, blocks.overflow(*more)))
    texts = [headline, *facts]
    if result.offers_join:
        rows += join_offer()
        texts.append(join_offer_text())
    title = "DMs saved" if result.act_id is not None else "Nothing changed"
    return Message(
        " ".join(texts), tuple(rows), title=title, outcome=headline, offers=result.offers_join
    )


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
    if result.dm.account is None and result.name and _why(result):
        recipient = named(result.name)  # the relation follows, with its reason
    match result.outcome:
        case DmOutcome.LOGGED:
            replied = ", who replied" if result.dm.replied else ""
            return f"Logged your DM of {day} to {recipient}{replied}."
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


def _dm_figures(figures: DmFigures, targets: ListState) -> list[str]:
    """The target share with its trend, and the replies: a short line each, of one window."""
    now, before = figures.now, figures.before
    parts = []
    if now.target_share is not None and not targets.empty:
        shown = (
            f"{words.whole_percent(now.target_share)} of your DMs go to target accounts: "
            f"{words.out_of(now.target, now.people)} {'person' if now.people == 1 else 'people'} "
            f"in {words.counted(SHARE_DAYS, 'day')}"
        )
        parts.append(f"{words.capital(shown)}{_before(before.target_share)}.")
    # A single message without a reply so far says nothing about the rate.
    if now.named > 1:
        people = words.counted(now.named, "person", "people")
        replied = f"{words.count(now.replied)} of" if now.replied else "none yet from"
        parts.append(f"Replies: {replied} the {people} you logged one by one.")
    return parts


def _before(share: Fraction | None) -> str:
    """`` (the 28 days before: 50 %)``; empty if that is unknown."""
    if share is None:
        return ""
    window = words.counted(SHARE_DAYS, "day")
    return f" (the {window} before: {words.whole_percent(share)})"


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


def _waiting(waiting: Sequence[Dm]) -> list[str]:
    """The target people who have not replied to a DM before today, in one line."""
    if not waiting:
        return []
    named = [at_account(dm.contact, dm.account or "") for dm in waiting[:_MOST_WAITING]]
    shown = words.and_more(named, len(waiting))
    if len(waiting) == 1:
        return [f"To your earlier DM, no reply yet from {shown}."]
    people = words.counted(len(waiting), "person", "people")
    return [f"To your earlier DMs, no reply yet from {people} at target accounts: {shown}."]


def _step(result: DmLogged) -> str:
    name = named(result.name) or "them"
    reply = f"when {name} replies" if result.name else "when they reply"
    match result.step:
        case DmStep.MEET:
            line = f"/ssi win meeting {result.dm.account or ''}".strip()
            shown = words.code(blocks.shorten(line, _LONGEST_LINE))
            return f"suggest a call to {name}, and log it with {shown} once it's booked."
        case DmStep.COMMENT:
            return (
                f"comment with an insight on a post by {name} before you write again. "
                f"{words.capital(reply)}, press *They replied*."
            )
        case DmStep.LIST_ACCOUNT:
            return if_target(result.company, result.targets)
        case DmStep.WRITE_TARGET if not result.targets.empty:
            return (
                "write your next DM to someone at a target account; `/ssi accounts silent` "
                "shows the ones without a recent touch."
            )
        case _ if result.dm.replied:
            return "log your next DM when you have written it."
        case _:
            return f"{reply}, press *They replied*."


def _buttons(result: DmLogged, waiting: Sequence[Dm]) -> list[Block]:
    """One green button for the next step; the rest is behind ⋯."""
    about = about_contact(result.dm.contact_id) if result.dm.contact_id is not None else ""
    another = blocks.button("Log another DM", Action.OPEN_DM)
    if about and result.step is DmStep.MEET:
        first = blocks.button("Log a win", Action.OPEN_WIN, about)
    elif about and result.step is DmStep.COMMENT:
        first = blocks.button("Log a comment", Action.OPEN_COMMENT, about)
    else:
        first = whom_button(result.targets, another)
    buttons: list[Block] = [{**first, "style": "primary"}]
    if not result.dm.replied:
        buttons.append(blocks.button("They replied", Action.THEY_REPLIED, str(result.dm.id)))
    more = [] if first["action_id"] == another["action_id"] else [another]
    if result.act_id is not None:
        more.insert(0, blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)))
    if waiting:
        more.append(blocks.button("Who hasn't replied?", Action.SHOW_UNANSWERED))
    if about and result.step is DmStep.MEET:
        more.append(blocks.button("Log a comment", Action.OPEN_COMMENT, about))
    more.append(blocks.button("My figures", Action.SHOW_STATS))
    return [*buttons, blocks.overflow(*more)]
