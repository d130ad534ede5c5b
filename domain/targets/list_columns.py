"""The columns of an account list: as a person recognises them, and as they chose them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListColumn:
    """A column of a table.

    Args:
        at: Its place, from 0.
        heading: As written; ``""`` without one.
        examples: The first values below it, at most three, shortened.
    """

    at: int
    heading: str
    examples: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its heading, or else its letter: ``column C``."""
        return self.heading or f"column {letters_of(self.at)}"


@dataclass(frozen=True)
class ChosenColumns:
    """Which column holds what, as a person said it; places from 0.

    Args:
        name: The companies' names.
        headed: Whether the first row holds headings and not a company.
    """

    name: int
    website: int | None = None
    owner: int | None = None
    headed: bool = True


@dataclass(frozen=True)
class ListColumns:
    """The columns of a table, to choose from.

    Args:
        name: The place of the column that holds the names; ``None`` if the headings don't tell.
        website: The place of the column that seems to hold websites, if one does.
        owner: The same, for owners.
    """

    columns: tuple[ListColumn, ...]
    name: int | None = None
    website: int | None = None
    owner: int | None = None


def letters_of(column: int) -> str:
    """A column's letters in a spreadsheet: ``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
