"""The commands of ``/ssi``: one table to parse, explain and suggest them.

The same words work after ``/ssi`` and, without it, in a direct message to the bot.
"""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.errors import UserError
from domain.figures.measures import measure_named
from domain.names.pasted_people import are_pasted_people
from domain.targets.account_list import Show
from domain.typed.commands import (
    AddAccount,
    Command,
    ExportData,
    ForgetMe,
    ImportAccounts,
    Join,
    Leave,
    ListEngagers,
    ListPosts,
    LogComment,
    LogDm,
    LogPost,
    LogScore,
    LogWin,
    OpenSettings,
    OpenSetup,
    ShowAccesses,
    ShowAccounts,
    ShowDashboard,
    ShowHelp,
    ShowLeaderboard,
    ShowPipeline,
    ShowStats,
    ShowTeamStats,
    ShowWhy,
    Undo,
    UpdatePosts,
)
from domain.typed.comment_line import read_comment_line
from domain.typed.dm_line import read_dm_line
from domain.typed.name_and_website import name_and_website
from domain.typed.post_line import looks_like_link, read_log_line
from domain.typed.score_line import read_score_line
from domain.typed.win_line import read_win_line

#: Words that are a time window, not part of a team's name.
_WINDOW = re.compile(r"\d{1,3}d|\d{4}-?w\d{1,2}|\d{4}-\d{1,2}", re.IGNORECASE)


class Topic(StrEnum):
    """The groups of commands, in the order of the help."""

    LOGGING = "Log what you do, seconds a week"
    FIGURES = "See your results"
    TARGETS = "Whom you sell to"
    CORRECTING = "Put something right"
    MESSAGES = "What I send you"
    REST = "Everything else"


@dataclass(frozen=True)
class CommandSpec:
    """One row of the table.

    Args:
        topic: The group that lists it in the help.
        name: The word to type.
        aliases: Other words that mean the same command.
        usage: Its syntax, without ``/ssi``.
        summary: What it does, in one line.
        examples: Lines that work as written, without ``/ssi``.
        read: Parses the text after the name.
        keeps_lines: Whether ``read`` gets the text with its line breaks and tabs.
    """

    topic: Topic
    name: str
    aliases: tuple[str, ...]
    usage: str
    summary: str
    examples: tuple[str, ...]
    read: Callable[[str], Command]
    keeps_lines: bool = False


def parse(line: str) -> Command:
    """Reads what follows ``/ssi``, or a direct message.

    A line that starts with a link is a post to log.

    Raises:
        UserError: it is no command; the fix names the nearest one.
    """
    first, rest = _first_word(line)
    if first.lower() in {"/ssi", "ssi"}:
        line = rest
        first, rest = _first_word(line)
    if not first:
        return ShowDashboard()
    if looks_like_link(first):
        return _read_log(" ".join(line.split()))
    if first.lower() in _SHORTHANDS:
        return parse(f"{_SHORTHANDS[first.lower()]} {rest}")
    spec = command_named(first)
    if spec is None and are_pasted_people(line):
        return ListEngagers(names=line)
    if spec is None:
        raise _unknown(first)
    return spec.read(rest if spec.keeps_lines else " ".join(rest.split()))


def command_named(word: str) -> CommandSpec | None:
    """The command with this name or alias, or ``None``."""
    wanted = word.lower().strip(".,!?:") or word
    for spec in COMMANDS:
        if wanted == spec.name or wanted in spec.aliases:
            return spec
    return None


def nearest_command(word: str) -> str | None:
    """The name of the most similar command, or ``None`` if none is similar."""
    names = {alias: spec.name for spec in COMMANDS for alias in (spec.name, *spec.aliases)}
    matches = difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.55)
    return names[matches[0]] if matches else None


def _first_word(text: str) -> tuple[str, str]:
    """The first word, and the text after it as typed."""
    first, *rest = text.split(maxsplit=1)[:2] or [""]
    return first, rest[0].strip() if rest else ""


