"""Scopes at Slack that the bot needs and does not have."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MissingScopes:
    """A notice to coaches.

    Args:
        scopes: Slack's names, like ``files:write``; at least one.
    """

    scopes: tuple[str, ...]
