"""The posts of a file: new posts, and new figures of logged posts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.acts
import storage.entries.snapshots
import storage.imports.named_posts
import storage.people.members
from domain.imports.file_figures import FigureAt, Placed, placed, views_fell
from domain.imports.file_posts import FilePost, PostsFound, PostsSaved, RateGap, span
from domain.people.members import Person
from domain.timing.periods import local_date, noon_of
from linkedin.records import PostRecord, Record
from services import acts
from services.entries.posts import figures_of, shown_post
from services.imports.intake import ImportAct, Refusals
from services.imports.post_names import FileName, PostNames
from services.imports.post_records import PostRecords
from storage.tables import PostRow, SnapshotRow, id_of

_BATCH = 100
#: Posts whose missing figure is asked for: the update form has those of 30 days.
_ASKED_FOR = timedelta(days=30)
_MOST_ASKED = 3
#: A link whose time is further in the future than this is no real one.
_AHEAD = timedelta(days=1)
_TEAMMATES = (
    "A teammate logged this post, and a post counts for one person. If it is yours, ask them to "
    "delete it in `/ssi posts`."
)
_NO_DATE = "This post has no date. Log it with its date: `/ssi log`."
_FUTURE = "This post's link has a date to come. Copy the link again from LinkedIn."


@dataclass
class _Change:
    """What one post of a file changes; nothing if all is empty."""

    post: FilePost
    row: PostRow | None = None
    history: Sequence[SnapshotRow] = ()
    placed: tuple[Placed, ...] = ()
    fell: bool = False
    details: dict[str, object] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        return self.row is None or bool(self.placed or self.details)


class PostsIntake:
    """Takes the posts of a file in."""

    def __init__(self) -> None:
        self._records = PostRecords()
        self._some = False

    def take(self, record: Record, uploaded_at: datetime) -> None:
        """Collects a post that the file names."""
        if not isinstance(record, PostRecord) or record.link is None:
            return
        self._some = True
        self._records.add(record.link, record, uploaded_at)

    def batches(self) -> Iterator[list[FilePost]]:
        """A hundred posts at a time."""
        batch: list[FilePost] = []
        for post in self._records.joined():
            batch.append(post)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def found(
        self, session: Session, person: Person, now: datetime, refusals: Refusals
    ) -> PostsFound | None:
        """What saving would change."""
        if not self._some:
            return None
        asker = person.asker
        member = storage.people.members.member(session, asker.workspace, asker.user)
        member_id = member.id if member else None
        new = updated = unchanged = counted = fell = 0
        days: list[date] = []
        moments: set[datetime] = set()
        for batch in self.batches():
            for each in _changes(session, asker.workspace, member_id, batch, now, refusals):
                new += each.row is None
                updated += each.row is not None and each.changes
                unchanged += not each.changes
                counted += bool(each.placed)
                moments |= {each.post.said.taken_at} if each.placed and each.post.said else set()
                fell += each.fell
                days.append(local_date(_posted_at(each.post, person.zone) or now, person.zone))
        first_on, last_on = span(days)
        counted_at = moments.pop() if len(moments) == 1 else None
        return PostsFound(new, updated, unchanged, counted, counted_at, fell, first_on, last_on)

    def save(self, session: Session, act: ImportAct, batch: Sequence[FilePost]) -> int:
        """Saves a hundred posts."""
        submission, member = act.submission, act.member
        changed = 0
        before = []
        refusals = Refusals()  # the preview said them
        for each in _changes(
            session, member.workspace_id, id_of(member), batch, submission.now, refusals
        ):
            changed += each.changes
            if each.row is None:
                first = each.placed[0].at if each.placed else None
                about = _about(each.post, act)
                storage.entries.snapshots.add_post_of_file(session, about, first)
                continue
            if each.details:
                was = storage.entries.acts.values_before(each.row, *each.details)
                for name, value in each.details.items():
                    setattr(each.row, name, value)
                before.append(storage.entries.acts.with_values_after(was, each.row))
                session.add(each.row)
            storage.entries.snapshots.place_figures(
                session, each.row, each.history, each.placed, act.id
            )
        acts.remember_all(session, act.id, before)
        return changed

    def saved(
        self, session: Session, act_id: int, person: Person, now: datetime
    ) -> PostsSaved | None:
        """How many posts an act added and updated, and whose rate lacks a figure."""
        new = storage.imports.named_posts.count_posts_made(session, act_id)
        details = storage.entries.acts.rows_changed(session, act_id, PostRow)
        updated = len(storage.imports.named_posts.known_posts_counted(session, act_id) | details)
        if not new + updated:
            return None
        asked = storage.imports.named_posts.posts_without_engagers(
            session, act_id, now - _ASKED_FOR, _MOST_ASKED
        )
        return PostsSaved(
            new,
            updated,
            tuple(
                RateGap(
                    shown_post(post, figures_of(post), post.counted_at, person.zone),
                    snapshot.total_engagements,
                )
                for post, snapshot in asked
            ),
        )


def _changes(
    session: Session,
    workspace_id: str,
    member_id: int | None,
    batch: Sequence[FilePost],
    now: datetime,
    refusals: Refusals,
) -> Iterator[_Change]:
    """What each post of a batch changes, without those that are refused."""
    names = PostNames(session, workspace_id, [_name(each) for each in batch])
    matches = [(post, names.match(_name(post), member_id)) for post in batch]
    own = [found.id for _, found in matches if found and found.member_id == member_id]
    known = storage.imports.named_posts.posts_with_history(session, own)
    for post, found in matches:
        moment = _posted_at(post, ZoneInfo("UTC"))
        if found is not None and found.member_id != member_id:
            refusals.add(post.file, post.line, _TEAMMATES)
        elif found is not None:
            row, snapshots = known[found.id]
            yield _of_known(post, row, snapshots, names)
        elif moment is None:
            refusals.add(post.file, post.line, _NO_DATE)
        elif moment > now + _AHEAD:
            refusals.add(post.file, post.line, _FUTURE)
        else:
            yield _Change(post, placed=placed((), post.said) if post.said else ())


def _name(post: FilePost) -> FileName:
    return FileName(post.link, post.other_urn)


def _of_known(
    post: FilePost, row: PostRow, snapshots: Sequence[SnapshotRow], names: PostNames
) -> _Change:
    history = [_at(each) for each in snapshots]
    details: dict[str, object] = {}
    if post.title and not row.title:
        details["title"] = post.title
    if post.link_out is not None and row.link_out is None:
        details["link_out"] = post.link_out
    other = next((urn for urn in (post.link.urn, post.other_urn) if urn not in ("", row.urn)), None)
    if other is not None and row.twin_urn is None and other not in names:
        details["twin_urn"] = other
    return _Change(
        post,
        row,
        snapshots,
        placed(history, post.said) if post.said else (),
        fell=post.said is not None and views_fell(history, post.said),
        details=details,
    )


def _at(snapshot: SnapshotRow) -> FigureAt:
    return FigureAt(
        snapshot.taken_at,
        figures_of(snapshot),
        snapshot.total_engagements,
        snapshot.members_reached,
    )


def _posted_at(post: FilePost, zone: ZoneInfo) -> datetime | None:
    """When the post was posted: by its id's clock, unless the file states another day."""
    clock = post.link.posted_at
    if post.published_on is None or (clock and clock.date() == post.published_on):
        return clock
    return noon_of(post.published_on, zone)


def _about(post: FilePost, act: ImportAct) -> dict[str, object]:
    """The columns of a new post."""
    return {
        "workspace_id": act.member.workspace_id,
        "member_id": id_of(act.member),
        "urn": post.link.urn,
        "twin_urn": post.other_urn or None,
        "link": post.link.url,
        "posted_at": _posted_at(post, act.submission.zone),
        "made_at": post.link.posted_at,
        "link_out": post.link_out,
        "title": post.title or post.link.words,
        "logged_at": act.submission.now,
        "made_by": act.id,
    }
