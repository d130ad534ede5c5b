"""Comments of files on many days, on days to come, and on the member's own posts."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, func, select

from domain.imports.file_activity import CommentsFound, CommentsSaved
from storage.tables import CommentRow
from tests.engines import ON_SQLITE
from tests.services.imports.files import imported, post, previewed
from tests.services.imports.messages import at, comment
from tests.services.team import ADA

pytestmark = ON_SQLITE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_comment_of_a_day_to_come_is_left_out_aloud(session: Session) -> None:
    preview = previewed(session, ADA, [comment("2026-11-24 09:00", "2026-11-01 08:00")], NOW)
    assert [each.reason for each in preview.refused] == ["This comment has a date to come."]
    assert preview.changes == 0


def test_comments_on_many_days_are_saved_a_few_hundred_at_a_time(session: Session) -> None:
    days = [datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=each) for each in range(201)]
    records = [comment(f"{day:%Y-%m-%d %H:%M}", "2025-12-01 08:00") for day in days]
    count = select(func.count()).select_from(CommentRow)
    imported(session, ADA, records, NOW, batches=1)
    assert session.exec(count).one() == 200
    later = NOW + timedelta(minutes=1)
    assert imported(session, ADA, records, later).saved == (CommentsSaved(201),)
    assert session.exec(count).one() == 201


def test_an_own_post_is_found_among_others_of_its_moment(session: Session) -> None:
    moment = at("2026-11-01 08:00")
    imported(session, ADA, [post(moment)], NOW)
    imported(session, ADA, [post(moment + timedelta(seconds=6), kind="share")], NOW)
    record = comment("2026-11-02 09:00", "2026-11-01 08:00", seconds=3)
    preview = previewed(session, ADA, [record], NOW)
    assert preview.found == (CommentsFound(own=1),)
