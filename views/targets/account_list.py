"""The list of target accounts, and the answers about one of them."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from domain.accounts import Account
from domain.targets.account_details import AccountQuestion, AccountSaved, ListOutcome
from domain.targets.account_list import AccountLine, AccountListPage, AccountListQuery, Show
from views import blocks, limits, words
from views.blocks import Block, Message
from views.ids import Action, about_account
from views.wording import account_words

_SHOWN: dict[Show, str] = {
    Show.ALL: "All accounts",
    Show.MINE: "Mine",
    Show.SILENT: "Silent",
    Show.ARCHIVED: "Archived",
    Show.LEFT: "Owner has left",
}
_DONE: dict[ListOutcome, str] = {
    ListOutcome.ADDED: "Added",
    ListOutcome.CHANGED: "Saved",
    ListOutcome.ARCHIVED: "Archived",
    ListOutcome.RESTORED: "Restored",
    ListOutcome.REMOVED: "Removed",
    ListOutcome.NAMED: "Added an alias for",
}
_THEN: dict[ListOutcome, str] = {
    ListOutcome.ADDED: "Add the people who decide there: its page shows who is missing.",
    ListOutcome.ARCHIVED: "It is no longer a target; its history remains.",
    ListOutcome.RESTORED: "It is a target again.",
    ListOutcome.REMOVED: "Entries about it remain.",
    ListOutcome.NAMED: "From now on, I recognise the account by this name too.",
}


def account_list_page(page: AccountListPage) -> Message:
    """One page of the list, with each account's coverage and a menu."""
    title = _title(page)
    rows: list[Block] = [blocks.header(title)]
    if page.may_coach or not page.none_listed or page.asked.show is not Show.ALL:
        rows.append(blocks.actions(_parts_menu(page)))
    texts = [f"{words.escape(title)}."]
    if silence := _silence(page):
        texts.append(f"{silence}.")
        rows.append(blocks.context(silence))
    if not page.lines and (empty := _empty(page)):
        texts.append(empty)
        rows.append(blocks.section(empty))
    shared = _shared_names(page.lines)
    for line in page.lines:
        texts.append(f"{_line_text(line)}.")
        rows.append(blocks.section(_line(line, shared), accessory=_menu(line.account, page)))
    for account in page.near:
        texts.append(f"Similar: {account_words.name(account.name)}.")
        rows.append(
            blocks.section(
                f"Did you mean *{account_words.name(account.name)}*?", accessory=_open(account)
            )
        )
    if page.lines:
        counted = account_words.touches_seen(counts_all=page.counts_all, guest=page.guest)
        texts.append(counted)
        rows.append(blocks.context(counted))
    if buttons := [*_action_buttons(page), *_other_pages(page)]:
        rows.append(blocks.actions(*buttons))
    return Message(" ".join(texts), tuple(rows))


def account_saved(result: AccountSaved) -> Message:
    """Answers an account that was added, changed, archived, restored, removed or given an alias."""
    named, belongs = account_words.name(result.account.name), account_words.belongs(result.account)
    if result.act_id is None:
        text = f"{named} is unchanged: nothing was new."
        return Message(text, (blocks.section(text), blocks.actions(_open(result.account))))
    done, then = _DONE[result.done], _THEN.get(result.done, "")
    buttons = [] if result.done is ListOutcome.REMOVED else [_open(result.account)]
    return Message(
        f"{done} {named}: {belongs}. {then}".strip(),
        (
            blocks.section(f"*{done} {named}*\n{words.capital(belongs)}"),
            *((blocks.context(then),) if then else ()),
            blocks.actions(
                *buttons,
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("All accounts", Action.SHOW_ACCOUNTS),
            ),
        ),
    )


def account_question(asked: AccountQuestion) -> Message:
    """Asks whether a new account is already on the list under a similar name."""
    text = f"{near_question_text(asked)} Nothing is saved yet."
    typed = {"name": asked.details.name, "website": asked.details.website}
    buttons = [
        blocks.button(
            f"It is {account.name}",
            f"{Action.NAME_ACCOUNT}:{account.id}",
            _packed({"account": account.id, "typed": asked.details.name}),
        )
        for account in asked.near
    ]
    new = blocks.button("No, add it as a new one", Action.ADD_NEAR_ACCOUNT, _packed(typed))
    return Message(text, (blocks.section(text), blocks.actions(*buttons, new)))


def near_question_text(asked: AccountQuestion) -> str:
    """The question as one text, without buttons."""
    near = " or ".join(f"*{account_words.name(account.name)}*" for account in asked.near)
    return (
        f"{account_words.name(asked.details.name)} looks like {near}, which is already on the list."
    )


def _title(page: AccountListPage) -> str:
    shown = {
        Show.ALL: "Target accounts",
        Show.MINE: "Target accounts that you own",
        Show.SILENT: "Silent accounts",
        Show.ARCHIVED: "Archived accounts",
        Show.LEFT: "Target accounts whose owner has left",
    }[page.asked.show]
    if page.asked.words:
        if not page.total:
            typed = blocks.shorten(page.asked.words, account_words.LONGEST)
            return f"No account matches “{words.isolated(typed)}”"
        shown = "Matching accounts"
    title = f"{shown}: {words.count(page.total)}"
    if page.pages <= 1:
        return title
    return f"{title} ({words.page_of(page.asked.page, page.pages)})"


