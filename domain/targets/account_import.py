"""Importing an account list from a file: the preview, and the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.people.teams import TeamName
from domain.targets.list_columns import ChosenColumns, ListColumns

#: The most lines of each kind that the preview shows.
MOST_SHOWN = 10
#: The most refused lines that the preview groups by reason.
MOST_NOTED = 500
#: The most unclear lines in one form.
MOST_ASKED = 50


@dataclass(frozen=True)
class ListFile:
    """A file with an account list, as the preview's buttons carry it.

    Args:
        id: Slack's file id.
        team_id: The team whose list it goes to; ``None`` for the workspace's list.
        columns: Which column holds what, if a person said it.
    """

    id: str
    name: str
    team_id: int | None = None
    columns: ChosenColumns | None = None


@dataclass(frozen=True)
class ColumnQuestion:
    """A file whose headings don't say which column holds the companies' names."""

    file: ListFile
    columns: ListColumns


@dataclass(frozen=True)
class NearAccount:
    """An account on the list that an unclear name may mean.

    Args:
        website: Its domain, if others of the name have another one; may be empty.
    """

    id: int
    name: str
    website: str = ""


@dataclass(frozen=True)
class UnclearName:
    """A new name that is close to accounts on the list.

    Args:
        line: Its line in the file.
        near: Those accounts, the nearest first; at least one.
        website: As in the file; may be empty.
    """

    line: int
    name: str
    near: tuple[NearAccount, ...]
    website: str = ""


@dataclass(frozen=True)
class UnclearAnswers:
    """The answers about a file's unclear lines. Lines without an answer are not imported.

    Args:
        new: Lines that name a new account.
        same: The id of the listed account that a line means, by line.
    """

    new: frozenset[int] = frozenset()
    same: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LineNote:
    """A line, or a value in it, that is not imported, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Namesake:
    """A company of the file whose name another one has, too.

    Args:
        website: Its domain; may be empty.
    """

    line: int
    name: str
    website: str


@dataclass(frozen=True)
class UnmatchedOwner:
    """An owner named in the file whose name fits no person, or several.

    Args:
        account: The first account that names them.
        more: How many further accounts name them.
        shared: Whether several people have that name.
    """

    name: str
    account: str
    more: int = 0
    shared: bool = False


@dataclass(frozen=True)
class ImportCounts:
    """How many of a file's lines lead to which result.

    Args:
        new: Accounts to add.
        updated: Listed accounts that get a website or an owner.
        websites: How many of the updated get another website.
        owners: How many of the updated get another owner.
        unchanged: Listed accounts that already match the file.
        archived: How many of the unchanged are archived; they remain archived.
        unclear: Names close to that of a listed account.
        refused: Lines that can't be read.
        ignored: Lines that the file itself marks as no target.
        merged: Lines that repeat an account of the file.
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
        source: The program that wrote the file: ``"HubSpot"``, …
        teams: Teams whose lists it may go to instead of the workspace's list.
        unclear: The first unclear names, as many as one form can ask about.
        refused: The first refused lines.
        left_out: The first values of other lines that are left out.
        namesakes: Companies of one name with different websites, which become different accounts.
        unread: The headings of filled columns that are not imported.
        other_sheets: The names of the workbook's sheets that are not imported.
        new: The names of the first new accounts.
        unmatched_owners: Owners named in the file whose name fits no person, or several.
        owners_known: Whether Slack could say who the colleagues are.
    """

    file: ListFile
    source: str
    counts: ImportCounts
    teams: tuple[TeamName, ...] = ()
    unclear: tuple[UnclearName, ...] = ()
    refused: tuple[LineNote, ...] = ()
    left_out: tuple[LineNote, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    unread: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    unmatched_owners: tuple[UnmatchedOwner, ...] = ()
    owners_known: bool = True

    @property
    def owners_missing(self) -> bool:
        """Whether owners are left out because Slack could not say who the colleagues are."""
        return bool(self.unmatched_owners) and not self.owners_known


@dataclass(frozen=True)
class Imported:
    """A file was imported.

    Args:
        act_id: ``None`` if nothing changed.
        name: The file's name.
        left_out: How many unclear names were not imported.
        team: The name of the team whose list it went to; ``None`` for the workspace's list.
        same: How many unclear names are now aliases of listed accounts.
    """

    act_id: int | None
    name: str
    added: int
    updated: int
    left_out: int = 0
    team: str | None = None
    same: int = 0
