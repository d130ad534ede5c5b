"""An account's page: the buying committee, how close each person is, touches and wins."""

import json
from collections.abc import Sequence

from domain.entries.audiences import PostReaders
from domain.entries.touches import TouchKind
from domain.targets.account_details import ContactSaved, ListOutcome
from domain.targets.account_page import (
    AccountPage,
    AccountTouch,
    AccountWin,
    CommitteeMember,
)
from views import blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action, about_account
from views.wording import account_words
from views.wording.audience_words import readers_there
from views.wording.correction_menu import correction_choices
from views.wording.entry_words import amount
from views.wording.post_words import post_name_and_day

_TOUCHES = "Latest touches"
#: Characters of a post's name in a menu.
_POST_NAME = 35


def account_overview(page: AccountPage) -> Message:
    """The account's page."""
    account = page.account
    named, belongs = account_words.name(account.name), account_words.belongs(account)
    coverage = account_words.coverage(page.coverage)
    also = _also(page.aliases)
    people = [_person(each, page) for each in page.people]
    gaps = [f"*{account_words.ROLES[role.value]}* · nobody known yet" for role in page.gaps]
    lists = [
        (_TOUCHES, [_touch(touch, named) for touch in page.touches] or [_no_touch(page)]),
        ("Wins", [_win(won) for won in page.wins]),
        ("Saw posts", [_saw(each) for each in page.readers]),
        ("In touch lately", [words.names(page.in_touch)] if page.in_touch else []),
    ]
    rows: list[Block] = [
        blocks.header(blocks.shorten(account.name, account_words.LONGEST)),
        *blocks.lines([words.capital(line) for line in (belongs, also, coverage) if line]),
        *(
            blocks.section(line, accessory=_edit(each) if page.may_change else None)
            for each, line in zip(page.people, people, strict=True)
        ),
        *blocks.lines(gaps),
        *_people_pages(page),
    ]
    text = [f"{named}: {belongs}.", f"{also}." if also else "", f"{coverage}."]
    text += [f"{words.unbold(line)}." for line in (*people, *gaps)]
    text.append(_pages_in_words(page))
    for title, lines in lists:
        if lines:
            menus = [_corrections(touch) for touch in page.touches] if title == _TOUCHES else []
            rows += _listed(title, lines, menus)
            said = lines
            if title == _TOUCHES and page.touches:
                said = [line + _which(each) for line, each in zip(lines, page.touches, strict=True)]
            text.append(f"{title}: {'; '.join(said)}".rstrip(".") + ".")
        if title == _TOUCHES and page.more_touches:
            more = f"And {words.count(page.more_touches)} more in the last year."
            rows.append(blocks.context(more))
            text.append(more)
    private = account_words.touches_seen(counts_all=page.counts_all, guest=not page.may_change)
    rows += [blocks.context(private), blocks.actions(*_buttons(page))]
    return Message(" ".join(filter(None, [*text, private])), tuple(rows))


def _listed(title: str, lines: list[str], menus: Sequence[list[Block]]) -> list[Block]:
    """A heading and lines, each beside the choices of its menu."""
    if not any(menus):
        return blocks.lines([f"*{title}*", *lines])
    rows: list[Block] = [blocks.section(f"*{title}*")]
    for line, choices in zip(lines, menus, strict=True):
        if choices:
            rows.append(blocks.section(line, accessory=blocks.overflow(*choices)))
        else:
            rows += blocks.lines([line])
    return rows


def _corrections(touch: AccountTouch) -> list[Block]:
    """The choices that correct the person's own touch; of several, those that list them."""
    if touch.entry is not None:
        return correction_choices(touch.entry)
    if touch.kind is TouchKind.DM and touch.times > 1 and not touch.who:
        return [blocks.button("Your DMs", f"{Action.SHOW_ENTRIES}:dm", "dm:1")]
    return [
        blocks.button(
            f"People listed: {post_name_and_day(post, _POST_NAME)}",
            Action.SHOW_LISTED,
            str(post.id),
        )
        for post in touch.posts
    ]


def contact_saved(result: ContactSaved) -> Message:
    """Answers a person who was added, changed, merged, removed or erased."""
    at, named = account_words.name(result.account), account_words.name(result.name)
    buttons = [blocks.button("The account", Action.OPEN_ACCOUNT, str(result.account_id))]
    match result.done:
        case ListOutcome.ERASED:
            text = f"Erased: a person at {at}. Figures still count them."
        case _ if result.act_id is None:
            text = f"{named} is unchanged: nothing was new."
        case ListOutcome.MERGED:
            other = account_words.name(result.other)
            text = (
                f"{other} and {named} at {at} are now one person: {named}. Entries about either "
                f"now belong to {named}, and “{other}” is an alias."
            )
        case ListOutcome.REMOVED:
            text = f"Removed {named} at {at}. Entries about them remain"
            text += f", also those of {words.names(result.others)}." if result.others else "."
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


