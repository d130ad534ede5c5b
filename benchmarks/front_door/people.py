"""The people of `benchmarks.front_door`: with 0, 300 and 3,000 posts, logged at the same pace."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, insert
from sqlmodel import Session, select

from benchmarks.light_slack import TEAM
from storage.engine import open_engine
from storage.migrate import migrate
from storage.tables import ActRow, MemberRow, PostRow, SnapshotRow, WorkspaceRow

#: How many people have each number of posts.
GROUPS = {0: 100, 300: 100, 3000: 10}


def link(number: int) -> str:
    """A link to another post for each number, some 40 seconds apart, in the last 80 days."""
    moment = datetime.now(UTC) - timedelta(seconds=3600 + number * 40 % 6_900_000)
    urn = (int(moment.timestamp() * 1000) << 22) + number
    return f"https://www.linkedin.com/feed/update/urn:li:activity:{urn}/"


def user_with(posts: int, number: int) -> str:
    """The Slack id of one of the people who logged so many posts before."""
    return f"U{posts:05}{number:03}"


def seed(url: str) -> None:
    """Migrates the database, and adds people with 0, 300 and 3,000 posts at the same pace."""
    engine = open_engine(url)
    migrate(engine)
    now = datetime.now(UTC)
    with Session(engine) as session:
        session.add(WorkspaceRow(id=TEAM, created_at=now))
        session.flush()
        acts = itertools.count(1)
        for posts, people in GROUPS.items():
            for number in range(people):
                member = MemberRow(
                    workspace_id=TEAM,
                    user_id=user_with(posts, number),
                    name=f"Person {number}",
                    zone="Europe/Stockholm",
                    profile_at=now,
                    created_at=now,
                    is_guest=False,
                )
                session.add(member)
                session.flush()
                _seed_posts(session, member.id or 0, posts, now, acts)
        session.commit()
    if engine.dialect.name == "postgresql":  # as autovacuum would
        with engine.connect() as connection:
            for table in ("act", "post"):
                connection.exec_driver_sql(
                    f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"  # noqa: S608
                )
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
    engine.dispose()


def _seed_posts(
    session: Session, member_id: int, posts: int, now: datetime, acts: Iterator[int]
) -> None:
    """Adds a member's posts, 300 in twelve weeks, each with one snapshot."""
    shared = {"workspace_id": TEAM}
    made = [
        (next(acts), now - timedelta(days=3, minutes=403 * n + member_id)) for n in range(posts)
    ]
    if not made:
        return
    session.execute(
        insert(ActRow),
        [
            {
                **shared,
                "id": act,
                "member_id": member_id,
                "kind": "logged",
                "key": f"seed {act}",
                "done_at": moment,
            }
            for act, moment in reversed(made)
        ],
    )
    session.execute(
        insert(PostRow),
        [
            {
                **shared,
                "id": act,
                "member_id": member_id,
                "urn": f"urn:li:activity:{act}",
                "link": f"https://www.linkedin.com/feed/update/urn:li:activity:{act}/",
                "posted_at": moment,
                "made_at": moment,
                "logged_at": moment,
                "made_by": act,
                "goal": "credibility" if act % 2 else None,
                "counted_at": moment,
                **_figures(act),
            }
            for act, moment in made
        ],
    )
    session.execute(
        insert(SnapshotRow),
        [
            {
                **shared,
                "post_id": act,
                "taken_at": moment,
                "made_by": act,
                **_figures(act),
            }
            for act, moment in made
        ],
    )


def _figures(act: int) -> dict[str, int]:
    """A post's figures by the number of its act."""
    return {"views": 1000 + act % 700, "engagers": 12 + act % 9}


def check_rows(url: str, wanted: int) -> None:
    """Fails unless each entry has its post, act and snapshot."""
    seeded = sum(posts * people for posts, people in GROUPS.items())
    engine = open_engine(url)
    with Session(engine) as session:
        for table in (ActRow, PostRow, SnapshotRow):
            count = session.exec(select(func.count()).select_from(table)).one() - seeded
            assert count == wanted, f"{count} rows of {table.__name__} for {wanted} entries"
    engine.dispose()
