"""Logging a post, and updating a known one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.posts
import storage.entries.snapshots
from domain.engagement import Figures
from domain.entries.acts import ActKind
from domain.entries.engagers import EngagedPerson
from domain.entries.post_links import PostLink
from domain.entries.posts import (
    PeopleListed,
    Post,
    PostEntry,
    PostLogged,
    PostQuestion,
    PostQuestions,
    title_of,
)
from domain.errors import NoDateError, UserError
from domain.fields import Field
from domain.submission import Submission
from domain.timing.periods import check_day, local_date, noon_of
from linkedin.links import find_links, read_link
from services import acts
from services.entries.engager_list import EngagerList, people_listed
from services.entries.known_posts import known_under
from services.entries.posts import figures_of, post_of, shown_post
from storage.tables import ActRow, MemberRow, PostRow, id_of

#: A link whose time is further in the future than this is refused as a slip.
_AHEAD = timedelta(days=1)


def read_post_link(typed: str) -> PostLink:
    """Reads a link to a post. Handlers call it once, before the service.

    Args:
        typed: The link as typed or copied, or a stored one.

    Raises:
        UserError: ``typed`` is not a link to a LinkedIn post.
    """
    return read_link(typed)


def post_links_in(text: str) -> list[PostLink]:
    """The links to LinkedIn posts in a text, each once, in order."""
    return [read_link(link) for link in find_links(text)]


def log_post(
    session: Session,
    submission: Submission,
    entry: PostEntry,
    people: Sequence[EngagedPerson] = (),
) -> PostLogged | PostQuestions:
    """Saves a post with its figures and engagers, or updates a known post.

    Args:
        people: The engagers to list, as the member confirmed them.

    Returns:
        The result, or ``PostQuestions`` if the entry may be a slip and nothing was saved.

    Raises:
        NoDateError: neither the link, the entry nor the stored post has a date.
        UserError: the date or figures are impossible, or a teammate logged the post.
    """
    known = acts.situation(session, submission)
    member = known.member
    if known.same_key is not None:
        return _answer_again(session, submission, known, known.same_key, len(people))
    link = entry.link
    entry.figures.check()
    under_link = known_under(session, member, link)
    post = under_link.post
    posted_at = _posted_at(entry, link, post, submission.zone, submission.now)
    merged = figures_of(post).carried_over(entry.figures)
    known_views = post.views if post else None
    questions = _questions(entry, merged, post, under_link.teammate)
    if questions:
        return PostQuestions(questions, merged, known_views, under_link.teammate)
    listed = EngagerList(session, member, post) if people else None
    only_people = post is not None and _changes_nothing(entry, post, posted_at)
    if post is not None and only_people and listed is not None:
        listed.refuse_if_known(post, people)
    elif only_people:
        raise UserError(
            "You logged this post already, and there is nothing new in this.",
            "Add its figures as they are now, like `1200 views 25 engagers`.",
            field=Field.VIEWS,
        )
    corrects = PostQuestion.VIEWS_FELL in slips_in(merged, known_views)
    kind = ActKind.CORRECTED if corrects else ActKind.UPDATED if post else ActKind.LOGGED
    kind = ActKind.ENGAGERS if only_people else kind
    before = acts.details_of(post) if post else None
    act_id = acts.begin(session, submission, known, kind, before)
    if post is None and not people:
        read = _added(session, submission, member, entry, posted_at, act_id)
        return _logged(known, read, act_id, kind, None)
    if post is None:
        new_id = _add(session, submission, member, entry, posted_at, act_id, Figures())
        post = session.get_one(PostRow, new_id)
    else:
        _change(session, post, entry, posted_at, member.name)
    if listed is not None:
        merged = listed.add(submission, post, people, merged, act_id)
    if people or not entry.figures.empty:
        storage.entries.snapshots.add_snapshot(
            session,
            post,
            merged,
            submission.now,
            act_id,
            corrects=corrects,
            members_reached=entry.members_reached,
        )
    read = shown_post(post, merged, post.counted_at, submission.zone)
    warm = (
        people_listed(session, member, post, act_id, len(people), known.as_of) if people else None
    )
    return _logged(known, read, act_id, kind, warm)


def slips_in(figures: Figures, known_views: int | None) -> tuple[PostQuestion, ...]:
    """The likely slips in figures, given the views known so far."""
    found = []
    engagers = figures.unique_engagers
    if figures.views is not None and engagers is not None and engagers.low > figures.views:
        found.append(PostQuestion.ENGAGERS_EXCEED_VIEWS)
    if known_views is not None and figures.views is not None and figures.views < known_views:
        found.append(PostQuestion.VIEWS_FELL)
    return tuple(found)


def _questions(
    entry: PostEntry, merged: Figures, post: PostRow | None, teammate: str | None
) -> tuple[PostQuestion, ...]:
    known_views = post.views if post else None
    found = slips_in(merged, known_views)
    if teammate is not None:
        found = (*found, PostQuestion.TEAMMATES_POST)
    confirmed = entry.confirmed
    counted = post is not None and post.counted_at is not None
    if counted and entry.known_views not in (None, known_views):
        # The member confirmed a drop from other figures than the newest ones.
        confirmed = confirmed - {PostQuestion.VIEWS_FELL}
    return found if set(found) - confirmed else ()


def _posted_at(
    entry: PostEntry, link: PostLink, post: PostRow | None, zone: ZoneInfo, now: datetime
) -> datetime:
    """When the post was posted: the link's time, unless the entry names another date."""
    known = post.posted_at if post else link.posted_at
    if entry.posted_on is not None and (
        known is None or local_date(known, zone) != entry.posted_on
    ):
        check_day(entry.posted_on, local_date(now, zone), Field.POSTED_ON)
        known = noon_of(entry.posted_on, zone)
    if known is None and entry.undated_on is not None:
        check_day(entry.undated_on, local_date(now, zone), Field.POSTED_ON)
        known = noon_of(entry.undated_on, zone)
    if known is None:
        raise NoDateError(
            "This link contains no date.",
            "Add its date, like 2026-11-23.",
            field=Field.POSTED_ON,
        )
    if known > now + _AHEAD:
        raise UserError(
            f"This link says it was posted on {local_date(known, zone):%Y-%m-%d}, "
            "which is in the future.",
            "Copy the link again from LinkedIn.",
            field=Field.LINK,
        )
    return known