def _person(each: CommitteeMember, page: AccountPage) -> str:
    """``Champion · Jane Doe · CTO · written to``, or ``Jane Doe · no role yet · written to``."""
    contact = each.contact
    parts = [account_words.name(contact.name)]
    if contact.title:
        parts.append(account_words.name(contact.title))
    if contact.role is None:
        parts = [f"*{parts[0]}*", *parts[1:], "no role yet"]
    else:
        parts = [f"*{account_words.ROLES[contact.role.value]}*", *parts]
    parts.append(account_words.reach(each.reach, waits=each.waits, unseen=page.coverage.unseen))
    return words.dotted(parts)


def _saw(each: PostReaders) -> str:
    whose = f"{account_words.name(each.who)}'s" if each.who else "your"
    seen = words.capital(readers_there(each.readers))
    return f"{seen}: {whose} post of {moments.day(each.posted_on)}"


def _touch(touch: AccountTouch, account: str) -> str:
    who, several = account_words.name(touch.who) if touch.who else "you", touch.times > 1
    whose = f"{who}'s" if touch.who else "your"
    contact = account_words.name(touch.contact) if touch.contact else "someone there"
    match touch.kind:
        case TouchKind.ENGAGED:
            what = f"{words.count(touch.times)} of {whose} posts" if several else f"{whose} post"
            text = f"{contact} engaged with {what}"
        case TouchKind.DM:
            text = f"{who} wrote to {contact}" + (", who replied" if touch.replied else "")
        case TouchKind.COMMENT:
            author = f"by {contact}" if touch.contact else f"from {account}"
            what = words.counted(touch.times, "post") if several else "a post"
            text = f"{who} commented on {what} {author}"
    return f"{words.capital(moments.day_or_near(touch.on))} · {text}"


def _which(touch: AccountTouch) -> str:
    """The posts of the touch's menu, for plain text: `` (One, Mon 23 Nov, Two, Tue 24 Nov)``."""
    posts = (words.escape(post_name_and_day(post, _POST_NAME)) for post in touch.posts)
    return f" ({', '.join(posts)})" if touch.posts else ""


def _no_touch(page: AccountPage) -> str:
    """Says that there are no touches, or none by members whose names are visible."""
    if page.coverage.last_touch is None and not page.coverage.unseen:
        return "None yet."
    return "None by you or by teammates who share theirs."


def _win(won: AccountWin) -> str:
    parts = [words.capital(moments.day_or_near(won.win.won_on)), account_words.WINS[won.win.kind]]
    if won.win.money is not None:
        parts.append(amount(won.win.money))
    parts.append(account_words.name(won.who) if won.who else "you")
    return words.dotted(parts)


def _edit(each: CommitteeMember) -> Block:
    return blocks.button("Edit", Action.EDIT_CONTACT, str(each.contact.id))


def _pages_in_words(page: AccountPage) -> str:
    if page.people_pages == 1:
        return ""
    return f"People: page {page.people_page} of {page.people_pages}."


def _people_pages(page: AccountPage) -> list[Block]:
    if page.people_pages == 1:
        return []
    steps = (("Previous people", page.people_page - 1), ("More people", page.people_page + 1))
    buttons = [
        blocks.button(
            label,
            f"{Action.OPEN_ACCOUNT}:{page_number}",
            json.dumps({"account": page.account.id, "people": page_number}),
        )
        for label, page_number in steps
        if 1 <= page_number <= page.people_pages
    ]
    return [blocks.context(_pages_in_words(page)), blocks.actions(*buttons)]


def _buttons(page: AccountPage) -> list[Block]:
    account_id = str(page.account.id)
    about = about_account(page.account.id)
    write_first = bool(page.people) or not page.may_change
    add = blocks.button(
        "Add a person", Action.ADD_CONTACT, account_id, style=None if write_first else "primary"
    )
    write = blocks.button("Log DM", Action.OPEN_DM, about, style="primary" if write_first else None)
    adds = [add] if page.may_change else []
    buttons = [
        *([write, *adds] if write_first else [*adds, write]),
        blocks.button("Log a win", Action.OPEN_WIN, about),
    ]
    if page.may_coach:
        buttons.append(blocks.button("Edit account", Action.EDIT_ACCOUNT, account_id))
    return [*buttons, blocks.button("All accounts", Action.SHOW_ACCOUNTS)]
