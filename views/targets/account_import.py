"""Importing an account list: the preview, and the result."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.targets.account_import import (
    MOST_SHOWN,
    Imported,
    ImportPreview,
    LineNote,
    NearAccount,
    UnmatchedOwner,
)
from views import blocks, words
from views.blocks import Block, Message
from views.ids import Action
from views.targets.list_columns import packed
from views.wording import account_words

_MOST_TEAMS = 20
#: Characters of a team's name in a button.
_TEAM = 50
_REASON = 300
_MOST_UNMATCHED = 5
_MOST_NAMED = 5
#: The most lines named for one reason.
_MOST_LINES = 10
#: The source of a file whose header doesn't show the program.
_NO_PROGRAM = "a list"
_NO_OWNERS = (
    "Slack doesn't tell me who works here right now, so only people who use me already can be set "
    "as owners. Drop the file again in a few minutes to set the others."
)


def import_preview(preview: ImportPreview) -> Message:
    """The preview of an import."""
    file = account_words.name(preview.file.name)
    team = _team(preview)
    where = _list_of(team)
    source = "" if preview.source == _NO_PROGRAM else f", from {preview.source}"
    counts = [f"• {row}" for row in _counts(preview)]
    unclear = _unclear(preview)
    refused = _noted("*Refused:*", preview.refused, preview.counts.refused)
    left_out = _noted("*Left out:*", preview.left_out, len(preview.left_out))
    owners = _unmatched_owners(preview, done=False)
    unmatched = [*owners, *_unread(preview), *_other_sheets(preview)]
    namesakes = _namesakes(preview)
    foot = _foot(preview)
    rows: list[Block] = [
        blocks.header(f"Import for {team} only" if team else "Import for the whole workspace"),
        *blocks.lines([f"*{file}*{source}:", *counts]),
        *blocks.lines(unmatched),
        *blocks.lines(namesakes),
        *blocks.lines(unclear),
        *blocks.lines(refused),
        *blocks.lines(left_out),
        blocks.context(foot),
        blocks.actions(*_import_buttons(preview)),
    ]
    others = _other_lists(preview)
    if others:
        rows.append(blocks.actions(*others))
    text = [f"{file}{source} into {where}:", f"{'; '.join(_counts(preview))}."]
    return Message(
        " ".join([*text, *unmatched, *namesakes, *unclear, *refused, *left_out, foot]), tuple(rows)
    )


def imported(result: Imported, preview: ImportPreview | None = None) -> Message:
    """The result of an import.

    Args:
        preview: What it did for the owners; ``None`` if the file names none.
    """
    file = account_words.name(result.name)
    where = _list_of(result.team)
    left = ""
    if result.same:
        left = f"Saved as aliases: {words.count(result.same)}. "
    if result.left_out:
        left += f"Left out: {words.counted(result.left_out, 'unclear name')}."
    if preview is not None:
        left = " ".join([left, *_unmatched_owners(preview, done=True)])
    left = left.strip()
    if result.act_id is None:
        text = f"{file} had nothing new for {where}. {left}".strip()
        return Message(text, (blocks.section(text),))
    added = words.counted(result.added, "account")
    updated = f", {words.count(result.updated)} updated" if result.updated else ""
    text = f"Imported {file}: {added} added to {where}{updated}."
    if not result.added:
        changed = words.counted(result.updated, "account") if result.updated else "no account"
        text = f"Imported {file}: {changed} updated on {where}."
    return Message(
        f"{text} {left}".strip(),
        (
            blocks.section(f"*{text}*" + (f"\n{left}" if left else "")),
            blocks.actions(
                blocks.button("Show the accounts", Action.SHOW_ACCOUNTS, style="primary"),
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
            ),
        ),
    )


def import_cancelled() -> Message:
    """Answers a cancelled import."""
    text = "Cancelled: nothing was imported."
    return Message(text, (blocks.section(text),))


def _team(preview: ImportPreview) -> str | None:
    """The name of the team whose list it goes to."""
    named = {team.id: team.name for team in preview.teams}
    return named.get(preview.file.team_id or 0)


def _list_of(team: str | None) -> str:
    return f"the list of {account_words.name(team)}" if team else "the whole workspace's list"


def _counts(preview: ImportPreview) -> list[str]:
    """Each count in words, without those that are 0; new accounts are always counted.

    The first new accounts are named, to show if the file or column is the wrong one.
    """
    counts = preview.counts
    rows = [f"{words.count(counts.new)} new{_named(preview)}"]
    if counts.updated:
        parts = [
            words.counted(changed, thing)
            for changed, thing in ((counts.websites, "website"), (counts.owners, "owner"))
            if changed
        ]
        rows.append(f"{words.count(counts.updated)} updated: {', '.join(parts)}")
    archived = f", of these {words.count(counts.archived)} archived" if counts.archived else ""
    further = (
        (counts.unchanged, f"on the list already{archived}"),
        (counts.unclear, "unclear: the name or website is close to an account's"),
        (counts.refused, "refused"),
        (counts.ignored, "left out: the file says they are not targets"),
        (counts.merged, "repeated in the file, merged"),
    )
    return rows + [f"{words.count(total)} {thing}" for total, thing in further if total]


def _named(preview: ImportPreview) -> str:
    if not preview.new:
        return ""
    shown = words.names(preview.new[:_MOST_NAMED], longest=account_words.LONGEST)
    more = preview.counts.new - len(preview.new[:_MOST_NAMED])
    return f": {shown}" + (f" and {words.count(more)} more" if more > 0 else "")


def _unmatched_owners(preview: ImportPreview, *, done: bool) -> list[str]:
    """Owners that cannot be set yet, and the fix.

    Args:
        done: Whether the file was imported, so that its accounts have pages.
    """
    if preview.owners_missing:
        return [_NO_OWNERS]
    by_mail = [each for each in preview.unmatched_owners if "@" in each.name]
    by_name = [each for each in preview.unmatched_owners if "@" not in each.name]
    nobody = [each for each in by_name if not each.shared]
    several = [each for each in by_name if each.shared]
    where = "in *Edit account*" + ("." if done else " after the import.")
    otherwise = ", which adds no account twice; or choose one" if done else ", or choose one"
    rows = []
    if by_mail:
        rows.append(
            f"No owner set for {_owners(by_mail)}: I find people by their names in Slack, not by "
            f"email addresses. Write the names and drop the file again{otherwise} {where}"
        )
    if nobody:
        rows.append(
            f"No owner set for {_owners(nobody)}: nobody in Slack has that name. Correct the file "
            f"and drop it again{otherwise} {where}"
        )
    if several:
        rows.append(
            f"No owner set for {_owners(several)}: several people in Slack have that name. Choose "
            f"the right one {where}"
        )
    return rows


def _owners(unmatched: Sequence[UnmatchedOwner]) -> str:
    """``Acme (“Jane Doe”), Globex and 3 more (“Max Muster”)``: accounts, each with the owner."""
    shown = []
    for each in unmatched[:_MOST_UNMATCHED]:
        more = f" and {words.count(each.more)} more" if each.more else ""
        shown.append(
            f"{account_words.name(each.account)}{more} (“{account_words.name(each.name)}”)"
        )
    return words.and_more(shown, len(unmatched))


def _unread(preview: ImportPreview) -> list[str]:
    """Columns that are not imported, and the fix."""
    if not preview.unread:
        return []
    named = words.names(preview.unread, _MOST_NAMED, longest=account_words.LONGEST)
    return [
        f"Columns that I don't import: {named}. If one of them holds websites or owners, press "
        "*Choose the columns*."
    ]


def _other_sheets(preview: ImportPreview) -> list[str]:
    """Sheets that are not imported, and the fix."""
    if not preview.other_sheets:
        return []
    named = words.names(preview.other_sheets, _MOST_NAMED, longest=account_words.LONGEST)
    return [f"Sheets that I don't import: {named}. To import one, save it as a file of its own."]


def _namesakes(preview: ImportPreview) -> list[str]:
    if not preview.namesakes:
        return []
    named = ", ".join(
        f"{account_words.name(each.name)} ({words.escape(each.website) or 'no website'}, line "
        f"{each.line})"
        for each in preview.namesakes
    )
    return [
        f"Same name, different websites: {named}. They are different accounts. When a name alone "
        "fits several, I ask which one you mean."
    ]


def _unclear(preview: ImportPreview) -> list[str]:
    if not preview.unclear:
        return []
    rows = [
        f"Line {each.line}: {account_words.name(each.name)} – is that "
        f"{' or '.join(map(_near, each.near))}?"
        for each in preview.unclear[:MOST_SHOWN]
    ]
    more = preview.counts.unclear - len(rows)
    return ["*Unclear:*", *rows, *([f"and {words.count(more)} more"] if more else [])]


def _near(account: NearAccount) -> str:
    website = f" ({words.escape(account.website)})" if account.website else ""
    return f"{account_words.name(account.name)}{website}"


def _noted(title: str, notes: Sequence[LineNote], total: int) -> list[str]:
    """Lines or values that are not imported; each reason once, with its lines."""
    if not notes:
        return []
    by_reason: dict[str, list[int]] = {}
    for each in notes:
        by_reason.setdefault(each.reason, []).append(each.line)
    rows = [
        f"{_lines(lines)}: {words.sentence(blocks.shorten(reason, _REASON))}"
        for reason, lines in list(by_reason.items())[:MOST_SHOWN]
    ]
    more = total - sum(len(lines) for lines in list(by_reason.values())[:MOST_SHOWN])
    return [title, *rows, *([f"and {words.count(more)} more"] if more > 0 else [])]


def _lines(lines: Iterable[int]) -> str:
    """``Line 3``, ``Lines 3, 4 and 7``."""
    numbers = [str(line) for line in dict.fromkeys(lines)]
    if len(numbers) == 1:
        return f"Line {numbers[0]}"
    shown = numbers[:_MOST_LINES]
    if len(numbers) > len(shown):
        return f"Lines {', '.join(shown)} and {words.count(len(numbers) - len(shown))} more"
    return f"Lines {', '.join(shown[:-1])} and {shown[-1]}"


def _foot(preview: ImportPreview) -> str:
    """Says that nothing has changed yet, and what *Import* does with unclear names."""
    counts = preview.counts
    if not counts.new + counts.updated + counts.unclear:
        return "There is nothing to import."
    if not counts.unclear:
        return "Nothing has changed yet."
    leaves = (
        f"*{words.escape(_import_label(preview))}* leaves out unclear names. "
        if counts.new + counts.updated
        else ""
    )
    return (
        f"Nothing has changed yet. {leaves}*Say which is which* asks about each, and remembers "
        "which accounts you choose. What you leave out, I ask about again next time."
    )


def _import_buttons(preview: ImportPreview) -> list[Block]:
    value, buttons = packed(preview.file), []
    if preview.counts.new or preview.counts.updated:
        buttons.append(
            blocks.button(_import_label(preview), Action.IMPORT_ACCOUNTS, value, style="primary")
        )
    if preview.counts.unclear:
        style = None if buttons else "primary"
        buttons.append(blocks.button("Say which is which", Action.OPEN_UNCLEAR, value, style=style))
        label = "Import all, unclear ones as new"
        buttons.append(blocks.button(label, Action.IMPORT_ALL_ACCOUNTS, value))
    if preview.unread or preview.file.columns:
        buttons.append(blocks.button("Choose the columns", Action.CHOOSE_COLUMNS, value))
    if not buttons:
        return [blocks.button("Show the accounts", Action.SHOW_ACCOUNTS)]
    return [*buttons, blocks.button("Cancel", Action.CANCEL_IMPORT)]


def _import_label(preview: ImportPreview) -> str:
    """Says into which list, if there are several."""
    if not preview.teams:
        return "Import"
    team = _team(preview)
    return f"Import for {_team_in_button(team)} only" if team else "Import for everyone"


def _team_in_button(name: str) -> str:
    return words.isolated(blocks.shorten(name, _TEAM))


def _other_lists(preview: ImportPreview) -> list[Block]:
    """Buttons that show the preview for other lists."""
    lists: list[tuple[int | None, str]] = [(None, "For everyone…")]
    lists += [
        (team.id, f"For {_team_in_button(team.name)} only…") for team in preview.teams[:_MOST_TEAMS]
    ]
    return [
        blocks.button(
            label,
            f"{Action.IMPORT_INTO}:{team_id or 0}",
            packed(replace(preview.file, team_id=team_id)),
        )
        for team_id, label in lists
        if team_id != preview.file.team_id
    ]
