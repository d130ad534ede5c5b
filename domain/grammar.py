"""The commands of ``/ssi``: one table that parses them, explains them and suggests them.

The same words work after ``/ssi`` and, without it, in a direct message to the bot.
"""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.errors import UserError
from domain.post_line import LogLine, looks_like_link, read_log_line
from domain.ranking import Measure, measure_named
from domain.score_line import read_score_line
from domain.ssi import SsiScore


@dataclass(frozen=True)
class ShowDashboard:
    """``/ssi``."""


@dataclass(frozen=True)
class ShowHelp:
    """``/ssi help [topic]``; the topic is a command's name or ``None``."""

    topic: str | None = None


@dataclass(frozen=True)
class LogPost:
    """``/ssi log``; without figures the form opens."""

    line: LogLine | None = None


@dataclass(frozen=True)
class UpdatePosts:
    """``/ssi update``."""


@dataclass(frozen=True)
class ListPosts:
    """``/ssi posts``."""


@dataclass(frozen=True)
class Undo:
    """``/ssi undo``."""


@dataclass(frozen=True)
class LogScore:
    """``/ssi score``; without a score the form opens."""

    score: SsiScore | None = None


@dataclass(frozen=True)
class ShowStats:
    """``/ssi stats``; the window is read later, when the person's own date is known."""

    window: str = "30d"


@dataclass(frozen=True)
class ShowTeamStats:
    """``/ssi stats team``, for coaches.

    Args:
        name: Of the one team that is asked for; empty for all.
    """

    window: str = "30d"
    name: str = ""


@dataclass(frozen=True)
class Join:
    """``/ssi join``."""


@dataclass(frozen=True)
class Leave:
    """``/ssi leave``."""


@dataclass(frozen=True)
class OpenSettings:
    """``/ssi settings``."""


@dataclass(frozen=True)
class OpenSetup:
    """``/ssi setup``."""


@dataclass(frozen=True)
class ShowLeaderboard:
    """``/ssi leaderboard``; the window is read later, in the team's zone."""

    measure: Measure = Measure.RATE
    window: str = "7d"


@dataclass(frozen=True)
class ShowWhy:
    """``/ssi why``."""


#: Words that are a time window and not part of a team's name.
_WINDOW = re.compile(r"\d{1,3}d|\d{4}-?w\d{1,2}|\d{4}-\d{1,2}", re.IGNORECASE)

Command = (
    ShowDashboard
    | ShowHelp
    | LogPost
    | UpdatePosts
    | ListPosts
    | Undo
    | LogScore
    | ShowStats
    | ShowTeamStats
    | Join
    | Leave
    | OpenSettings
    | OpenSetup
    | ShowLeaderboard
    | ShowWhy
)


@dataclass(frozen=True)
class CommandSpec:
    """One row of the table.

    Args:
        name: The word typed.
        aliases: Other words for it.
        usage: How it is typed, after ``/ssi``.
        summary: What it does, in one line.
        examples: Lines that work as they stand, after ``/ssi``.
        read: Makes the command of what follows the name.
    """

    name: str
    aliases: tuple[str, ...]
    usage: str
    summary: str
    examples: tuple[str, ...]
    read: Callable[[str], Command]


def parse(line: str) -> Command:
    """Reads what follows ``/ssi``, or a direct message.

    A line that starts with a link is a post to log.

    Raises:
        UserError: it is no command; the fix names the nearest one.
    """
    typed = " ".join(line.split())
    first, _, rest = typed.partition(" ")
    if first.lower() in {"/ssi", "ssi"}:
        typed = rest
    if not typed:
        return ShowDashboard()
    first, _, rest = typed.partition(" ")
    if looks_like_link(first):
        return _read_log(typed)
    spec = command_named(first)
    if spec is None:
        raise _unknown(first)
    return spec.read(rest.strip())


def command_named(word: str) -> CommandSpec | None:
    """The row of the table with this name or alias, or ``None``."""
    wanted = word.lower().strip(".,!?:") or word
    for spec in COMMANDS:
        if wanted == spec.name or wanted in spec.aliases:
            return spec
    return None


def nearest_command(word: str) -> str | None:
    """The name of the command that was most likely meant."""
    names = {alias: spec.name for spec in COMMANDS for alias in (spec.name, *spec.aliases)}
    close = difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.55)
    return names[close[0]] if close else None


def _unknown(word: str) -> UserError:
    shown = word if len(word) <= 30 else word[:29] + "…"
    nearest = nearest_command(word)
    fix = f"Did you mean `/ssi {nearest}`?" if nearest else "`/ssi help` lists what I know."
    return UserError(f"I don't know the command “{shown}”.", fix)


def _read_log(rest: str) -> Command:
    return LogPost(read_log_line(rest) if rest else None)


def _read_score(rest: str) -> Command:
    return LogScore(read_score_line(rest) if rest else None)


