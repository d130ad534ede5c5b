"""An account's page: who decides there, who is reached, what happened, what was won."""

import json
from collections.abc import Sequence

from domain.accounts import Role
from domain.entries.touches import TouchKind
from domain.entries.wins import WinKind
from domain.targets.account_details import ContactSaved, ListOutcome
from domain.targets.account_page import AccountPage, AccountTouch, AccountWin, CommitteeMember
from views import blocks, words
from views.blocks import Block, Message
from views.ids import Action, about_account
from views.wording import account_words
from views.wording.entry_words import amount

_WINS: dict[WinKind, str] = {
    WinKind.MEETING: "meeting",
    WinKind.OPPORTUNITY: "opportunity",
    WinKind.CLOSED_WON: "closed deal",
}
_COUNTED = "For coaches everybody's count as reached, without names."
_PRIVATE = "You see your own touches, and those of teammates who share theirs in `/ssi settings`."


def account_overview(page: AccountPage) -> Message:
    """The whole page."""
    account = page.account
    named, belongs = account_words.name(account.name), account_words.belongs(account)
    coverage = account_words.coverage(page.coverage)
    also = _also(page.aliases)
    people = [f"{_person(each)}" for each in page.people]
    gaps = [f"*{account_words.ROLES[role.value]}* · nobody yet" for role in page.gaps]
    lists = [
        ("Latest touches", [_touch(touch) for touch in page.touches] or [_no_touch(page)]),
        ("Won here", [_win(won) for won in page.wins]),
        ("On it", [words.names(page.in_touch)] if page.in_touch else []),
    ]
    rows: list[Block] = [
        blocks.header(blocks.shorten(account.name, account_words.LONGEST)),
        *blocks.lines(list(filter(None, (belongs, also, coverage)))),
        *(
            blocks.section(
                said, accessory=blocks.button("Edit", Action.EDIT_CONTACT, str(each.contact.id))
            )
            for each, said in zip(page.people, people, strict=True)
        ),
        *blocks.lines(gaps),
        *_people_pages(page),
    ]
    text = [f"{named}: {belongs}.", f"{also}." if also else "", f"{coverage}."]
    text += [f"{_unmarked(said)}." for said in (*people, *gaps)]
    text.append(_pages_in_words(page))
    for title, said in lists:
        if said:
            rows += blocks.lines([f"*{title}*", *said])
            text.append(f"{title}: {'; '.join(said)}".rstrip(".") + ".")
    private = f"{_PRIVATE} {_COUNTED}" if page.may_coach else _PRIVATE
    rows += [blocks.context(private), blocks.actions(*_buttons(page))]
    return Message(" ".join(filter(None, [*text, private])), tuple(rows))


def contact_saved(result: ContactSaved) -> Message:
    """A person was added, changed, removed or erased."""
    at, named = account_words.name(result.account), account_words.name(result.name)
    buttons = [blocks.button("The account", Action.OPEN_ACCOUNT, str(result.account_id))]
    match result.done:
        case ListOutcome.ERASED:
            text = f"Erased: a person at {at}. What they counted for stays as a number."
        case _ if result.act_id is None:
            text = f"{named} stays as they are: nothing was new."
        case ListOutcome.MERGED:
            other = account_words.name(result.other)
            text = (
                f"{other} and {named} at {at} are one person now: {named}. What was logged with "
                f"either is with {named}, and “{other}” stays as another name."
            )
        case ListOutcome.REMOVED:
            text = f"Removed {named} at {at}. What was logged with them stays."
        case ListOutcome.ADDED:
            text = f"Added {named} at {at}."
            buttons.append(
                blocks.button("Add another person", Action.ADD_CONTACT, str(result.account_id))
            )
        case _:
            text = f"Saved {named} at {at}."
    if result.act_id is not None:
        buttons.append(blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)))
    return Message(text, (blocks.section(text), blocks.actions(*buttons)))


def _also(aliases: Sequence[str]) -> str:
    return f"also called {words.names(aliases)}" if aliases else ""


def _person(each: CommitteeMember) -> str:
    contact = each.contact
    parts = [f"*{account_words.role(contact.role)}*", account_words.name(contact.name)]
    if contact.title:
        parts.append(account_words.name(contact.title))
    return " · ".join([*parts, account_words.REACHES[each.reach]])


def _unmarked(said: str) -> str:
    """The same for readers of plain text: the role's stars go."""
    for role in (*Role, None):
        said = said.replace(f"*{account_words.role(role)}*", account_words.role(role))
    return said


def _touch(touch: AccountTouch) -> str:
    who = account_words.name(touch.who) if touch.who else "you"
    whose = f"{who}'s" if touch.who else "your"
    whom = account_words.name(touch.contact) if touch.contact else "somebody there"
    match touch.kind:
        case TouchKind.ENGAGED:
            said = f"{whom} engaged with {whose} post"
        case TouchKind.DM:
            said = f"{who} wrote to {whom}" + (", who answered" if touch.replied else "")
        case TouchKind.COMMENT:
            said = f"{who} commented on a post of {whom}"
    return f"{words.day(touch.on)} · {said}"


def _no_touch(page: AccountPage) -> str:
    """Where a coach sees that there were touches, those of whom they don't see."""
    if page.coverage.last_touch is None:
        return "None yet."
    return "None by you, nor by teammates who share theirs."


def _win(won: AccountWin) -> str:
    parts = [words.day(won.win.won_on), _WINS[won.win.kind]]
    if won.win.money is not None:
        parts.append(amount(won.win.money))
    parts.append(account_words.name(won.who) if won.who else "you")
    return " · ".join(parts)


def _pages_in_words(page: AccountPage) -> str:
    if page.people_pages == 1:
        return ""
    return f"People: page {page.people_page} of {page.people_pages}."


def _people_pages(page: AccountPage) -> list[Block]:
    if page.people_pages == 1:
        return []
    steps = (("People before", page.people_page - 1), ("More people", page.people_page + 1))
    buttons = [
        blocks.button(
            label,
            f"{Action.OPEN_ACCOUNT}:{number}",
            json.dumps({"account": page.account.id, "people": number}),
        )
        for label, number in steps
        if 1 <= number <= page.people_pages
    ]
    return [blocks.context(_pages_in_words(page)), blocks.actions(*buttons)]


def _buttons(page: AccountPage) -> list[Block]:
    number = str(page.account.id)
    buttons = [
        blocks.button(
            "Add a person", Action.ADD_CONTACT, number, style=None if page.people else "primary"
        ),
        blocks.button("Log a DM", Action.OPEN_DM, about_account(page.account.id)),
        blocks.button("Log a win", Action.OPEN_WIN, about_account(page.account.id)),
    ]
    if page.may_coach:
        buttons.append(blocks.button("Edit account", Action.EDIT_ACCOUNT, number))
    return [*buttons, blocks.button("All accounts", Action.SHOW_ACCOUNTS)]
