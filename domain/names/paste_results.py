"""The result of reading a paste: people, unclear lines, and the post's own author."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PastedPerson:
    """A person in a paste.

    Args:
        line: The first line that names them, from 1.
        name: As written, without degrees, pronouns and emoji.
        title: Empty if unknown.
        companies: Their possible companies, the likeliest first; names, or a mail domain.
        text: The rest of their text, as pasted.
    """

    line: int
    name: str
    title: str
    companies: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class UnclearLine:
    """A line that names no person.

    Args:
        line: From 1.
        text: The line, shortened to 80 characters.
        why: The problem and the fix, as sentences.
    """

    line: int
    text: str
    why: str


@dataclass(frozen=True)
class ReadPeople:
    """The people in a paste, each once, in the order of the lines; and its unclear lines.

    Args:
        authors: The names that LinkedIn's page marks as the post's author. They are no engagers.
    """

    people: tuple[PastedPerson, ...]
    unclear: tuple[UnclearLine, ...]
    authors: tuple[str, ...] = ()