def _read_stats(rest: str) -> Command:
    words = [word for word in rest.split() if word.lower() not in {"me", "mine", "my"}]
    asked = next((word for word in words if word.lower() == "team"), None)
    if asked is None:
        return ShowStats(*_one_window(words))
    words.remove(asked)
    windows = [word for word in words if _WINDOW.fullmatch(word)]
    name = " ".join(word for word in words if word not in windows)
    window = _one_window(windows)
    return ShowTeamStats(window[0], name) if window else ShowTeamStats(name=name)


def _one_window(windows: list[str]) -> list[str]:
    if len(windows) > 1:
        raise UserError("I can show one time window at a time.", "For example `/ssi stats 90d`.")
    return windows


def _read_leaderboard(rest: str) -> Command:
    words = [word for word in rest.split() if word.lower() not in _FILLERS]
    windows = [word for word in words if any(letter.isdigit() for letter in word)]
    measures = {measure_named(word) for word in words if word not in windows}
    if len(windows) > 1 or len(measures) > 1:
        raise UserError(
            "I can rank by one measure over one time window.",
            "For example `/ssi leaderboard engagers 30d`.",
        )
    asked = ShowLeaderboard(*measures)
    return replace(asked, window=windows[0]) if windows else asked


def _read_help(rest: str) -> Command:
    if not rest:
        return ShowHelp()
    spec = command_named(rest.split()[0])
    if spec is None:
        raise _unknown(rest.split()[0])
    return ShowHelp(spec.name)


def _alone(command: Command, name: str) -> Callable[[str], Command]:
    def read(rest: str) -> Command:
        if rest:
            raise UserError(f"`{name}` takes nothing after it.", f"Type just `/ssi {name}`.")
        return command

    return read


#: Words of a measure's name that can be left out.
_FILLERS = frozenset({"most", "unique", "by"})
_POST = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"

COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec(
        "dashboard",
        ("home", "overview"),
        "",
        "Your own dashboard: the last 30 days, and a button for everything.",
        ("",),
        _alone(ShowDashboard(), "dashboard"),
    ),
    CommandSpec(
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
        "update",
        ("refresh",),
        "update",
        "One form with all your posts of the last 30 days.",
        ("update",),
        _alone(UpdatePosts(), "update"),
    ),
    CommandSpec(
        "stats",
        ("stat", "figures", "numbers"),
        "stats [team] [7d | 30d | 90d | 2026-09 | 2026-W47]",
        "Your figures over a window, beside the one before and your usual; a team's for coaches.",
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
        "leaderboard",
        ("board", "ranking", "leaders"),
        "leaderboard [rate | engagers | posts | improved] [7d | 30d | 2026-09 | 2026-W47]",
        "Your team's board and your own place, shown to you; a button posts it.",
        ("leaderboard", "leaderboard engagers 30d", "leaderboard improved 2026-W47"),
        _read_leaderboard,
    ),
    CommandSpec(
        "posts",
        ("list",),
        "posts",
        "Your posts, to edit or delete.",
        ("posts",),
        _alone(ListPosts(), "posts"),
    ),
    CommandSpec(
        "undo",
        ("revert",),
        "undo",
        "Take your latest entry back.",
        ("undo",),
        _alone(Undo(), "undo"),
    ),
    CommandSpec(
        "score",
        (),
        "score [overall or four pillars [top industry % top network %]]",
        "Keep your SSI score, for you alone unless you share it. Without figures a form opens.",
        ("score", "score 47", "score 13.1 9.7 5 18.9 top 12% top 20%"),
        _read_score,
    ),
    CommandSpec(
        "join",
        ("subscribe",),
        "join",
        "See what I'd send you and when, and say yes to it.",
        ("join",),
        _alone(Join(), "join"),
    ),
    CommandSpec(
        "leave",
        ("stop", "unsubscribe"),
        "leave",
        "Stop everything that I send.",
        ("leave",),
        _alone(Leave(), "leave"),
    ),
    CommandSpec(
        "settings",
        ("preferences",),
        "settings",
        "Digest day and hour, reminders, nudges, quiet hours, the board, a pause.",
        ("settings",),
        _alone(OpenSettings(), "settings"),
    ),
    CommandSpec(
        "why",
        (),
        "why",
        "The figures and the rule behind my last nudge.",
        ("why",),
        _alone(ShowWhy(), "why"),
    ),
    CommandSpec(
        "setup",
        ("teams", "admin"),
        "setup",
        "For admins and coaches: teams, their channel and board, thresholds.",
        ("setup",),
        _alone(OpenSetup(), "setup"),
    ),
    CommandSpec(
        "help",
        ("?", "commands", "hi", "hello"),
        "help [command]",
        "What I can do, or more about one command.",
        ("help", "help log"),
        _read_help,
    ),
)
