"""The comments of a file: when the member commented on which post.

A file does not say whose post it is. So a comment belongs to an account only if the member has
logged another comment on the same post at that account.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session

import storage.imports.logged_comments
import storage.people.members
import storage.targets.references
from domain.entries.post_links import TWINS_WITHIN, PostLink, UrnKind, are_twins
from domain.imports.days_elsewhere import days_elsewhere
from domain.imports.file_activity import CommentsFound, CommentsSaved
from domain.people.members import Person
from domain.timing.periods import local_date
from linkedin.links import read_link
from linkedin.records import CommentRecord, PostRecord, Record
from services.entries.comments import stored_urn
from services.imports.intake import ImportAct, Refusals
from storage.tables import CommentRow, MemberRow, WorkspaceRow, id_of

_BATCH = 200
_TWIN_SECONDS = TWINS_WITHIN.total_seconds()
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Comment:
    """The comments on a post on one day; ``at`` is the first one's moment."""

    link: PostLink
    day: date
    at: datetime


class CommentsIntake:
    """Takes the comments of a file in; call `found` before `batches`."""

    def __init__(self) -> None:
        self._written: dict[PostLink, array[int]] = {}
        self._own: set[PostLink] = set()
        self._by_day: dict[date, list[_Comment]] = {}

    def take(self, record: Record, uploaded_at: datetime) -> None:
        """Collects a comment; the member's own posts, too, to leave their comments out."""
        if isinstance(record, PostRecord) and record.link is not None:
            self._own.add(record.link)
        if isinstance(record, CommentRecord):
            moments = self._written.setdefault(record.link, array("q"))
            moments.append(int(record.written_at.timestamp()))

    def found(
        self, session: Session, person: Person, now: datetime, refusals: Refusals
    ) -> CommentsFound | None:
        """What saving would change."""
        if not self._written:
            return None
        member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
        today = local_date(now, person.zone)
        posts = storage.imports.logged_comments.own_posts(session, id_of(member)) if member else []
        is_own = _OwnPosts(self._own, posts)
        by_day: dict[date, list[_Comment]] = {}
        own = 0
        for link, moments in self._written.items():
            first_of: dict[date, datetime] = {}
            for moment in (datetime.fromtimestamp(at, UTC) for at in sorted(moments)):
                first_of.setdefault(local_date(moment, person.zone), moment)
            if is_own.has(link):
                own += len(moments)
                continue
            for day, moment in first_of.items():
                if day > today:
                    refusals.add("Comments.csv", 0, "This comment has a date to come.")
                elif not _is_on(link, by_day.get(day, ())):
                    by_day.setdefault(day, []).append(_Comment(link, day, moment))
        self._by_day = {day: by_day[day] for day in sorted(by_day)}
        new = [
            each for days in self.batches() for each in _new(session, member, self._by_day, days)
        ]
        places = _Places(session, member)
        total = sum(map(len, self._by_day.values()))
        return CommentsFound(
            new=len(new),
            known=total - len(new),
            at_targets=sum(places.of(each.link) is not None for each in new),
            own=own,
            first_on=min(self._by_day, default=None),
            last_on=max(self._by_day, default=None),
        )

    def batches(self) -> Iterator[list[date]]:
        """Some days at a time."""
        batch: list[date] = []
        size = 0
        for day, comments in self._by_day.items():
            batch.append(day)
            size += len(comments)
            if size >= _BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def save(self, session: Session, act: ImportAct, batch: Sequence[date]) -> int:
        """Saves some days."""
        member, now = act.member, act.submission.now
        new = _new(session, member, self._by_day, batch)
        places = _Places(session, member)
        at = {each: places.of(each.link) for each in new}
        accounts = {row.account_id for row in at.values() if row and row.account_id is not None}
        contacts = {row.contact_id for row in at.values() if row and row.contact_id is not None}
        held = storage.targets.references.lock_accounts(session, accounts)
        live = storage.targets.references.lock_contacts(session, held, [], contacts)
        rows = []
        for each in new:
            row: dict[str, Any] = {
                "workspace_id": member.workspace_id,
                "member_id": id_of(member),
                "urn": stored_urn(session, member, each.link),
                "link": "" if each.link.kind is UrnKind.ARTICLE else each.link.url,
                "account_id": None,
                "contact_id": None,
                "commented_on": each.day,
                "logged_at": now,
                "made_by": act.id,
            }
            place = at[each]
            if place is not None and place.account_id in held:
                row["account_id"] = place.account_id
                row["contact_id"] = place.contact_id if place.contact_id in live else None
            rows.append(row)
        storage.imports.logged_comments.add_comments(session, rows)
        return len(rows)

    def saved(
        self, session: Session, act_id: int, person: Person, now: datetime
    ) -> CommentsSaved | None:
        """How many comments an act added."""
        new = storage.imports.logged_comments.count_comments_made(session, act_id)
        return CommentsSaved(new) if new else None