def _unknown(word: str) -> UserError:
    shown = word if len(word) <= 30 else word[:29] + "…"
    nearest = nearest_command(word)
    fix = f"Did you mean `/ssi {nearest}`?" if nearest else "`/ssi help` lists what I know."
    return UserError(f"I don't know the command “{shown}”.", fix)


def _read_log(rest: str) -> Command:
    return LogPost(read_log_line(rest) if rest else None)


def _read_engagers(rest: str) -> Command:
    first, names = _first_word(rest)
    if not rest or looks_like_link(first):
        return ListEngagers(first, names)
    return ListEngagers(names=rest)


def _read_dm(rest: str) -> Command:
    return LogDm(read_dm_line(rest) if rest else None)


def _read_comment(rest: str) -> Command:
    return LogComment(read_comment_line(rest) if rest else None)


def _read_score(rest: str) -> Command:
    return LogScore(read_score_line(rest) if rest else None)


def _read_win(rest: str) -> Command:
    return LogWin(read_win_line(rest) if rest else None)


def _read_pipeline(rest: str) -> Command:
    return ShowPipeline(*_one_window(rest.split()))


def _read_stats(rest: str) -> Command:
    words = [word for word in rest.split() if word.lower() not in {"me", "mine", "my"}]
    team_word = next((word for word in words if word.lower() == "team"), None)
    if team_word is None:
        return ShowStats(*_one_window(words))
    words.remove(team_word)
    windows = [word for word in words if _WINDOW.fullmatch(word)]
    name = " ".join(word for word in words if word not in windows)
    window = _one_window(windows)
    return ShowTeamStats(window[0], name) if window else ShowTeamStats(name=name)


def _one_window(windows: list[str]) -> list[str]:
    if len(windows) > 1:
        raise UserError("I can show one time window at a time.", "For example `/ssi stats 90d`.")
    return windows


def _read_leaderboard(rest: str) -> Command:
    joined = _TWO_WORDS.sub(r"target-\1", rest)
    words = [word for word in joined.split() if word.lower() not in _FILLERS]
    windows = [word for word in words if any(letter.isdigit() for letter in word)]
    measures = {measure_named(word) for word in words if word not in windows}
    if len(windows) > 1 or len(measures) > 1:
        raise UserError(
            "I can rank by one measure over one time window.",
            "For example `/ssi leaderboard engagers 30d`.",
        )
    command = ShowLeaderboard(*measures)
    return replace(command, window=windows[0]) if windows else command


def _read_help(rest: str) -> Command:
    if not rest:
        return ShowHelp()
    spec = command_named(rest.split()[0])
    if spec is None:
        raise _unknown(rest.split()[0])
    return ShowHelp(spec.name)


def _read_accounts(rest: str) -> Command:
    first, _, after = rest.partition(" ")
    word = first.lower()
    if word in {"add", "new"}:
        return _read_account(after)
    if word == "import" and not after:
        return ImportAccounts()
    if not after and word in set(Show):
        return ShowAccounts(show=Show(word))
    return ShowAccounts(rest)


def _read_account(typed: str) -> Command:
    """Reads a name, and a website after it if there is one."""
    name, website = name_and_website(typed)
    return AddAccount(name, website) if website else AddAccount(name)


def _read_export(rest: str) -> Command:
    word = rest.lower().strip(".!")
    if word not in {"", "me", "my data", "team", "teams"}:
        raise UserError(
            f"I don't know what to export as “{rest}”.",
            "`/ssi export` is your own data, `/ssi export team` that of the teams, for coaches.",
        )
    return ExportData(team=word.startswith("team"))


def _read_forget_me(rest: str) -> Command:
    if rest.lower().strip(".!") not in {"", "me"}:
        raise UserError(
            "`forget-me` erases everything about you, and nothing else.",
            "To delete one entry, type `/ssi posts`. To take back the last one, type `/ssi undo`.",
        )
    return ForgetMe()


