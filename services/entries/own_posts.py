"""A member's own posts: listing them, updating many at once, editing and deleting."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

import storage.entries.dms
import storage.entries.engagers
import storage.entries.posts
import storage.entries.snapshots
import storage.people.members
from domain.entries.acts import ActKind
from domain.entries.dms import DmWeekEntry
from domain.entries.post_links import PostLink
from domain.entries.posts import (
    FiguresEntry,
    NumbersToUpdate,
    Post,
    PostDeleted,
    PostDetails,
    PostEdited,
    PostPage,
    PostQuestion,
    PostQuestions,
    PostsUpdated,
    UpdateQuestions,
)
from domain.errors import UserError
from domain.fields import Field, PostField, post_field
from domain.pages import page_at
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.periods import check_day, last_days, local_date, noon_of
from services import acts
from services.entries.dm_weeks import changed_week, keep_week, week_to_update
from services.entries.entries_of_rows import dm_week_of
from services.entries.known_posts import known_post
from services.entries.log_post import slips_in
from services.entries.posts import figures_of, post_from_read, post_of, posts_in
from services.thresholds import thresholds_in
from storage.tables import MemberRow, PostRow, id_of

#: How far back the form with all recent posts reaches, in days.
RECENT_DAYS = 30


def recent_posts(session: Session, person: Person, now: datetime) -> list[Post]:
    """The member's posts of the last 30 days, newest first."""
    member = _member(session, person)
    if member is None:
        return []
    window = last_days(RECENT_DAYS, local_date(now, person.zone))
    as_of = acts.as_of(session, now, id_of(member))
    return posts_in(session, id_of(member), window, person.zone, as_of)


def numbers_to_update(session: Session, person: Person, now: datetime) -> NumbersToUpdate:
    """The member's posts of the last 30 days, and the week's DM totals."""
    posts = recent_posts(session, person, now)
    return NumbersToUpdate(tuple(posts), week_to_update(session, person, now))


def page_of_posts(
    session: Session, person: Person, page: int, size: int, now: datetime
) -> PostPage:
    """One page of the member's posts, newest first.

    Args:
        page: From 1. A page past the end shows the last one.
    """
    member = _member(session, person)
    total = storage.entries.posts.count_posts(session, id_of(member)) if member else 0
    shown = page_at(page, total=total, size=size)
    if member is None:
        return PostPage((), shown.number, shown.pages, total)
    reads = storage.entries.posts.page_of_posts(
        session,
        id_of(member),
        offset=shown.offset,
        limit=shown.size,
        as_of=acts.as_of(session, now, id_of(member)),
    )
    posts = tuple(post_from_read(read, person.zone) for read in reads)
    return PostPage(posts, shown.number, shown.pages, total)


def own_post(session: Session, person: Person, post_id: int, now: datetime) -> Post:
    """One of the member's own posts.

    Raises:
        UserError: the post is gone, or another member's.
    """
    member = _member(session, person)
    post = _own(session, member, post_id)
    return post_of(session, post, person.zone, acts.as_of(session, now, post.member_id))


def own_post_with_link(
    session: Session, person: Person, link: PostLink, now: datetime
) -> Post | None:
    """The member's post that a link names; ``None`` if it is unknown or a teammate's."""
    member = _member(session, person)
    if member is None:
        return None
    try:
        post = known_post(session, member, link)
    except UserError:
        # The form shows this error at its link field, where the member can enter another link.
        return None
    if post is None:
        return None
    return post_of(session, post, person.zone, acts.as_of(session, now, post.member_id))