def _changes_nothing(entry: PostEntry, post: PostRow, posted_at: datetime) -> bool:
    return (
        entry.figures.empty
        and posted_at == post.posted_at
        and entry.goal in (None, post.goal)
        and entry.link_out in (None, post.link_out)
        and entry.title in ("", post.title)
    )


def _added(
    session: Session,
    submission: Submission,
    member: MemberRow,
    entry: PostEntry,
    posted_at: datetime,
    act_id: int,
) -> Post:
    """Adds a post with its figures, and returns it. An object of its row would double the cost."""
    figures = entry.figures
    return Post(
        id=_add(session, submission, member, entry, posted_at, act_id, figures),
        link=entry.link.url,
        posted_on=local_date(posted_at, submission.zone),
        posted_at=posted_at,
        goal=entry.goal,
        link_out=entry.link_out,
        title=title_of(entry, member.name),
        figures=figures,
        figures_at=None if figures.empty else submission.now,
    )


def _add(
    session: Session,
    submission: Submission,
    member: MemberRow,
    entry: PostEntry,
    posted_at: datetime,
    act_id: int,
    figures: Figures,
) -> int:
    about = {
        "workspace_id": member.workspace_id,
        "member_id": id_of(member),
        "urn": entry.link.urn,
        "link": entry.link.url,
        "posted_at": posted_at,
        "made_at": entry.link.posted_at,
        "goal": entry.goal.value if entry.goal else None,
        "link_out": entry.link_out,
        "title": title_of(entry, member.name),
        "logged_at": submission.now,
        "made_by": act_id,
    }
    return storage.entries.snapshots.add_post(session, about, figures, entry.members_reached)


def _change(
    session: Session, post: PostRow, entry: PostEntry, posted_at: datetime, author: str
) -> None:
    if post.urn != entry.link.urn:
        post.twin_urn = entry.link.urn
    post.posted_at = posted_at
    post.goal = entry.goal.value if entry.goal else post.goal
    post.link_out = post.link_out if entry.link_out is None else entry.link_out
    post.title = entry.title or post.title or title_of(entry, author)
    session.add(post)
    session.flush()


def _logged(
    known: acts.Situation, post: Post, act_id: int, kind: ActKind, listed: PeopleListed | None
) -> PostLogged:
    return PostLogged(
        act_id=act_id,
        post=post,
        new=kind is ActKind.LOGGED,
        corrected=kind is ActKind.CORRECTED,
        thresholds=known.thresholds,
        offers_join=known.offers_join,
        listed=listed,
        turn=known.turn,
        targets=known.targets,
    )


def _answer_again(
    session: Session, submission: Submission, known: acts.Situation, act: ActRow, named: int
) -> PostLogged:
    """The answer to a repeated submission, as its post is now."""
    act_id = id_of(act)
    touched = storage.entries.posts.posts_touched_by(session, act_id)
    post = touched[0] if touched else session.get_one(PostRow, (act.before or {})["post"])
    known = replace(known, turn=act.turn)
    read = post_of(session, post, submission.zone, known.as_of)
    listed = people_listed(session, known.member, post, act_id, named, known.as_of)
    return _logged(known, read, act_id, ActKind(act.kind), listed)
