"""An account list that somebody hands over: what importing it would do, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.people.teams import TeamName

#: Lines of each kind that are shown one by one.
MOST_SHOWN = 10
#: Unclear lines that are asked about in one form.
MOST_ASKED = 50


@dataclass(frozen=True)
class ListFile:
    """A file with an account list, as the preview's buttons carry it.

    Args:
        id: Slack's.
        team_id: Whose list it goes to; ``None`` for the whole workspace's.
    """

    id: str
    name: str
    team_id: int | None = None


@dataclass(frozen=True)
class NearAccount:
    """An account on the list that an unclear name may mean."""

    id: int
    name: str


@dataclass(frozen=True)
class UnclearName:
    """A new name that is near to accounts on the list.

    Args:
        line: Of the file.
        near: One at least, the nearest first.
        website: As the file has it; empty without one.
    """

    line: int
    name: str
    near: tuple[NearAccount, ...]
    website: str = ""


@dataclass(frozen=True)
class UnclearAnswers:
    """What was said about a file's unclear lines; of the others nothing was, so they are left out.

    Args:
        new: Lines with an account of its own.
        same: The account on the list that a line means, by its number.
    """

    new: frozenset[int] = frozenset()
    same: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class RefusedName:
    """A line that can't be imported, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class ImportCounts:
    """What becomes of a file's accounts.

    Args:
        new: Added.
        updated: On the list already, and getting a website or an owner.
        websites: How many of the updated get another website.
        owners: How many of the updated get another owner.
        unchanged: On the list already as the file says.
        archived: Of the unchanged, those that are archived, and stay so.
        unclear: With a name near to another account's.
        refused: Lines that can't be read.
        ignored: Lines that say themselves that they are no target.
        merged: Lines that name an account of the file again.
    """

    new: int = 0
    updated: int = 0
    websites: int = 0
    owners: int = 0
    unchanged: int = 0
    archived: int = 0
    unclear: int = 0
    refused: int = 0
    ignored: int = 0
    merged: int = 0


@dataclass(frozen=True)
class ImportPreview:
    """What importing a file would do.

    Args:
        source: Where the file comes from, in words: ``"HubSpot"``, …
        teams: Whose lists it may go to instead of the whole workspace's.
        new: The names of the first of them.
        unclear: The first of them, as many as a form asks about.
        refused: The first of them.
        strangers: Owners named in the file who are no members.
    """

    file: ListFile
    source: str
    counts: ImportCounts
    teams: tuple[TeamName, ...] = ()
    unclear: tuple[UnclearName, ...] = ()
    refused: tuple[RefusedName, ...] = ()
    new: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Imported:
    """A file was imported.

    Args:
        act_id: ``None`` where it had nothing new.
        left_out: Unclear ones that were not imported.
        same: Unclear ones that are known now as other names of accounts on the list.
    """

    act_id: int | None
    name: str
    added: int
    updated: int
    left_out: int = 0
    team: str | None = None
    same: int = 0
