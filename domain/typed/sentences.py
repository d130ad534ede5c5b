"""Plain sentences: a table of patterns, each with the line of ``/ssi`` that it means.

``I wrote to Jane Doe at Acme`` is ``dm Jane Doe at Acme``, ``how am I doing this month?`` is
``stats this month``. A pattern fits a whole sentence or nothing. There is no model and no network.
"""

import re
from dataclasses import dataclass

from domain.entries.wins import WinEntry
from domain.errors import NotUnderstoodError, UserError
from domain.names.company_names import match_key
from domain.timing.typed_windows import WINDOW
from domain.typed.asides import is_unclear, split_aside
from domain.typed.command_lines import first_word
from domain.typed.command_table import command_named
from domain.typed.commands import Command, LogComment, LogDm, LogWin, Understood
from domain.typed.comment_line import CommentLine
from domain.typed.dm_line import DmLine, DmWeekLine
from domain.typed.grammar import parse
from domain.typed.post_line import looks_like_link
from domain.typed.post_sentence import read_post_sentence

#: A longer text is no sentence.
_LONGEST = 600
#: Commands whose words name a person or a company, so that an aside may follow.
_NAMING = frozenset({"dm", "win", "comment", "replied"})
_SHORTHANDS = frozenset({"met", "meeting", "opportunity"})
#: Who speaks: “Hi, I’ve just …”, “we …”.
_I = (
    r"(?:(?:hi|hey|hello|ok|okay|so|and|well|today|yes|fyi)[,.!:]? )*"
    r"(?:(?:i|we)(?:['’]ve| have| had|['’]d)? )?(?:(?:just|also|finally|now) )?"
)
_PRONOUN = r"(?:she|he|they|someone|somebody)"
_HAS = r"(?:['’]s|['’]ve| has| have)?(?: just| finally| now)?"
_ANSWERED = (
    r"(?:replied|answered|responded|wrote back|got back to me|answered me|replied to me)"
    r"(?: to (?:me|my (?:dm|message)))?"
)
_POLITE = re.compile(r"(?<=\w)[, ]+(?:please|thanks|thank you|thx)[.!]?\s*$", re.IGNORECASE)
_AND_REPLIED = re.compile(
    rf"[,.]? (?:(?:and|but|who) )?(?:{_PRONOUN}{_HAS} )?{_ANSWERED}[.! ]*$", re.IGNORECASE
)
_NAMES_DM = re.compile(r"(?:dms?|message|messaged|wrote|replied|answered)\b", re.IGNORECASE)
#: “Jane Doe from Acme”, but not the company “Letters from Home” after *at*.
_FROM = re.compile(r"^((?:(?! at |@).)+?) from (.+)$")
#: “met Jane Doe from Acme” may name a company with *from* in it, so it is shown first.
_MET_FROM = re.compile(r"(?:win )?(?:met|meeting) (?:(?! at |@).)+? from (.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Pattern:
    """One kind of sentence.

    Args:
        says: Matches the whole sentence, without its final mark.
        line: The line of ``/ssi`` that it means; ``{who}`` is a group of the pattern.
        may_log: Whether an entry may be written at once; else it is shown first.
    """

    says: re.Pattern[str]
    line: str
    may_log: bool = True


def _pattern(says: str, line: str, *, may_log: bool = True) -> Pattern:
    return Pattern(re.compile(says, re.IGNORECASE), line, may_log)


PATTERNS: tuple[Pattern, ...] = (
    # Questions.
    _pattern(
        rf"(?:and )?how(?:['’]s| is| am| are| was| were| have| has| did)? (?:i|it|things|my "
        rf"(?:numbers|figures|posts|rate|engagement|linkedin))(?: been)?(?: doing| going| do| go"
        rf"| looking| look)?(?: on linkedin)?(?: so far)?(?: (?:in |over |for )?(?:the )?"
        rf"(?P<window>{WINDOW}))?",
        "stats {window}",
    ),
    _pattern(
        rf"how(?:['’]s| is| was) (?:my )?(?P<window>{WINDOW})(?: going| for me| so far)?",
        "stats {window}",
    ),
    _pattern(
        r"how(?:['’]s| is| was) my (?P<unit>week|month|quarter)(?: going)?", "stats this {unit}"
    ),
    _pattern(r"how(?:['’]s| is) (?:the|my|our) team(?: doing)?", "stats team"),
    _pattern(
        rf"(?:what(?:['’]s| is)|how(?:['’]s| is)|where is)(?: in)? (?:my|our|the) pipeline"
        rf"(?: looking| like| doing)?(?: (?:in |for )?(?P<window>{WINDOW}))?",
        "pipeline {window}",
    ),
    _pattern(
        r"who(?:m)?(?: (?:should|do|can|could|shall|must|would) i| to)? (?:write|message|dm|contact"
        r"|reach out|talk|approach)(?: to)?(?: next| now| today| first| this week)?",
        "who",
    ),
    _pattern(r"who(?:['’]s| is) (?:next|warm|waiting)(?: for a (?:dm|message))?", "who"),
    _pattern(r"what should i do(?: next| now| today)?", "who"),
    _pattern(
        r"(?:please )?(?:show|give|open|list)(?: me)?(?: my| the| our| all)? (?P<rest>(?:stats|"
        r"figures|numbers|dashboard|pipeline|wins|leaderboard|board|ranking|posts|entries|accounts"
        r"|settings|help|commands)\b.*)",
        "{rest}",
    ),
    _pattern(
        r"(?:my|our|the) (?P<rest>(?:stats|figures|numbers|pipeline|wins|posts)\b.*)", "{rest}"
    ),
    # DMs and their replies.
    _pattern(
        rf"{_I}(?:wrote|messaged|texted|pinged|dm['’]?e?d|contacted|reached out|sent (?:a |an )?"
        rf"(?:dm|message|note|inmail))(?: (?:a|an) (?:dm|message|note))?(?: to)? (?P<who>.+)",
        "dm {who}",
    ),
    _pattern(
        rf"{_I}sent (?P<who>(?!a |an |the ).+?) (?:a|an) (?:dm|message|note|inmail)", "dm {who}"
    ),
    _pattern(rf"(?:yes[,.!]? )?{_PRONOUN}{_HAS} {_ANSWERED}(?: today)?", "replied"),
    _pattern(
        rf"{_I}(?:got )?(?:a |an )?(?:reply|answer|response) from (?P<who>(?!her$|him$|them$).+)",
        "replied {who}",
    ),
    _pattern(
        rf"(?:hi[,!]? |hey[,!]? |and |yes[,!]? )*"
        rf"(?P<who>(?!(?:who|did|has|have|no|nobody|not|if|why|when)\b)\S+(?: \S+){{0,9}}?)"
        rf"{_HAS} {_ANSWERED}(?: today)?",
        "replied {who}",
    ),
    # Wins.
    _pattern(
        rf"{_I}(?:(?:had|have|got|booked|scheduled|set up) )?(?:(?:a|an|our|my|the|another|first|"
        rf"great|good|new) )*(?:meeting|appointment) (?:with|at) (?P<who>.+)",
        "win meeting {who}",
    ),
    _pattern(
        rf"{_I}(?:(?:had|have|got|booked|scheduled|set up) )?(?:(?:a|an|our|my|the|another|first|"
        rf"great|good|new|intro|video|phone) )*(?:call|demo|lunch|coffee|zoom|chat) (?:with|at) "
        rf"(?P<who>.+)",
        "win meeting {who}",
        may_log=False,
    ),
    _pattern(rf"{_I}met (?:with )?(?P<who>.+)", "win meeting {who}"),
    _pattern(
        rf"{_I}(?:won|closed|signed|landed)(?: (?:a|the))?(?: (?:deal|contract))?(?: (?:with|at))? "
        rf"(?P<who>.+)",
        "win closed-won {who}",
    ),
    _pattern(
        rf"{_I}(?:(?:got|opened|created|have) )?(?:(?:a|an|the|another|new) )*opportunity "
        rf"(?:with|at) (?P<who>.+)",
        "win opportunity {who}",
    ),
    # Comments.
    _pattern(
        rf"{_I}commented on (?:the |this |a )?(?:post )?(?:of |by |from )?(?P<rest>.+)",
        "comment {rest}",
    ),
    # Scores.
    _pattern(
        r"(?:my |the )?(?:ssi|social selling index)(?: score)?(?: is| went (?:up|down))?(?: now)?"
        r"(?: at| to)? (?P<score>[0-9].*)",
        "score {score}",
    ),
    # Forms, and the rest.
    _pattern(
        r"(?:please )?(?:(?:i(?:['’]d)? (?:want|like|need) to|can i|let me|how (?:do|can) i"
        r"|help me) )?(?:log|add|enter|record|note) (?:a |an |my |the )?(?:new |latest |another )?"
        r"(?P<what>post|dm|message|comment|win|meeting|deal|score)",
        "{what}",
    ),
    _pattern(r"(?:please )?update (?:my |the )?(?:numbers|figures|posts|stats)", "update"),
    _pattern(
        r"(?:please )?undo (?:that|this|it|the last (?:one|entry)|my (?:last|latest) entry)", "undo"
    ),
    _pattern(
        r"(?:please )?stop (?:it|everything|(?:sending|messaging|writing)(?: to)?(?: me)?"
        r"(?: (?:anything|messages|these|this))?|(?:all |the |these )?messages)",
        "leave",
    ),
    _pattern(
        r"(?:hi|hey|hello|good (?:morning|afternoon|evening))(?:,? (?:there|coach|ssi coach|bot|"
        r"all|team))?",
        "help",
    ),
    _pattern(r"what (?:can|do) (?:you|i) do(?: here)?|how does (?:this|it) work", "help"),
)


def understand(line: str) -> Command | Understood:
    """Reads a command or a plain sentence.

    Raises:
        NotUnderstoodError: it is neither.
        UserError: it is a command with a slip.
    """
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
        return parse(line.rstrip("?! ") or line)
    prepared = line
    if _NAMES_DM.match(line):
        prepared = _AND_REPLIED.sub(" replied", _FROM.sub(r"\1 at \2", line))
    kept, aside = split_aside(prepared)
    employer = _MET_FROM.fullmatch(kept)
    if employer is not None:
        kept = f"win meeting {employer[1]}"
    elif not aside:
        return parse(prepared)
    whole = _read_or_none(prepared) if "?" not in aside else None
    command = _read_or_none(kept) or _read_or_none(kept.split()[0])
    if whole is not None and _says_all(whole, command):
        return whole
    if not isinstance(command, LogDm | LogWin | LogComment):
        return parse(prepared)
    return Understood(command, aside, may_log=not is_unclear(aside), whole=whole)


def company_in(command: Command | None) -> str:
    """The company that an entry names; empty for other commands."""
    match command:
        case LogDm(DmLine(whom)) | LogComment(CommentLine(_, whom)):
            return whom.company
        case LogWin(WinEntry(_, company)):
            return company
        case _:
            return ""


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
        first.lower() in _SHORTHANDS or (spec is not None and spec.name in _NAMING)
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
