"""The companies of a post's readers, from its export."""

from dataclasses import dataclass

from domain.entries.audiences import Readers


@dataclass(frozen=True)
class AudiencesFound:
    """What an import would do with the companies in the exports of posts.

    Args:
        new: Target accounts, each with its readers, that are new or have other figures.
        known: How many target accounts are known with the same figures.
        unclear: Names of companies that may mean a target account. They are left out.
        others: How many companies are no target accounts. They are left out.
    """

    new: tuple[Readers, ...] = ()
    known: int = 0
    unclear: tuple[str, ...] = ()
    others: int = 0

    @property
    def changes(self) -> int:
        """How many entries change."""
        return len(self.new)


@dataclass(frozen=True)
class AudiencesSaved:
    """The target accounts whose readers an import saved."""

    readers: tuple[Readers, ...] = ()