class _OwnPosts:
    """The member's own posts, by their ids and by the clocks in them."""

    def __init__(
        self,
        stated: set[PostLink],
        logged: Sequence[tuple[str, str | None, str, datetime | None]],
    ) -> None:
        self._urns = {link.urn for link in stated}
        self._urns |= {urn for ids in logged for urn in ids[:2] if urn}
        links = [*stated, *(read_link(link) for _, twin, link, _ in logged if twin is None)]
        clocks = [(link.posted_at.timestamp(), link) for link in links if link.posted_at]
        self._clocks = sorted(clocks, key=lambda each: each[0])

    def has(self, link: PostLink) -> bool:
        """Whether a link leads to one of them."""
        if link.urn in self._urns:
            return True
        if link.posted_at is None:
            return False
        at = link.posted_at.timestamp()
        place = bisect_left(self._clocks, at - _TWIN_SECONDS, key=lambda each: each[0])
        while place < len(self._clocks) and self._clocks[place][0] <= at + _TWIN_SECONDS:
            if are_twins(link, self._clocks[place][1]):
                return True
            place += 1
        return False


class _Places:
    """The accounts of posts on which the member logged a comment there."""

    def __init__(self, session: Session, member: MemberRow | None) -> None:
        rows = (
            storage.imports.logged_comments.comments_at_targets(session, id_of(member))
            if member
            else ()
        )
        self._by_urn: dict[str, CommentRow] = {}
        for row in rows:
            self._by_urn.setdefault(row.urn, row)
        self._links = [(read_link(row.link), row) for row in rows if row.link]

    def of(self, link: PostLink) -> CommentRow | None:
        """The latest of these comments on a post."""
        if link.urn in self._by_urn:
            return self._by_urn[link.urn]
        return next((row for other, row in self._links if are_twins(link, other)), None)


def _is_on(link: PostLink, comments: Sequence[_Comment]) -> bool:
    """Whether one of the comments is on this post."""
    return any(link == each.link or are_twins(link, each.link) for each in comments)


def _new(
    session: Session,
    member: MemberRow | None,
    by_day: dict[date, list[_Comment]],
    days: Sequence[date],
) -> list[_Comment]:
    """The comments of some days that are not logged."""
    comments = [each for day in days for each in by_day[day]]
    if member is None:
        return comments
    logged: dict[date, list[CommentRow]] = {}
    for row in storage.imports.logged_comments.comments_between(
        session, id_of(member), days[0] - _DAY, days[-1] + _DAY
    ):
        logged.setdefault(row.commented_on, []).append(row)
    keyless = session.get_one(WorkspaceRow, member.workspace_id).people_key is None
    taken: set[int] = set()

    def logged_on(day: date, link: PostLink) -> int | None:
        """The comment that is logged on a day, on a post."""
        rows = logged.get(day, ())
        if not rows or (link.kind is UrnKind.ARTICLE and keyless):
            return None  # Without a key, no article is logged.
        urn = stored_urn(session, member, link)
        same = (
            row
            for row in rows
            if row.urn == urn or (row.link and are_twins(read_link(row.link), link))
        )
        return next((id_of(row) for row in same), None)

    def is_logged(comment: _Comment) -> bool:
        if logged_on(comment.day, comment.link) is not None:
            return True
        # The member may have been in another zone. A day that the file has, too, is its own.
        for day in sorted(days_elsewhere(comment.at, comment.day)):
            row_id = logged_on(day, comment.link)
            if row_id is None or row_id in taken or _is_on(comment.link, by_day.get(day, ())):
                continue
            taken.add(row_id)
            return True
        return False

    return [each for each in comments if not is_logged(each)]
