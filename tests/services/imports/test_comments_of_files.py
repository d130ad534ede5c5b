"""Comments of files: on whose posts, once a day for each post, and nothing twice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from domain.entries.comments import CommentEntry
from domain.entries.person_reference import PersonReference
from domain.imports.file_activity import CommentsFound, CommentsSaved, ReactionsFound
from domain.people.members import Person, Profile
from domain.submission import Submission
from domain.timing.typed_days import TypedDay
from linkedin.links import read_link
from linkedin.records import CommentRecord, Place, ReactionRecord, Record
from services.coaching.target_facts import target_facts
from services.entries.comments import log_comment
from services.entries.undo import undo
from services.people.members import member_for
from storage.tables import AccountRow, CommentRow
from tests.engines import ON_SQLITE
from tests.services.imports.files import imported, post, previewed
from tests.services.imports.messages import at, comment
from tests.services.target_week import account
from tests.services.team import ADA, submitted

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def live(session: Session) -> list[Any]:
    """The live comments: the day, the account, and the post's id."""
    session.expire_all()
    return sorted(
        (
            row.commented_on,
            session.get_one(AccountRow, row.account_id).name if row.account_id else "",
            row.urn,
        )
        for row in session.exec(select(CommentRow).where(col(CommentRow.removed_by).is_(None)))
    )


def found(session: Session, *records: Record) -> CommentsFound:
    """The comments of a file's preview."""
    every = previewed(session, ADA, records, NOW).found
    [comments] = [each for each in every if isinstance(each, CommentsFound)]
    return comments


def logs_comment(session: Session, record: CommentRecord, company: str) -> None:
    day = record.written_at.date()
    entry = CommentEntry(record.link, PersonReference(company=company), TypedDay(day))
    log_comment(session, Submission(ADA, f"comment {day} {company}", NOW), entry)


def test_one_comment_a_day_counts_for_each_post_and_at_no_account(session: Session) -> None:
    records = [
        comment("2026-11-02 09:00", "2026-11-01 08:00"),
        comment("2026-11-02 19:00", "2026-11-01 08:00"),
        comment("2026-11-02 19:00", "2026-11-01 08:00", kind="share", seconds=1),
        comment("2026-11-03 09:00", "2026-11-01 08:00"),
    ]
    assert (found(session, *records).new, found(session, *records).at_targets) == (2, 0)
    done = imported(session, ADA, records, NOW)
    assert done.saved == (CommentsSaved(2),)
    assert [row[:2] for row in live(session)] == [
        (date(2026, 11, 2), ""),
        (date(2026, 11, 3), ""),
    ]
    assert (found(session, *records).new, found(session, *records).known) == (0, 2)
    again = imported(session, ADA, reversed(records), NOW + timedelta(minutes=1))
    assert again.act_id is None
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == []


@ON_SQLITE
def test_a_member_who_moves_to_another_zone_has_no_comment_twice(session: Session) -> None:
    records = [
        comment("2026-11-02 11:30", "2026-11-01 08:00"),  # on the 3rd in Auckland
        comment("2026-11-05 00:30", "2026-11-01 08:00"),  # on the 4th in New York
    ]
    for zone in ("Pacific/Auckland", "America/New_York"):
        imported(session, Person(ADA.asker, Profile("Ada", zone)), records, NOW)
        assert [row[0].day for row in live(session)] == [3, 5]
    records.append(comment("2026-11-04 09:00", "2026-11-01 08:00"))
    imported(session, Person(ADA.asker, Profile("Ada", zone)), records, NOW)
    assert [row[0].day for row in live(session)] == [3, 4, 5]


@ON_SQLITE
def test_a_comment_on_the_morning_after_another_one_is_new(session: Session) -> None:
    records = [comment(f"2026-11-{day} 09:00", "2026-11-01 08:00") for day in ("03", "04")]
    imported(session, ADA, records[:1], NOW)
    imported(session, ADA, records, NOW)
    assert [row[0].day for row in live(session)] == [3, 4]


def test_a_post_of_a_logged_comment_is_at_its_account(session: Session) -> None:
    account(session, ADA, "Acme")
    logged = comment("2026-11-02 09:00", "2026-11-01 08:00")
    logs_comment(session, logged, "Acme")
    twin = comment("2026-11-04 09:00", "2026-11-01 08:00", kind="share", seconds=2)
    assert found(session, logged, twin) == CommentsFound(
        1, 1, 1, 0, date(2026, 11, 2), date(2026, 11, 4)
    )
    imported(session, ADA, [logged, twin], NOW)
    assert [row[:2] for row in live(session)] == [
        (date(2026, 11, 2), "Acme"),
        (date(2026, 11, 4), "Acme"),
    ]


@ON_SQLITE
def test_comments_on_own_posts_are_left_out(session: Session) -> None:
    imported(session, ADA, [post(at("2026-11-01 08:00"))], NOW)
    records = [
        comment("2026-11-02 09:00", "2026-11-01 08:00"),
        comment("2026-11-02 09:00", "2026-11-01 08:00", kind="share", seconds=3),
        comment("2026-11-02 09:00", "2026-11-05 08:00"),
        comment("2026-11-02 09:00", "2026-11-07 08:00"),
    ]
    file: list[Record] = [post(at("2026-11-05 08:00"), kind="share"), *records]
    assert (found(session, *file).new, found(session, *file).own) == (1, 3)


@ON_SQLITE
def test_an_article_is_stored_without_its_address(session: Session) -> None:
    link = read_link("https://www.linkedin.com/pulse/why-we-won-jane-doe/")
    record = CommentRecord(Place("Comments.csv", 2), link, at("2026-11-02 09:00"))
    assert imported(session, ADA, [record], NOW).saved == (CommentsSaved(1),)
    [(_, _, urn)] = live(session)
    assert "jane" not in urn
    assert imported(session, ADA, [record], NOW + timedelta(minutes=1)).act_id is None


@ON_SQLITE
def test_comments_at_no_account_neither_count_nor_wake_the_rule(session: Session) -> None:
    account(session, ADA, "Acme")
    imported(session, ADA, [comment("2026-11-05 09:00", "2026-11-01 08:00")], NOW)
    member = member_for(session, submitted(ADA, NOW))

    def comments() -> tuple[int, date | None]:
        facts = target_facts(session, member, ADA.zone, NOW.date(), NOW)
        return facts.comments.week, facts.comments.first_on

    assert comments() == (0, None)
    logs_comment(session, comment("2026-11-20 09:00", "2026-11-19 08:00"), "Acme")
    assert comments() == (1, date(2026, 11, 20))


@ON_SQLITE
def test_reactions_are_told_and_not_kept(session: Session) -> None:
    link = read_link("urn:li:activity:7261000000000000000")
    moments = ["2026-11-02 09:00", "2025-01-02 09:00"]
    records = [ReactionRecord(Place(), link, at(each), "LIKE") for each in moments]
    preview = previewed(session, ADA, records, NOW)
    assert preview.found == (ReactionsFound(2, date(2025, 1, 2), date(2026, 11, 2)),)
    assert preview.changes == 0
