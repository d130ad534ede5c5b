"""Reads a line of ``/ssi``, or a plain sentence as the line that it means.

Words left over next to a name never become part of it unseen: see `Understood`.
"""

import re
from dataclasses import replace

from domain.entries.scores import SsiScore
from domain.entries.wins import LooseWords, TypedMoney, WinEntry, WinKind
from domain.errors import NotUnderstoodError, UserError
from domain.names.at_words import joins_company
from domain.names.company_names import match_key
from domain.names.emoji import without_emoji
from domain.typed.asides import ENDS_OF_DM, is_unclear, split_aside
from domain.typed.command_lines import first_word
from domain.typed.command_table import command_named
from domain.typed.commands import (
    Command,
    Courtesy,
    LogComment,
    LogDm,
    LogPost,
    LogScore,
    LogWin,
    Understood,
)
from domain.typed.comment_line import CommentLine
from domain.typed.dm_line import DmLine, DmWeekLine
from domain.typed.grammar import NAMING, parse
from domain.typed.named_people import is_no_company, may_be_person
from domain.typed.post_line import LogLine, looks_like_link
from domain.typed.post_sentence import read_post_sentence
from domain.typed.sentence_patterns import ANSWERED, HAS, PATTERNS, PRONOUN, THANKS
from domain.typed.stray_words import without_strays

#: A longer text is no sentence.
_LONGEST = 600
_SHORTHANDS = frozenset({"met", "meeting", "opportunity"})
_PRONOUNS = frozenset({"me", "you", "him", "her", "them", "us", "it", "someone", "everyone"})
_POLITE = re.compile(r"(?<=\w)[, ]+(?:please|thanks|thank you|thx)[.!]?\s*$", re.IGNORECASE)
_AND_REPLIED = re.compile(
    rf"[,.]? (?:(?:and|but|who) )?(?:{PRONOUN}{HAS} )?{ANSWERED}[.! ]*$", re.IGNORECASE
)
_NAMES_DM = re.compile(r"(?:dms?|message|messaged|wrote|replied|answered)\b", re.IGNORECASE)
#: “wrote Jane Doe at Acme a message”.
_A_MESSAGE = re.compile(r"(?<=\w),? an? (?:dm|message|note|inmail)\b", re.IGNORECASE)
#: “on LinkedIn” adds nothing: every DM is there.
_ON_LINKEDIN = re.compile(r"(?<=\w) (?:on|via|over|through) linkedin\b", re.IGNORECASE)
#: “Jane Doe from Acme”, but not the company “Letters from Home” after *at*.
_FROM = re.compile(r"^((?:(?! at |@).)+?) from (.+)$")
_SHORT_WITH = re.compile(r"(?<=\s)w(?:/\s?|\s)(?=\w)")
#: “met Jane Doe from Acme” may name a company with *from* in it, so it is shown first.
_MET_FROM = re.compile(r"(?:win )?(?:met|meeting) (?:(?! at |@).)+? from (.+)", re.IGNORECASE)


def understand(line: str) -> Command | Understood:
    """Reads a command or a plain sentence.

    Raises:
        NotUnderstoodError: it is neither.
        UserError: it is a command with a slip.
    """
    if THANKS.fullmatch(line.strip()):
        return Courtesy()
    line = _POLITE.sub("", line)
    try:
        return _with_aside(line)
    except UserError as refusal:
        # A slip in the figures of a post leads to its form; other slips are refused.
        if not isinstance(refusal, NotUnderstoodError) and not _logs_post(line):
            raise
        meant = _meant_by_sentence(line) or read_post_sentence(_without_log(line))
        if meant is None:
            raise
        return meant


def _meant_by_sentence(line: str) -> Command | Understood | None:
    """What the first pattern that fits means; ``None`` if none fits."""
    asks = line.rstrip().endswith("?")
    sentence = " ".join(line.split()).rstrip("?!. ")
    if len(sentence) > _LONGEST:
        return None
    for pattern in PATTERNS:
        match = pattern.says.fullmatch(sentence)
        if match is None:
            continue
        groups = {name: text or "" for name, text in match.groupdict().items()}
        try:
            meant = _with_aside(pattern.line.format(**groups) + ("?" if asks else ""))
        except NotUnderstoodError:
            return None
        if isinstance(meant, LogDm | LogWin) and not pattern.may_log:
            return Understood(meant)
        return meant
    return None


def _with_aside(line: str) -> Command | Understood:
    """Reads a command; if words are left over next to a name, it is only understood."""
    if not _names_someone(line):
        return _not_asked(parse(line.rstrip("?! ") or line), line)
    prepared = _prepared(line)
    kept, aside = split_aside(prepared)
    rest, strays = without_strays(kept, ENDS_OF_DM)
    if strays:
        return _beside_strays(prepared, f"{rest} {aside}".strip(), strays)
    employer = _MET_FROM.fullmatch(kept)
    if employer is not None:
        kept = f"win meeting {employer[1]}"
    elif not aside:
        return _if_certain(_without_pronoun(parse(prepared)), prepared)
    whole = _read_or_none(prepared) if "?" not in aside else None
    command = _without_pronoun(parse(kept))
    if whole is not None and _says_all(whole, command):
        return _if_certain(whole, prepared)
    if not isinstance(command, LogDm | LogWin | LogComment) or _counts_people(command):
        return parse(prepared)
    more = _naming_more(whole, command)
    return Understood(command, aside, may_log=not is_unclear(aside), whole=more)


