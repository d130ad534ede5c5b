"""Reads what follows each command's name. Each function raises `UserError` for a slip."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain.errors import NotUnderstoodError, UserError
from domain.figures.measures import measure_named
from domain.targets.account_list import Show
from domain.timing.typed_days import read_day
from domain.timing.typed_windows import take_windows
from domain.typed.commands import (
    AddAccount,
    Command,
    ExportData,
    ForgetMe,
    ImportAccounts,
    ListEngagers,
    LogComment,
    LogDm,
    LogPost,
    LogScore,
    LogWin,
    ShowAccounts,
    ShowLeaderboard,
    ShowPipeline,
    ShowStats,
    ShowTeamStats,
    ShowUnanswered,
)
from domain.typed.comment_line import read_comment_line
from domain.typed.dm_line import read_dm_line
from domain.typed.name_and_website import name_and_website, names_several_accounts
from domain.typed.post_line import looks_like_link, read_log_line
from domain.typed.quotes import unquoted
from domain.typed.score_line import read_score_line
from domain.typed.win_line import read_win_line

#: Measures whose names have two words.
_TWO_WORDS = re.compile(r"target\s+(engagers|dms|share)\b", re.IGNORECASE)
#: Optional words in a measure's name.
_FILLERS = frozenset({"most", "unique", "by"})


def first_word(text: str) -> tuple[str, str]:
    """The first word, and the text after it as typed."""
    first, *rest = text.split(maxsplit=1)[:2] or [""]
    return first, rest[0].strip() if rest else ""


def read_log(rest: str) -> Command:
    """Reads what follows ``log``."""
    return LogPost(read_log_line(rest) if rest else None)


def read_engagers(rest: str) -> Command:
    """Reads what follows ``engagers``."""
    first, names = first_word(rest)
    if not rest or looks_like_link(first):
        return ListEngagers(first, names)
    return ListEngagers(names=rest)


def read_dm(rest: str) -> Command:
    """Reads what follows ``dm``."""
    return LogDm(read_dm_line(rest) if rest else None)


def read_replied(rest: str) -> Command:
    """Reads what follows ``replied``: the person, as after ``dm``."""
    return read_dm(f"{rest} replied") if rest else ShowUnanswered()


def read_comment(rest: str) -> Command:
    """Reads what follows ``comment``."""
    return LogComment(read_comment_line(rest) if rest else None)


def read_score(rest: str) -> Command:
    """Reads what follows ``score``."""
    if not rest:
        return LogScore()
    day = read_day(rest)
    return LogScore(said_on=day) if day is not None else LogScore(*read_score_line(rest))


def read_win(rest: str) -> Command:
    """Reads what follows ``win``."""
    return LogWin(read_win_line(rest) if rest else None)


def read_pipeline(rest: str) -> Command:
    """Reads what follows ``pipeline``."""
    return ShowPipeline(*_one_window(rest))


def read_stats(rest: str) -> Command:
    """Reads what follows ``stats``."""
    words = [word for word in rest.split() if word.lower() not in {"me", "mine", "my"}]
    team_word = next((word for word in words if word.lower() == "team"), None)
    if team_word is None:
        return ShowStats(*_one_window(" ".join(words)))
    words.remove(team_word)
    name, windows = take_windows(" ".join(words))
    _refuse_several(windows)
    return ShowTeamStats(windows[0], name) if windows else ShowTeamStats(name=name)


def _one_window(typed: str) -> list[str]:
    rest, windows = take_windows(typed)
    _refuse_several(windows)
    if rest:
        raise NotUnderstoodError(
            f"I don't know the time window “{rest[:30]}”.",
            "Try 7d, 30d, last month, Q4, a month like 2026-09, or a week like 2026-W47.",
        )
    return windows


def _refuse_several(windows: list[str]) -> None:
    if len(windows) > 1:
        raise NotUnderstoodError(
            "I can show one time window at a time.", "For example `/ssi stats 90d`."
        )


def read_leaderboard(rest: str) -> Command:
    """Reads what follows ``leaderboard``."""
    without, windows = take_windows(_TWO_WORDS.sub(r"target-\1", rest))
    words = [word for word in without.split() if word.lower() not in _FILLERS]
    windows += [word for word in words if any(letter.isdigit() for letter in word)]
    measures = {measure_named(word) for word in words if word not in windows}
    if len(windows) > 1 or len(measures) > 1:
        raise UserError(
            "I can rank by one measure over one time window.",
            "For example `/ssi leaderboard engagers 30d`.",
        )
    command = ShowLeaderboard(*measures)
    return replace(command, window=windows[0]) if windows else command


def read_accounts(rest: str) -> Command:
    """Reads what follows ``accounts``."""
    first, _, after = rest.partition(" ")
    word = first.lower()
    if word in {"add", "new"}:
        return read_account(after)
    if word == "import" and not after:
        return ImportAccounts()
    if not after and word in set(Show):
        return ShowAccounts(show=Show(word))
    return ShowAccounts(rest)


def read_account(typed: str) -> Command:
    """Reads a name, and a website after it if there is one.

    Raises:
        UserError: there are several names.
    """
    name, website = name_and_website(typed)
    if unquoted(typed) == typed and names_several_accounts(name, website):
        raise UserError(
            "I add one account at a time.",
            "Put a name with a comma in quotes. `/ssi accounts import` adds a list.",
        )
    return AddAccount(name, website) if website else AddAccount(name)


def alone(command: Command, name: str) -> Callable[[str], Command]:
    """A reader for a command that takes no words."""

    def read(rest: str) -> Command:
        if rest:
            raise NotUnderstoodError(
                f"`{name}` takes nothing after it.", f"Type just `/ssi {name}`."
            )
        return command

    return read


def read_export(rest: str) -> Command:
    """Reads what follows ``export``."""
    word = rest.lower().strip(".!")
    if word not in {"", "me", "my data", "team", "teams"}:
        raise UserError(
            f"I don't know what to export as “{rest}”.",
            "`/ssi export` is your own data, `/ssi export team` that of the teams, for coaches.",
        )
    return ExportData(team=word.startswith("team"))


def read_forget_me(rest: str) -> Command:
    """Reads what follows ``forget-me``."""
    if rest.lower().strip(".!") not in {"", "me"}:
        raise UserError(
            "`forget-me` erases everything about you, and nothing else.",
            "To delete one entry, type `/ssi posts`. To take back the last one, type `/ssi undo`.",
        )
    return ForgetMe()
