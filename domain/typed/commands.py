"""The commands of ``/ssi``, as the grammar reads them."""

from dataclasses import dataclass

from domain.entries.scores import SsiScore
from domain.entries.wins import WinEntry
from domain.figures.measures import Measure
from domain.targets.account_list import Show
from domain.timing.typed_days import TypedDay
from domain.typed.comment_line import CommentLine
from domain.typed.dm_line import DmLine, DmWeekLine
from domain.typed.post_line import LogLine


@dataclass(frozen=True)
class ShowHome:
    """``/ssi``."""


@dataclass(frozen=True)
class ShowHelp:
    """``/ssi help [topic]``; the topic is a command's name, or ``all``."""

    topic: str | None = None


@dataclass(frozen=True)
class LogPost:
    """``/ssi log``; without a line the form opens."""

    line: LogLine | None = None


@dataclass(frozen=True)
class UpdatePosts:
    """``/ssi update``."""


@dataclass(frozen=True)
class ListEngagers:
    """``/ssi engagers``; the form opens with the link and the names."""

    link: str = ""
    names: str = ""


@dataclass(frozen=True)
class LogDm:
    """``/ssi dm``; without a line the form opens."""

    line: DmLine | DmWeekLine | None = None


@dataclass(frozen=True)
class LogComment:
    """``/ssi comment``; without a line the form opens."""

    line: CommentLine | None = None


@dataclass(frozen=True)
class ListPosts:
    """``/ssi posts``."""


@dataclass(frozen=True)
class Undo:
    """``/ssi undo``."""


@dataclass(frozen=True)
class LogScore:
    """``/ssi score``; without a score the form opens.

    Args:
        said_on: The day of the reading if typed as a word; a date is in the score.
    """

    score: SsiScore | None = None
    said_on: TypedDay | None = None


@dataclass(frozen=True)
class ShowStats:
    """``/ssi stats``; the window is parsed later, once the person's local date is known."""

    window: str = "30d"


@dataclass(frozen=True)
class ShowTeamStats:
    """``/ssi stats team``, for coaches.

    Args:
        name: The name of one team; empty for all teams.
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
class ShowAccesses:
    """``/ssi access``."""


@dataclass(frozen=True)
class ExportData:
    """``/ssi export``, or ``/ssi export team`` for coaches."""

    team: bool = False


@dataclass(frozen=True)
class ForgetMe:
    """``/ssi forget-me``."""


@dataclass(frozen=True)
class OpenSetup:
    """``/ssi setup``."""


@dataclass(frozen=True)
class ShowLeaderboard:
    """``/ssi leaderboard``; the window is parsed later, in the team's zone.

    Args:
        measure: ``None`` for the default.
    """

    measure: Measure | None = None
    window: str = "7d"


@dataclass(frozen=True)
class Courtesy:
    """“Thanks”, in a direct message."""


@dataclass(frozen=True)
class ShowWhy:
    """``/ssi why``."""


@dataclass(frozen=True)
class ShowAccounts:
    """``/ssi accounts``; with words, the account of that name, or those that match."""

    words: str = ""
    show: Show = Show.ALL


@dataclass(frozen=True)
class AddAccount:
    """``/ssi accounts add``; without a name the form opens."""

    name: str = ""
    website: str = ""


@dataclass(frozen=True)
class ImportAccounts:
    """``/ssi accounts import``."""


@dataclass(frozen=True)
class ShowImport:
    """``/ssi import``."""


@dataclass(frozen=True)
class LogWin:
    """``/ssi win``; without a company the form opens."""

    entry: WinEntry | None = None


@dataclass(frozen=True)
class ShowPipeline:
    """``/ssi pipeline``; the window is parsed later, once the person's local date is known."""

    window: str = "90d"


@dataclass(frozen=True)
class ShowDigest:
    """``/ssi digest``: the person's last seven days, now."""


@dataclass(frozen=True)
class ShowWhom:
    """``/ssi who``: whom to write to next."""


@dataclass(frozen=True)
class ShowUnanswered:
    """``/ssi replied``: the DMs without a reply, to mark the one with a reply."""


Command = (
    ShowHome
    | ShowHelp
    | LogPost
    | UpdatePosts
    | ListEngagers
    | LogDm
    | LogComment
    | ListPosts
    | Undo
    | Courtesy
    | LogScore
    | ShowStats
    | ShowTeamStats
    | Join
    | Leave
    | OpenSettings
    | OpenSetup
    | ExportData
    | ShowAccesses
    | ForgetMe
    | ShowLeaderboard
    | ShowWhy
    | ShowAccounts
    | AddAccount
    | ImportAccounts
    | ShowImport
    | LogWin
    | ShowPipeline
    | ShowDigest
    | ShowWhom
    | ShowUnanswered
)


@dataclass(frozen=True)
class Understood:
    """A sentence that is read but not certain: nothing is written until the person says so.

    Args:
        left_out: The words left over, as typed; may be empty.
        may_log: Whether the entry may be logged as it is; else only its form opens.
        whole: The command if the words left over are part of a company's name.
    """

    command: LogPost | LogDm | LogComment | LogWin
    left_out: str = ""
    may_log: bool = True
    whole: Command | None = None
