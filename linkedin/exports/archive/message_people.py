"""The sender and the recipients of a message in messages.csv."""

import re
from functools import lru_cache
from typing import NamedTuple

from linkedin.exports.archive.cells import folded, name_of, profile_of

#: The columns that say it, in the order of `people_of`.
COLUMNS = ("from", "sender profile url", "to", "recipient profile urls")
#: Characters of the four cells. A group has at most some hundred people.
LONGEST_CELLS = 40_000
_BETWEEN_PROFILES = re.compile(r"[,;]")
#: LinkedIn's placeholder for people who left.
_PLACEHOLDER = folded("LinkedIn Member")
_MOST = 500


class Participant(NamedTuple):
    """A person of a conversation; the name, the profile or both may be unknown (``""``)."""

    name: str
    profile: str


class People(NamedTuple):
    """The sender of a message, and its recipients."""

    sender: Participant
    recipients: tuple[Participant, ...]


@lru_cache(maxsize=1_024)
def people_of(sender: str, sender_url: str, to: str, recipient_urls: str) -> People:
    """Reads the four cells.

    Several names stand in one cell, with commas between them, and a name may have a comma itself:
    ``Ann Lee, Jane Doe, Ph.D.``. If there are not as many names as profiles, the names are left
    out. Without profiles, what has no space is part of the name before it.
    """
    profiles = [
        p for url in _BETWEEN_PROFILES.split(recipient_urls)[:_MOST] if (p := profile_of(url))
    ]
    names = [part for part in to.split(", ", _MOST) if part.strip()]
    if len(names) != len(profiles):
        names = _with_titles(names)
    if len(profiles) == 1:
        recipients = [Participant(_name(to), profiles[0])]
    elif not profiles:
        recipients = [Participant(_name(name), "") for name in names]
    elif len(names) == len(profiles):
        recipients = [
            Participant(_name(name), profile) for name, profile in zip(names, profiles, strict=True)
        ]
    else:
        recipients = [Participant("", profile) for profile in profiles]
    return People(Participant(_name(sender), profile_of(sender_url)), tuple(recipients))


def _with_titles(parts: list[str]) -> list[str]:
    """Names of which some have a comma inside."""
    names: list[str] = []
    for part in parts:
        if names and " " not in part.strip():
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def _name(cell: str) -> str:
    name = name_of(cell)
    return "" if folded(name) == _PLACEHOLDER else name
