"""Logging comments on other people's posts."""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

import storage.entries.comments
import storage.entries.posts
from domain.entries.acts import ActKind
from domain.entries.comments import CommentEntry, CommentLogged
from domain.entries.person_reference import PersonQuestion, PersonQuestionKind
from domain.entries.post_links import PostLink, UrnKind, are_twins
from domain.errors import UserError
from domain.fields import Field
from domain.submission import Submission
from domain.timing.periods import check_day, week_of
from domain.timing.typed_days import TypedDay
from linkedin.links import read_link
from services import acts
from services.entries.entries_of_rows import comment_of
from services.entries.strangers import mac_of
from services.targets.person_lookup import (
    OutsidePerson,
    PersonAtAccount,
    find_person_or_company,
    save_person,
)
from storage.tables import CommentRow, ContactRow, MemberRow, id_of


def log_comment(
    session: Session, submission: Submission, entry: CommentEntry
) -> CommentLogged | PersonQuestion:
    """Saves a comment on another person's post. One comment a day counts for each post.

    Returns:
        The result, or a ``PersonQuestion`` if the person is unclear and nothing was saved.

    Raises:
        UserError: the date is impossible, or the post is the member's own.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        earlier_id = id_of(earlier)
        [row, *replaced] = storage.entries.comments.comments_touched_by(session, earlier_id)
        logged = _logged(session, submission, known, row, entry, earlier_id)
        return replace(logged, moved=bool(replaced))
    link = entry.link
    _refuse_own(session, member, link)
    day = (entry.said_on or TypedDay()).on(submission.today)
    check_day(day, submission.today, Field.COMMENTED_ON)
    found = find_person_or_company(session, member, entry.whom)
    if isinstance(found, PersonQuestion):
        if found.question is not PersonQuestionKind.COMPANY:
            return found
        found = OutsidePerson(entry.whom.name)
    same = _same_post(session, member, day, link)
    if same is not None and not _adds_target(same, found):
        return _logged(session, submission, known, same, entry, None)
    act_id = acts.begin(session, submission, known, ActKind.COMMENT)
    if same is not None:
        same.removed_by = act_id
        session.add(same)
    row = _new_row(session, member, link, found, day, act_id, submission.now)
    logged = _logged(session, submission, known, row, entry, act_id)
    return replace(logged, moved=same is not None)


def _refuse_own(session: Session, member: MemberRow, link: PostLink) -> None:
    found = storage.entries.posts.posts_named(
        session, member.workspace_id, link.urn, link.posted_at
    )
    named = [post for post in found if link.urn in (post.urn, post.twin_urn)]
    if any(post.member_id == member.id for post in named or found):
        raise UserError(
            "That's your own post: what counts here are comments on other people's posts.",
            "Its comments are among its figures: `log <link> 6 comments`.",
            field=Field.LINK,
        )


def _same_post(session: Session, member: MemberRow, day: date, link: PostLink) -> CommentRow | None:
    """The day's comment on this post, found by either of the post's ids."""
    urn = stored_urn(session, member, link)
    for row in storage.entries.comments.comments_on(session, id_of(member), day):
        if row.urn == urn or (row.link and are_twins(read_link(row.link), link)):
            return row
    return None


def stored_urn(session: Session, member: MemberRow, link: PostLink) -> str:
    """The post's id. An article's id is an HMAC, because its address contains the author's name.

    The author may be at no target account, or may be erased later.
    """
    if link.kind is not UrnKind.ARTICLE:
        return link.urn
    return f"article:{mac_of(session, member.workspace_id, f'article:{member.id}', link.urn)}"


def _adds_target(known: CommentRow, found: PersonAtAccount | OutsidePerson) -> bool:
    """Whether an entry adds a target account or a contact to a known comment."""
    if not isinstance(found, PersonAtAccount):
        return False
    if known.account_id != found.account.id:
        return True
    return bool(found.name) and (found.contact_id is None or found.contact_id != known.contact_id)


def _new_row(
    session: Session,
    member: MemberRow,
    link: PostLink,
    found: PersonAtAccount | OutsidePerson,
    day: date,
    act_id: int,
    now: datetime,
) -> CommentRow:
    row = CommentRow(
        workspace_id=member.workspace_id,
        member_id=id_of(member),
        urn=stored_urn(session, member, link),
        link="" if link.kind is UrnKind.ARTICLE else link.url,
        commented_on=day,
        logged_at=now,
        made_by=act_id,
    )
    if isinstance(found, PersonAtAccount):
        row.account_id = found.account.id
        row.contact_id = save_person(session, member, found, act_id)
    session.add(row)
    session.flush()
    return row


def _logged(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: CommentRow,
    entry: CommentEntry,
    act_id: int | None,
) -> CommentLogged:
    week = week_of(submission.today)
    # Held, so that the session finds it again without a query.
    contact = session.get(ContactRow, row.contact_id) if row.contact_id else None
    return CommentLogged(
        act_id=act_id,
        comment=comment_of(session, row),
        said=entry.whom.company or entry.whom.name,
        week=storage.entries.comments.count_at_targets(
            session, row.member_id, week.first, week.last
        ),
        goal=known.thresholds.comments_week,
        offers_join=act_id is not None and known.offers_join,
        new_contact=contact is not None and contact.made_by == act_id,
        company=entry.whom.company,
        targets=known.targets,
    )