def _alone(command: Command, name: str) -> Callable[[str], Command]:
    def read(rest: str) -> Command:
        if rest:
            raise UserError(f"`{name}` takes nothing after it.", f"Type just `/ssi {name}`.")
        return command

    return read


#: First words that stand for a command and its first argument.
_SHORTHANDS = {
    "met": "win meeting",
    "meeting": "win meeting",
    "opportunity": "win opportunity",
    "silent": "accounts silent",
}
#: Measures whose names have two words.
_TWO_WORDS = re.compile(r"target\s+(engagers|dms|share)\b", re.IGNORECASE)
#: Optional words in a measure's name.
_FILLERS = frozenset({"most", "unique", "by"})
_POST = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"

COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec(
        Topic.FIGURES,
        "dashboard",
        ("home", "overview"),
        "",
        "Your own dashboard: the last 30 days, with buttons for the commands.",
        ("",),
        _alone(ShowDashboard(), "dashboard"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "log",
        ("post", "add"),
        "log [link] [figures]",
        "Log a post; without figures a form opens. Log it again to bring it up to date.",
        (
            "log",
            f"log {_POST} 2340 views 25 engagers",
            f"log {_POST} 2340 views 20 reactions 6 comments 2 reposts",
            f"log {_POST} 1.2k views 15 engagers credibility",
        ),
        _read_log,
    ),
    CommandSpec(
        Topic.LOGGING,
        "update",
        ("refresh",),
        "update",
        "One form with all your posts of the last 30 days.",
        ("update",),
        _alone(UpdatePosts(), "update"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "engagers",
        ("engager", "engaged"),
        "engagers [link to your post] [names, one a line]",
        "List a post's engagers, and see which of them are at target accounts, and what share "
        "that is.",
        ("engagers", f"engagers {_POST}", f"engagers {_POST} Jane Doe, CTO, Acme"),
        _read_engagers,
        keeps_lines=True,
    ),
    CommandSpec(
        Topic.LOGGING,
        "dm",
        ("dms", "message", "messaged", "wrote"),
        "dm [name at company [replied] | numbers of the week]",
        "Log a DM, a reply to it, or how many people you wrote to in a week.",
        (
            "dm",
            "dm Jane Doe at Acme",
            "dm Jane Doe at Acme replied",
            "dm Sam Lee peer yesterday",
            "dm 3 target 5 other",
            "dm 3 target 5 other last week",
        ),
        _read_dm,
    ),
    CommandSpec(
        Topic.LOGGING,
        "comment",
        ("commented",),
        "comment [link] [company, or name at company]",
        "Log a comment that you wrote on another person's post.",
        ("comment", f"comment {_POST} Acme", f"comment {_POST} Jane Doe at Acme yesterday"),
        _read_comment,
    ),
    CommandSpec(
        Topic.LOGGING,
        "win",
        ("won", "deal"),
        "win [meeting | opportunity] [amount] [company] [date]",
        "Log a meeting, an opportunity or a closed deal, and see the touches that led to it.",
        (
            "win",
            "win meeting Acme",
            "win opportunity 20k EUR Acme 2026-11-20",
            "win 45000 EUR Acme",
        ),
        _read_win,
    ),
    CommandSpec(
        Topic.FIGURES,
        "pipeline",
        ("wins",),
        "pipeline [7d | 30d | 90d | 2026-09 | 2026-W47]",
        "Wins and amounts, the touches before them, and SSI next to activity and outcomes.",
        ("pipeline", "wins 30d"),
        _read_pipeline,
    ),
    CommandSpec(
        Topic.FIGURES,
        "stats",
        ("stat", "figures", "numbers"),
        "stats [team] [7d | 30d | 90d | 2026-09 | 2026-W47]",
        "Your figures over a window, compared with the window before and your usual. Coaches also "
        "see teams.",
        (
            "stats",
            "stats 7d",
            "stats 2026-09",
            "stats 2026-W47",
            "stats team 90d",
            "stats team Nordics",
        ),
        _read_stats,
    ),
    CommandSpec(
        Topic.FIGURES,
        "leaderboard",
        ("board", "ranking", "leaders"),
        "leaderboard [targets | rate | engagers | posts | improved | dms | share | wins] "
        "[7d | 30d | 2026-09 | 2026-W47]",
        "Your team's board and your own place, shown only to you. A button posts the board to the "
        "channel.",
        ("leaderboard", "leaderboard targets 30d", "leaderboard wins 2026-09"),
        _read_leaderboard,
    ),
    CommandSpec(
        Topic.TARGETS,
        "accounts",
        ("account", "targets"),
        "accounts [name | mine | silent | archived | add Acme acme.com]",
        "List target accounts and the people you reach there, or open an account's page. Coaches "
        "add and import accounts.",
        ("accounts", "accounts Acme", "accounts silent", "accounts add Acme acme.com"),
        _read_accounts,
    ),
    CommandSpec(
        Topic.TARGETS,
        "import",
        (),
        "import",
        "How to import a list of target accounts, CSV or XLSX.",
        ("import",),
        _alone(ImportAccounts(), "import"),
    ),
    CommandSpec(
        Topic.CORRECTING,
        "posts",
        ("list", "entries", "edit", "delete"),
        "posts",
        "Your posts, DMs, comments and other entries, to edit or delete.",
        ("posts",),
        _alone(ListPosts(), "posts"),
    ),
    CommandSpec(
        Topic.CORRECTING,
        "undo",
        ("revert",),
        "undo",
        "Undo your latest entry.",
        ("undo",),
        _alone(Undo(), "undo"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "score",
        (),
        "score [overall or four pillars [top industry % top network %]]",
        "Log your SSI score, private unless you share it. Without figures a form opens.",
        ("score", "score 47", "score 13.1 9.7 5 18.9 top 12% top 20%"),
        _read_score,
    ),
    CommandSpec(
        Topic.MESSAGES,
        "join",
        ("subscribe",),
        "join",
        "See which messages you would get and when, and agree to them.",
        ("join",),
        _alone(Join(), "join"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "leave",
        ("stop", "unsubscribe"),
        "leave",
        "Stop all messages that the bot sends you.",
        ("leave",),
        _alone(Leave(), "leave"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "settings",
        ("preferences",),
        "settings",
        "Digest day and hour, reminders, nudges, quiet hours, the board, a pause.",
        ("settings",),
        _alone(OpenSettings(), "settings"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "why",
        (),
        "why",
        "The figures and the rule behind your last nudge.",
        ("why",),
        _alone(ShowWhy(), "why"),
    ),
    CommandSpec(
        Topic.REST,
        "setup",
        ("teams", "admin"),
        "setup",
        "For admins and coaches: teams, their channel and board, thresholds.",
        ("setup",),
        _alone(OpenSetup(), "setup"),
    ),
    CommandSpec(
        Topic.REST,
        "access",
        ("accesses", "privacy"),
        "access",
        "In council mode: who saw sums that include you.",
        ("access",),
        _alone(ShowAccesses(), "access"),
    ),
    CommandSpec(
        Topic.REST,
        "export",
        ("download",),
        "export [team]",
        "Everything stored about you, as files. Coaches also export teams, without private data.",
        ("export", "export team"),
        _read_export,
    ),
    CommandSpec(
        Topic.REST,
        "forget-me",
        ("forget", "forgetme", "erase"),
        "forget-me",
        "Erase everything about you. Says first what that is, and asks.",
        ("forget-me",),
        _read_forget_me,
    ),
    CommandSpec(
        Topic.REST,
        "help",
        ("?", "commands", "hi", "hello"),
        "help [command]",
        "All commands, or more about one of them.",
        ("help", "help log"),
        _read_help,
    ),
)