def update_posts(
    session: Session,
    submission: Submission,
    entries: list[FiguresEntry],
    confirmed: frozenset[PostQuestion],
    dm_week: DmWeekEntry | None = None,
) -> PostsUpdated | UpdateQuestions:
    """Saves new figures of several posts in one act. Posts without new figures do not change.

    Args:
        confirmed: The questions answered with yes. Lower views then replace the newest figures.
        dm_week: A week's DM totals, saved in the same act.

    Raises:
        UserError: a post is gone, or its figures contradict each other.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        return _updated(session, submission, known, id_of(earlier))
    changes = []
    questions: dict[int, tuple[PostQuestion, ...]] = {}
    for entry in entries:
        post = _own(session, member, entry.post_id, field=post_field(entry.post_id))
        _check(entry)
        merged = figures_of(post).carried_over(entry.figures)
        if merged == figures_of(post):
            continue
        slips = slips_in(merged, post.views)
        if set(slips) - confirmed:
            questions[entry.post_id] = slips
        changes.append((post, merged, PostQuestion.VIEWS_FELL in slips))
    if questions:
        return UpdateQuestions(questions)
    week = None
    if dm_week is not None:
        week = changed_week(session, member, dm_week, submission.today)
    if not changes and week is None:
        return PostsUpdated(None, ())
    kind = ActKind.UPDATED if changes else ActKind.DM_WEEK
    act_id = acts.begin(session, submission, known, kind)
    if week is not None:
        keep_week(session, submission, known, week, act_id)
    for post, merged, corrects in changes:
        storage.entries.snapshots.add_snapshot(
            session, post, merged, submission.now, act_id, corrects=corrects
        )
    return _updated(session, submission, known, act_id)


def edit_post(
    session: Session, submission: Submission, post_id: int, details: PostDetails
) -> PostEdited | PostQuestions:
    """Sets a post to exactly these details. The figures replace the newest ones.

    Raises:
        UserError: the post is gone, the date is in the future, or figures contradict each other.
    """
    now = acts.situation(session, submission)
    member, earlier = now.member, now.same_key
    post = _own(session, member, post_id)
    if earlier is not None:
        return _edited(session, submission, post, id_of(earlier))
    known = figures_of(post)
    # The form has no field for listed people, so their counts are carried over.
    figures = replace(details.figures, listed=known.listed, listed_targets=known.listed_targets)
    figures.check()
    check_day(details.posted_on, submission.today, Field.POSTED_ON)
    slips = slips_in(figures, None)
    if set(slips) - details.confirmed:
        return PostQuestions(slips, figures)
    before = acts.details_of(post)
    _set_details(post, submission.person, details)
    if before == acts.details_of(post) and figures == known:
        return _edited(session, submission, post, None)
    act_id = acts.begin(session, submission, now, ActKind.EDITED, before)
    session.add(post)
    if figures != known:
        storage.entries.snapshots.add_snapshot(
            session, post, figures, submission.now, act_id, corrects=True
        )
    session.flush()
    return _edited(session, submission, post, act_id)


def delete_post(session: Session, submission: Submission, post_id: int) -> PostDeleted:
    """Deletes a post. Undo restores it.

    Raises:
        UserError: the post is gone, or another member's.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        earlier_id = id_of(earlier)
        post = storage.entries.posts.posts_touched_by(session, earlier_id)[0]
        return PostDeleted(earlier_id, _read(session, submission, post))
    post = _own(session, member, post_id)
    read = _read(session, submission, post)
    act_id = acts.begin(session, submission, known, ActKind.DELETED, acts.details_of(post))
    post.removed_by = act_id
    session.add(post)
    storage.entries.engagers.remove_from_post(session, post_id, act_id)
    session.flush()
    return PostDeleted(act_id, read)


def _edited(
    session: Session, submission: Submission, post: PostRow, act_id: int | None
) -> PostEdited:
    read = _read(session, submission, post)
    return PostEdited(act_id, read, thresholds_in(session, post.workspace_id))


def _read(session: Session, submission: Submission, post: PostRow) -> Post:
    """A post as the answer to a submission shows it."""
    as_of = acts.as_of(session, submission.now, post.member_id)
    return post_of(session, post, submission.zone, as_of)


def _check(entry: FiguresEntry) -> None:
    """Checks one post's figures. An error names that post's field."""
    try:
        entry.figures.check()
    except UserError as error:
        raise UserError(error.problem, error.fix, field=post_field(entry.post_id)) from error


def _set_details(post: PostRow, person: Person, details: PostDetails) -> None:
    if details.posted_on != local_date(post.posted_at, person.zone):
        post.posted_at = noon_of(details.posted_on, person.zone)
    post.goal = details.goal.value if details.goal else None
    post.title = details.title
    # The form cannot tell "no" from "unknown", so an unticked box must not count as a change.
    post.link_out = details.link_out or (False if post.link_out is not None else None)


def _updated(
    session: Session, submission: Submission, known: acts.Situation, act_id: int
) -> PostsUpdated:
    touched = storage.entries.posts.posts_touched_by(session, act_id)
    weeks = storage.entries.dms.weeks_touched_by(session, act_id)
    return PostsUpdated(
        act_id,
        tuple(_read(session, submission, post) for post in touched),
        dm_week_of(weeks[0]) if weeks else None,
        known.targets,
    )


def _member(session: Session, person: Person) -> MemberRow | None:
    return storage.people.members.member(session, person.asker.workspace, person.asker.user)


def _own(
    session: Session, member: MemberRow | None, post_id: int, field: PostField | None = None
) -> PostRow:
    post = storage.entries.posts.post_of_member(session, id_of(member), post_id) if member else None
    if post is None:
        raise UserError(
            "That post isn't among yours any more.",
            "`/ssi posts` shows your posts.",
            field=field,
        )
    return post