def _silence(page: AccountListPage) -> str:
    if page.asked.words or page.asked.show is not Show.SILENT or not page.lines:
        return ""
    return f"No touch for {words.counted(page.silent_days, 'day')}, the longest first"


def _empty(page: AccountListPage) -> str:
    if page.asked.words:
        if page.guest:
            return "Guests find only accounts that they were in touch with."
        if page.may_coach or page.near:
            return ""
        return "If it should be a target account, ask a coach to add it with `/ssi accounts add`."
    archive = page.asked.show is Show.ARCHIVED
    match Show.ALL if page.none_listed and not archive else page.asked.show:
        case Show.MINE:
            return "You own no account yet. A coach sets the owner with *Edit account* on its page."
        case Show.SILENT:
            return "No account is silent: each had a touch lately."
        case Show.ARCHIVED:
            return "No account is archived."
        case Show.LEFT:
            return "Every account that has an owner has one who is still here."
        case Show.ALL if page.may_coach:
            return "No accounts yet. *Add an account*, or *Import accounts* from a list."
        case Show.ALL if page.guest:
            return "Guests see the target accounts that they were in touch with; you have none."
        case Show.ALL:
            return "No accounts yet. Ask a coach or an admin to add those that you sell to."


def _shared_names(lines: Sequence[AccountLine]) -> set[str]:
    """The names that several accounts of the page have, which only their websites tell apart."""
    names = [line.account.name.casefold() for line in lines]
    return {name for name in names if names.count(name) > 1}


def _line(line: AccountLine, shared: Collection[str]) -> str:
    """The name, and below it ``In touch with 2 of 5 people so far · last touch yesterday · …``."""
    account = line.account
    named = [f"*{account_words.name(account.name)}*"]
    if account.domain and account.name.casefold() in shared:
        named.append(account_words.name(account.domain))
    parts = [words.capital(account_words.in_touch(line.coverage))]
    parts.append(f"owner {account_words.name(account.owner)}" if account.owner else "no owner")
    if account.archived:
        parts.append("archived")
    waiting = account_words.waiting(line.coverage)
    return "\n".join(filter(None, (words.dotted(named), words.dotted(parts), waiting)))


def _line_text(line: AccountLine) -> str:
    account = line.account
    parts = (
        account_words.belongs(account),
        account_words.coverage(line.coverage),
        account_words.waiting(line.coverage),
    )
    return f"{account_words.name(account.name)}: {'; '.join(filter(None, parts))}"


def _menu(account: Account, page: AccountListPage) -> Block:
    """What can be done with an account. People can be written to only at a target."""
    about = about_account(account.id)
    log = [
        blocks.button("Log DM", Action.OPEN_DM, about),
        blocks.button("Log a win", Action.OPEN_WIN, about),
    ]
    edit = [blocks.button("Edit account", Action.EDIT_ACCOUNT, str(account.id))]
    return blocks.overflow(
        blocks.button("Open its page", Action.OPEN_ACCOUNT, str(account.id)),
        *([] if account.archived else log),
        *(edit if page.may_coach else []),
    )


def _open(account: Account) -> Block:
    return blocks.button("Open", Action.OPEN_ACCOUNT, str(account.id))


def _parts_menu(page: AccountListPage) -> Block:
    """The menu of the list's parts, and the search by name."""
    parts = {
        show: _part(label, AccountListQuery(show=show), show) for show, label in _SHOWN.items()
    }
    search = blocks.button("By name…", Action.SEARCH_ACCOUNTS)
    now = None if page.asked.words else parts.get(page.asked.show)
    return blocks.choice_menu("show", "Show other accounts", *parts.values(), search, chosen=now)


def _other_pages(page: AccountListPage) -> list[Block]:
    asked = page.asked
    steps = (("Previous page", "before", asked.page - 1), ("Next page", "next", asked.page + 1))
    return [
        _part(label, AccountListQuery(asked.words, asked.show, number), which)
        for label, which, number in steps
        if 1 <= number <= page.pages
    ]


def _part(label: str, asked: AccountListQuery, which: str) -> Block:
    value = {"words": asked.words, "show": asked.show.value, "page": asked.page}
    return blocks.button(label, f"{Action.SHOW_ACCOUNTS}:{which}", _packed(value))


def _packed(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _may_add(page: AccountListPage) -> bool:
    """Whether a coach may add the search words as a new account: nothing matches them."""
    return bool(page.may_coach and page.asked.words and not page.total and not page.near)


def _action_buttons(page: AccountListPage) -> list[Block]:
    buttons = []
    if _may_add(page):
        label = blocks.shorten(f"Add {page.asked.words}", limits.BUTTON_TEXT)
        typed = _packed({"name": page.asked.words, "website": ""})
        buttons.append(blocks.button(label, Action.ADD_NEAR_ACCOUNT, typed, style="primary"))
    elif page.may_coach:
        first = "primary" if page.none_listed else None
        buttons.append(blocks.button("Add an account", Action.ADD_ACCOUNT, style=first))
    if page.may_coach:
        buttons.append(blocks.button("Import accounts", Action.SHOW_IMPORT))
    return buttons
