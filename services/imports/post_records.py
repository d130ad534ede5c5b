"""Merges a file's records of one post, which may be in several tables."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain.engagement import Figures
from domain.entries.post_links import PostLink, UrnKind, are_twins
from domain.imports.file_figures import FigureAt, together
from domain.imports.file_posts import FilePost
from linkedin.records import Figure, PostRecord

_MOST = 2**31 - 1


class PostRecords:
    """Joins the records of each post, by its ids and by the clock in them."""

    def __init__(self) -> None:
        self._by_urn: dict[str, FilePost] = {}

    def add(self, link: PostLink, record: PostRecord, uploaded_at: datetime) -> None:
        """Adds what a record says of the post that it names."""
        said = _said(record, uploaded_at)
        post = FilePost(
            link,
            record.other_urn,
            record.published_on,
            None if said.empty else said,
            record.title[:200],
            record.link_out,
            record.place.line,
            record.place.file,
        )
        known = self._by_urn.get(link.urn)
        self._by_urn[link.urn] = _joined(known, post) if known else post

    def joined(self) -> Iterator[FilePost]:
        """The posts, oldest first; those without a clock last."""
        last: FilePost | None = None
        for post in sorted(self._by_urn.values(), key=_clock):
            if last is not None and _are_one(last, post):
                last = _joined(last, post)
                continue
            if last is not None:
                yield last
            last = post
        if last is not None:
            yield last


def _are_one(one: FilePost, other: FilePost) -> bool:
    stated = one.other_urn == other.link.urn or other.other_urn == one.link.urn
    alone = not (one.other_urn or other.other_urn)
    return stated or (alone and are_twins(one.link, other.link))


def _joined(one: FilePost, other: FilePost) -> FilePost:
    """One post of two records; its activity id goes first."""
    if one.link.kind is not UrnKind.ACTIVITY and other.link.kind is UrnKind.ACTIVITY:
        one, other = other, one
    said = together(one.said, other.said) if one.said and other.said else one.said or other.said
    different = other.link.urn if other.link.urn != one.link.urn else ""
    return replace(
        one,
        other_urn=one.other_urn or different or other.other_urn,
        published_on=one.published_on or other.published_on,
        said=said,
        title=one.title or other.title,
        link_out=other.link_out if one.link_out is None else one.link_out,
    )


def _clock(post: FilePost) -> tuple[bool, float, str]:
    moment = post.link.posted_at
    return moment is None, moment.timestamp() if moment else 0.0, post.link.urn


def _said(record: PostRecord, uploaded_at: datetime) -> FigureAt:
    """The record's figures, at a moment that is not to come; a negative figure is no figure."""

    def count(figure: Figure) -> int | None:
        stated = record.figures.get(figure)
        return stated if stated is not None and 0 <= stated <= _MOST else None

    return FigureAt(
        min(record.as_of or uploaded_at, uploaded_at),
        Figures(
            views=count(Figure.IMPRESSIONS),
            reactions=count(Figure.REACTIONS),
            comments=count(Figure.COMMENTS),
            reposts=count(Figure.REPOSTS),
        ),
        count(Figure.TOTAL_ENGAGEMENTS),
        count(Figure.MEMBERS_REACHED),
        dated=record.as_of is not None,
    )
