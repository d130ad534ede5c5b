"""Finds the logged post for each post of a file: by an id, else by the clocks of two ids."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlmodel import Session

import storage.imports.named_posts
from domain.entries.post_links import TWINS_WITHIN, PostLink
from storage.imports.named_posts import PostName


class FileName(NamedTuple):
    """How a file names a post.

    Args:
        other_urn: Its other id, or ``""``.
    """

    link: PostLink
    other_urn: str = ""


class PostNames:
    """The logged posts that a file may name; read for some hundred names at once."""

    def __init__(self, session: Session, workspace_id: str, names: Collection[FileName]) -> None:
        urns = [urn for each in names for urn in (each.link.urn, each.other_urn) if urn]
        clocks = [each.link.posted_at for each in names if each.link.posted_at]
        between = (min(clocks) - TWINS_WITHIN, max(clocks) + TWINS_WITHIN) if clocks else None
        found = storage.imports.named_posts.posts_that_may_be(session, workspace_id, urns, between)
        self._by_urn: dict[str, PostName] = {}
        for each in found:
            for urn in filter(None, (each.urn, each.twin_urn)):
                self._by_urn.setdefault(urn, each)
        self._by_clock = sorted(
            (each.made_at, each) for each in found if each.made_at and each.twin_urn is None
        )

    def __contains__(self, urn: str) -> bool:
        """Whether a logged post has this id."""
        return urn in self._by_urn

    def match(self, name: FileName, member_id: int | None) -> PostName | None:
        """The logged post that this one is, this member's first; ``None`` if it is new."""
        urns = (name.link.urn, name.other_urn)
        same = [self._by_urn[urn] for urn in urns if urn in self._by_urn]
        if not same and not name.other_urn:
            same = list(self._twins(name.link))
        own = [each for each in same if each.member_id == member_id]
        return next(iter([*own, *same]), None)

    def _twins(self, link: PostLink) -> Iterator[PostName]:
        clock, other = link.posted_at, link.kind.twin
        if clock is None or other is None:
            return
        first = bisect_left(self._by_clock, clock - TWINS_WITHIN, key=lambda each: each[0])
        for made_at, each in self._by_clock[first:]:
            if made_at > clock + TWINS_WITHIN:
                return
            if each.urn.startswith(f"{other}:"):
                yield each
