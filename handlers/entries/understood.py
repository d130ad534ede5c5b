"""Sentences that are read but not certain: shows what was understood, with a button to log it."""

from dataclasses import replace

from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry
from domain.entries.posts import PostEntry
from domain.entries.wins import WinEntry
from domain.timing.typed_days import TypedDay
from domain.typed.commands import Command, LogComment, LogDm, LogPost, LogWin, Understood
from domain.typed.comment_line import CommentLine
from domain.typed.dm_line import DmLine
from domain.typed.post_line import LogLine
from domain.typed.sentences import company_in
from handlers.entries import comments, dms
from handlers.entries.pending import pack_or_refuse
from handlers.entries.person_fields import day_of, fixed_day
from handlers.entries.post_questions import readings
from handlers.visit import Visit
from services.entries.log_post import read_post_link
from services.targets.matching import account_called
from views.blocks import Message
from views.entries.understood import (
    Offer,
    comment_read,
    dm_read,
    post_read,
    understood,
    win_read,
)
from views.ids import Action

_Entry = DmEntry | CommentEntry | WinEntry
_FORM = "Open the form"
#: So many words left over may be part of a company's name.
_MAY_BE_NAME = (1, 2)


async def whole_if_known(visit: Visit, meant: Understood) -> Command | None:
    """Returns the command with all words in the company's name, if an account has that name."""
    company = company_in(meant.whole)
    if not company:
        return None
    known = await visit.read(account_called, company)
    return meant.whole if known is not None else None


async def ask(visit: Visit, meant: Understood) -> None:
    """Says what was understood. Only a press writes; without an entry the form is offered."""
    command = meant.command
    if isinstance(command, LogPost):
        await visit.answer(await _about_post(visit, meant, command.line or LogLine()))
        return
    entry = await _entry_of(visit, command)
    may_log = meant.may_log and not (isinstance(entry, WinEntry) and not entry.company)
    if entry is not None and may_log:
        entry = await _dated(visit, entry)
    match entry:
        case None if isinstance(command, LogComment):
            await comments.comment_line(visit, command.line)
            return
        case None:
            await dms.open_form(visit)
            return
        case DmEntry(whom, _, replied, said_on):
            read = dm_read(whom, said_on.day if said_on else None, replied=replied)
            log, form = Action.ANSWER_DM, Action.OPEN_DM
        case CommentEntry(_, whom, said_on):
            read = comment_read(whom, said_on.day if said_on else None)
            log, form = Action.ANSWER_COMMENT, Action.OPEN_COMMENT
        case WinEntry():
            read = win_read(entry, entry.said_on.day if entry.said_on else None)
            log, form = Action.ANSWER_WIN, Action.OPEN_WIN
    change = Offer("Change it", form, pack_or_refuse(visit.key, entry))
    if not may_log:
        await visit.answer(understood(read, meant.left_out, [replace(change, label=_FORM)]))
        return
    offers = [Offer("Log it", f"{log}:0", change.value), change]
    whole = await _entry_of(visit, meant.whole)
    if whole is not None and len(meant.left_out.split()) in _MAY_BE_NAME:
        label = f"It's all the name: {company_in(meant.whole)}"
        value = pack_or_refuse(visit.key, await _dated(visit, whole))
        offers.insert(1, Offer(label, f"{log}:1", value))
    await visit.answer(understood(read, meant.left_out, offers))


async def _dated(visit: Visit, entry: _Entry) -> _Entry:
    """Fixes the day: today, if none was said. A reply without a day is to the newest DM."""
    if entry.said_on or (isinstance(entry, DmEntry) and entry.replied):
        return entry
    return replace(entry, said_on=TypedDay(await day_of(visit, TypedDay())))


async def _entry_of(visit: Visit, command: Command | None) -> _Entry | None:
    """Returns the entry that a command would save, with its day fixed; ``None`` without one."""
    match command:
        case LogDm(DmLine(whom, relation, replied, said_on)):
            return DmEntry(whom, relation, replied, await fixed_day(visit, said_on))
        case LogComment(CommentLine(link, whom, said_on)) if link and whom.name + whom.company:
            return CommentEntry(read_post_link(link), whom, await fixed_day(visit, said_on))
        case LogWin(entry):
            win = entry or WinEntry()
            return replace(win, said_on=await fixed_day(visit, win.said_on))
        case _:
            return None


async def _about_post(visit: Visit, meant: Understood, line: LogLine) -> Message:
    link = read_post_link(line.link or "")
    known = link.posted_on((await visit.person()).zone)
    typed_on = await day_of(visit, line.posted_on) if line.posted_on else None
    undated_on = await day_of(visit, line.said_on) if line.said_on else None
    entry = PostEntry(link, line.figures, posted_on=typed_on, undated_on=undated_on)
    posted_on = typed_on or known or undated_on
    shown_in_form = typed_on or (None if known else undated_on)
    in_form = replace(line, posted_on=TypedDay(shown_in_form) if shown_in_form else None)
    form = Offer(_FORM, Action.OPEN_LOG, pack_or_refuse(visit.key, in_form))
    if meant.may_log:
        log = Offer("Log it", Action.CONFIRM_LOG, pack_or_refuse(visit.key, entry))
        offers = [log, replace(form, label="Change it")]
    elif line.unlabelled:
        possible = readings(visit.key, entry, line.unlabelled)
        choices = [
            Offer(label, f"{Action.CONFIRM_LOG}:{place}", value)
            for place, (label, value) in enumerate(possible)
        ]
        read = post_read(line.figures, posted_on)
        return understood(read, meant.left_out, [*choices, form], numbers=line.unlabelled)
    elif line.figures.empty:
        comment = pack_or_refuse(visit.key, CommentEntry(link))
        offers = [
            replace(form, label="Log it as my post"),
            Offer("I commented on it", Action.OPEN_COMMENT, comment),
        ]
        posted = post_read(line.figures, posted_on).removeprefix("your ")
        return understood(f"a link to a {posted}", meant.left_out, offers)
    else:
        offers = [form]
    return understood(post_read(line.figures, posted_on), meant.left_out, offers)