def _not_asked(command: Command, line: str) -> Command | Understood:
    """The command; figures with a question mark are not written."""
    if not line.rstrip("! ").endswith("?"):
        return command
    match command:
        case LogPost(LogLine(figures=figures)) if not figures.empty:
            return Understood(command, "?", may_log=False)
        case LogScore(SsiScore()):
            raise NotUnderstoodError("Is that your score?", "Without the “?” I log it.")
        case _:
            return command


def _prepared(line: str) -> str:
    """The line with *at* in front of the company, and with a person's reply as ``replied``."""
    line = without_emoji(line).rstrip(" !") or line
    words = line.split()
    if words[0].lower().startswith("comment") and any(map(looks_like_link, words)):
        # In front, so that it is never among the words left over.
        links = [word for word in words if looks_like_link(word)]
        others = [word for word in words[1:] if word not in links]
        return " ".join([words[0], *links, *others])
    if not _NAMES_DM.match(line):
        return line if any(map(str.isdigit, line)) else _SHORT_WITH.sub("with ", line)
    line = _ON_LINKEDIN.sub("", _A_MESSAGE.sub("", _FROM.sub(r"\1 at \2", line)))
    return _AND_REPLIED.sub(" replied", line)


def _if_certain(command: Command, line: str) -> Command | Understood:
    """Returns the command, or an `Understood` to confirm first.

    It is the latter if the company may be a person or the deal may not be closed.
    """
    match command:
        case LogWin(WinEntry(loose=LooseWords(words)) as entry) if is_unclear(words):
            return Understood(LogWin(replace(entry, loose=None)), words, may_log=False)
        case LogWin(WinEntry(company=company, money=TypedMoney()) as entry):
            name, _, last = company.rpartition(" ")
            if name and last.islower() and is_unclear(last):
                return Understood(LogWin(replace(entry, company=name)), last, may_log=False)
        case LogWin(WinEntry(WinKind.MEETING, company, money=None) as entry):
            placed = any(map(joins_company, line.split()))
            if is_no_company(company) or (may_be_person(company) and not placed):
                return Understood(LogWin(replace(entry, company="")), company, whole=command)
        case _:
            pass
    return command


def _beside_strays(line: str, rest: str, strays: str) -> Command | Understood:
    """Reads an entry without its stray words.

    The person must confirm it before it is saved.
    """
    meant = _with_aside(rest)
    if not isinstance(meant, Understood):
        if not isinstance(meant, LogDm | LogWin | LogComment):
            return meant
        meant = Understood(meant)
    command, denied = meant.command, is_unclear(strays)
    if isinstance(command, LogDm) and {"nobody", "one"} & set(strays.split()):
        return Understood(LogDm(), strays, may_log=False)  # it stood for the person
    if _counts_people(command):
        return parse(line)
    if isinstance(command, LogDm) and isinstance(command.line, DmLine) and denied:
        command = LogDm(replace(command.line, relation=None, replied=False))
    return Understood(
        command,
        f"{strays} {meant.left_out}".strip(),
        meant.may_log and not denied,
        _naming_more(_read_or_none(line), command),
    )


def _counts_people(command: Command) -> bool:
    return isinstance(command, LogDm) and isinstance(command.line, DmWeekLine)


def _naming_more(whole: Command | None, part: Command) -> Command | None:
    """Returns the whole line's command if it names the company more fully than the part does."""
    said, name = match_key(company_in(part)), match_key(company_in(whole))
    return whole if said in name and said != name else None


def company_in(command: Command | None) -> str:
    """The company that an entry names; empty for other commands."""
    match command:
        case LogDm(DmLine(whom)) | LogComment(CommentLine(_, whom)):
            return whom.company
        case LogWin(WinEntry(_, company)):
            return company
        case _:
            return ""


def _without_pronoun(command: Command) -> Command:
    """The command without *her* or *them* as a name: its form asks who that is."""
    match command:
        case LogDm(DmLine(whom)) if whom.name in _PRONOUNS:
            return LogDm()
        case LogWin(WinEntry() as entry) if entry.company in _PRONOUNS:
            return LogWin(replace(entry, company=""))
        case _:
            return command


def _says_all(whole: Command, part: Command | None) -> bool:
    """Whether no word is left over: they are a week's totals, or a legal form like *plc*."""
    if isinstance(whole, LogDm) and isinstance(whole.line, DmWeekLine):
        return True
    key = match_key(company_in(whole))
    return bool(key) and key == match_key(company_in(part))


def _names_someone(line: str) -> bool:
    first, rest = first_word(line)
    spec = command_named(first)
    return bool(rest) and (
        first.lower() in _SHORTHANDS or (spec is not None and spec.name in NAMING)
    )


def _logs_post(line: str) -> bool:
    first, _ = first_word(line)
    spec = command_named(first)
    return looks_like_link(first) or (spec is not None and spec.name == "log")


def _without_log(line: str) -> str:
    first, rest = first_word(line)
    return line if looks_like_link(first) or not _logs_post(line) else rest


def _read_or_none(line: str) -> Command | None:
    try:
        return parse(line)
    except UserError:
        return None
