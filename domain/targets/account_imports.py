"""An account list that somebody hands over: what importing it would do, and what it did."""

from dataclasses import dataclass

from domain.teams import TeamNamed

#: Lines of each kind that are shown one by one.
MOST_SHOWN = 10


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
class UnclearName:
    """A new name that is near to an account on the list.

    Args:
        line: Of the file.
        near: The account's name.
    """

    line: int
    name: str
    near: str


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
        unclear: The first of them.
        refused: The first of them.
        strangers: Owners named in the file who are no members.
    """

    file: ListFile
    source: str
    counts: ImportCounts
    teams: tuple[TeamNamed, ...] = ()
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
    """

    act_id: int | None
    name: str
    added: int
    updated: int
    left_out: int = 0
    team: str | None = None
