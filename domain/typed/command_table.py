"""The commands of ``/ssi``: one table to parse, explain and suggest them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import NotUnderstoodError
from domain.names.resemblance import slips
from domain.typed.command_lines import (
    alone,
    read_accounts,
    read_comment,
    read_dm,
    read_engagers,
    read_export,
    read_forget_me,
    read_leaderboard,
    read_log,
    read_pipeline,
    read_replied,
    read_score,
    read_stats,
    read_win,
)
from domain.typed.commands import (
    Command,
    Join,
    Leave,
    ListPosts,
    OpenSettings,
    OpenSetup,
    ShowAccesses,
    ShowDigest,
    ShowHelp,
    ShowHome,
    ShowImport,
    ShowWhom,
    ShowWhy,
    Undo,
    UpdatePosts,
)


class Topic(StrEnum):
    """The groups of commands, in the order of the help."""

    LOGGING = "Log what you do"
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
        meanings: What each example does; empty if their words say it.
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
    meanings: tuple[str, ...] = ()


def command_named(word: str) -> CommandSpec | None:
    """The command with this name or alias, or ``None``."""
    wanted = word.lower().strip(".,!?:") or word
    for spec in COMMANDS:
        if wanted == spec.name or wanted in spec.aliases:
            return spec
    return None


#: Words that people say, though they are one slip away from a command.
_OTHER_WORDS = frozenset({"forgot", "lost", "lol", "most", "cost"})
#: Shorter words are one slip away from any other.
_SHORTEST = 2
#: From this length on, a typed word may have two slips.
_LONG = 6


def nearest_command(word: str) -> str | None:
    """The name of the command that was most likely meant, or ``None``.

    One slip is a letter too many, too few, another letter, or two exchanged. A word that takes more
    slips is a word of its own: *report* is not *export*, nor *pause* *erase*.
    """
    typed = word.lower()
    if typed in _OTHER_WORDS or not word.isascii() or len(typed) < _SHORTEST:
        return None
    names = {alias: spec.name for spec in COMMANDS for alias in (spec.name, *spec.aliases)}
    names = {alias: name for alias, name in names.items() if len(alias) >= _SHORTEST}
    off = {alias: slips(typed, alias, most=2) for alias in names}
    nearest = min(off, key=lambda alias: off[alias])
    may_have_two = len(typed) >= _LONG and typed[0] == nearest[0]
    return names[nearest] if off[nearest] <= 1 + may_have_two else None


def unknown_command(word: str) -> NotUnderstoodError:
    """The refusal of a word that names no command; its fix names the nearest one."""
    shown = word if len(word) <= 30 else word[:29] + "…"
    nearest = nearest_command(word)
    fix = f"Did you mean `/ssi {nearest}`?" if nearest else "`/ssi help` lists what I know."
    return NotUnderstoodError(f"I don't know the command “{shown}”.", fix)


def _read_help(rest: str) -> Command:
    if not rest:
        return ShowHelp()
    if rest.lower() == "all":
        return ShowHelp("all")
    spec = command_named(rest.split()[0])
    if spec is None:
        raise unknown_command(rest.split()[0])
    return ShowHelp(spec.name)


#: The post of the examples.
EXAMPLE_POST = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"
#: An article, whose link has no date.
EXAMPLE_ARTICLE = "https://www.linkedin.com/pulse/what-buyers-ask-jane-doe"


COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec(
        Topic.FIGURES,
        "home",
        ("dashboard", "overview"),
        "",
        "What to do next, and your last 30 days, with buttons for the commands.",
        ("",),
        alone(ShowHome(), "home"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "log",
        ("post", "add"),
        "log [link] [figures]",
        "Log a post; without figures a form opens. Log it again to bring it up to date.",
        (
            "log",
            f"log {EXAMPLE_POST} 2340 views 25 engagers",
            f"log {EXAMPLE_POST} 2340 views 20 reactions 6 comments 2 reposts",
            f"log {EXAMPLE_POST} 1.2k views 15 engagers credibility",
            f"log {EXAMPLE_ARTICLE} 900 views 12 engagers yesterday",
        ),
        read_log,
        meanings=(
            "A form",
            "With views and engagers",
            "Not counted? Give reactions, comments and reposts instead",
            "The last word says what the post is for (credibility, result or other)",
            "With the day (yesterday, 23 Nov), if the link has none",
        ),
    ),
    CommandSpec(
        Topic.LOGGING,
        "update",
        ("refresh",),
        "update",
        "Bring the figures of your posts of the last 30 days up to date, in one form.",
        ("update",),
        alone(UpdatePosts(), "update"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "engagers",
        ("engager", "engaged"),
        "engagers [link to your post] [names, one a line]",
        "List a post's engagers, and see which of them are at target accounts, and what share "
        "that is.",
        ("engagers", f"engagers {EXAMPLE_POST}", f"engagers {EXAMPLE_POST} Jane Doe, CTO, Acme"),
        read_engagers,
        keeps_lines=True,
        meanings=("A form", "For one post", "With their names"),
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
        read_dm,
        meanings=(
            "A form",
            "To one person",
            "They replied",
            "To someone who is no target",
            "The week's DMs as totals",
            "Those of last week",
        ),
    ),
    CommandSpec(
        Topic.LOGGING,
        "replied",
        ("answered",),
        "replied [name at company]",
        "Say who replied to a DM: by name, or choose among those without a reply.",
        ("replied", "replied Jane Doe at Acme"),
        read_replied,
    ),
    CommandSpec(
        Topic.LOGGING,
        "comment",
        ("commented",),
        "comment [link] [company, or name at company]",
        "Log a comment that you wrote on a person's or a company's post.",
        (
            "comment",
            f"comment {EXAMPLE_POST} Acme",
            f"comment {EXAMPLE_POST} Jane Doe at Acme yesterday",
        ),
        read_comment,
        meanings=("A form", "At a company", "On a person's post"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "win",
        ("won", "deal"),
        "win [meeting | opportunity] [amount] [company] [date]",
        "Log a win: a meeting, an opportunity or a closed deal, and see the touches before it.",
        (
            "win",
            "win meeting Acme",
            "win opportunity 20k EUR Acme 2026-11-20",
            "win 45000 EUR Acme",
        ),
        read_win,
        meanings=("A form", "A meeting", "An opportunity", "A closed deal"),
    ),
    CommandSpec(
        Topic.FIGURES,
        "pipeline",
        ("wins",),
        "pipeline [30d | last month | this quarter | Q4 | 2026-09 | 2026-W47]",
        "Wins with amounts, the touches before them, and your SSI, activity and wins by month.",
        ("pipeline", "pipeline Q4", "wins 30d"),
        read_pipeline,
    ),
    CommandSpec(
        Topic.FIGURES,
        "stats",
        ("stat", "figures", "numbers"),
        "stats [team] [7d | last month | this quarter | Q4 | 2026-09 | 2026-W47]",
        "Your figures of the last 30 days, or another period, next to the period before. Coaches "
        "also see teams.",
        (
            "stats",
            "stats 7d",
            "stats last month",
            "stats Q4",
            "stats 2026-09",
            "stats 2026-W47",
            "stats team 90d",
            "stats team Nordics",
        ),
        read_stats,
    ),
    CommandSpec(
        Topic.FIGURES,
        "digest",
        ("week",),
        "digest",
        "Your last 7 days as the weekly digest shows them, now.",
        ("digest",),
        alone(ShowDigest(), "digest"),
    ),
    CommandSpec(
        Topic.FIGURES,
        "leaderboard",
        ("board", "ranking", "leaders"),
        "leaderboard [targets | rate | engagers | posts | improved | dms | share | wins] "
        "[7d | last month | Q4 | 2026-09 | 2026-W47]",
        "Your team's board and your own place, shown only to you. A button posts the board to the "
        "channel.",
        ("leaderboard", "leaderboard targets 30d", "leaderboard wins 2026-09"),
        read_leaderboard,
    ),
    CommandSpec(
        Topic.TARGETS,
        "accounts",
        ("account", "targets"),
        "accounts [name | mine | silent | archived | add Acme acme.com]",
        "List target accounts and the people you reach there, or open an account's page. Coaches "
        "add and import accounts.",
        ("accounts", "accounts Acme", "accounts silent", "accounts add Acme acme.com"),
        read_accounts,
    ),
    CommandSpec(
        Topic.TARGETS,
        "who",
        ("whom",),
        "who",
        "Whom to write to next: people at target accounts who engaged and wait for a DM.",
        ("who",),
        alone(ShowWhom(), "who"),
    ),
    CommandSpec(
        Topic.TARGETS,
        "import",
        (),
        "import",
        "How to import files, pages and screenshots from LinkedIn, or a list of target accounts.",
        ("import",),
        alone(ShowImport(), "import"),
    ),
    CommandSpec(
        Topic.CORRECTING,
        "posts",
        ("list", "entries", "edit", "delete"),
        "posts",
        "Your posts, DMs, comments and other entries, to edit or delete.",
        ("posts",),
        alone(ListPosts(), "posts"),
    ),
    CommandSpec(
        Topic.CORRECTING,
        "undo",
        ("revert",),
        "undo",
        "Undo your latest entry.",
        ("undo",),
        alone(Undo(), "undo"),
    ),
    CommandSpec(
        Topic.LOGGING,
        "score",
        (),
        "score [overall or four pillars [top industry % top network %]]",
        "Log your SSI score, private unless you share it. Without figures a form opens.",
        ("score", "score 47", "score 13.1 9.7 5 18.9 top 12% top 20%"),
        read_score,
        meanings=("A form", "The overall score", "Pillars and ranks"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "join",
        ("subscribe",),
        "join",
        "See which messages you would get and when, and agree to them.",
        ("join",),
        alone(Join(), "join"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "leave",
        ("stop", "unsubscribe"),
        "leave",
        "Stop all messages, and leave every board.",
        ("leave",),
        alone(Leave(), "leave"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "settings",
        ("preferences",),
        "settings",
        "Digest day and hour, reminders, nudges, quiet hours, the board, a pause.",
        ("settings",),
        alone(OpenSettings(), "settings"),
    ),
    CommandSpec(
        Topic.MESSAGES,
        "why",
        (),
        "why",
        "The figures and the rule behind your last nudge.",
        ("why",),
        alone(ShowWhy(), "why"),
    ),
    CommandSpec(
        Topic.REST,
        "setup",
        ("teams", "admin"),
        "setup",
        "For admins and coaches: teams, their channel and board, thresholds, privacy.",
        ("setup",),
        alone(OpenSetup(), "setup"),
    ),
    CommandSpec(
        Topic.REST,
        "access",
        ("accesses", "privacy"),
        "access",
        "In council mode: who saw totals that include you.",
        ("access",),
        alone(ShowAccesses(), "access"),
    ),
    CommandSpec(
        Topic.REST,
        "export",
        ("download",),
        "export [team]",
        "Everything stored about you, as files. Coaches also export teams, without private data.",
        ("export", "export team"),
        read_export,
    ),
    CommandSpec(
        Topic.REST,
        "forget-me",
        ("forget", "forgetme", "erase"),
        "forget-me",
        "Erase everything about you. Says first what that is, and asks.",
        ("forget-me",),
        read_forget_me,
    ),
    CommandSpec(
        Topic.REST,
        "help",
        ("?", "commands", "hi", "hello"),
        "help [command]",
        "The commands to start with, all of them (help all), or one in full.",
        ("help", "help log"),
        _read_help,
    ),
)
