"""A year of a workspace's entries, written straight into the tables.

Rows are in the order of time, as if people had entered them, so one member's rows are spread over
the whole table. Values that look random are computed, so that every database has the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Engine, String, cast, func, insert, literal, null, select
from sqlalchemy import case as either
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from benchmarks.bulk_rows import (
    Row,
    disable_durability,
    indexes_last,
    show_newest_figures,
    vacuum,
    write,
)
from storage.tables import (
    AccountRow,
    ActRow,
    CommentRow,
    ContactRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    MemberRow,
    MemberSettingsRow,
    PostRow,
    SnapshotRow,
    SsiScoreRow,
    TeamMemberRow,
    TeamRow,
    WinRow,
    WorkspaceRow,
)

WORKSPACE = "T0YEAR"
ZONE = "Europe/Stockholm"
#: A Monday, when digests and boards are due.
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEEKS = 52
TEAM_SIZE = 100
#: Target accounts of each team, and contacts at each account.
ACCOUNTS, CONTACTS = 100, 5
#: Engagers listed with each post: 14 to 25. Of every five, two are at target accounts.
FEWEST_LISTED, MORE_LISTED = 14, 12
TARGETS, OF = 2, 5
#: Of each member in each week.
DMS, COMMENTS = 2, 2
_WINS = ("meeting", "meeting", "opportunity", "meeting", "closed_won")


#: The columns that are written; the others are empty.
_COLUMNS: dict[type[SQLModel], str] = {
    ActRow: "id workspace_id member_id kind key done_at",
    PostRow: "id workspace_id member_id urn link posted_at made_at goal link_out logged_at made_by",
    SnapshotRow: "id workspace_id post_id taken_at views engagers reactions comments reposts "
    "listed listed_targets made_by",
    DmRow: "id workspace_id member_id relation account_id contact_id stranger written_on "
    "replied_at logged_at made_by",
    DmWeekRow: "id workspace_id member_id monday counted_on target other logged_at made_by",
    CommentRow: "id workspace_id member_id urn link account_id contact_id commented_on logged_at "
    "made_by",
    WinRow: "id workspace_id member_id kind account_id company amount currency won_on logged_at "
    "made_by",
    SsiScoreRow: "id workspace_id member_id scored_on overall made_by",
}


def load_year(engine: Engine, teams: int, weeks: int = WEEKS) -> None:
    """Fills an empty, migrated database, without foreign key checks; indexes are created last.

    Args:
        weeks: Only the entries of the last weeks are written.
    """
    with engine.connect() as connection:
        disable_durability(connection)
        with connection.begin():
            _insert_people(connection, teams)
        with indexes_last(connection):
            _Entries(connection, teams * TEAM_SIZE, weeks).write()
            with connection.begin():
                _list_engagers(connection)
        with connection.begin():
            show_newest_figures(connection)
    engine.dispose()
    vacuum(engine)


def user_id(member_id: int) -> str:
    """The Slack id of a member."""
    return f"U0Y{member_id:06d}"


def _insert_people(connection: Connection, teams: int) -> None:
    connection.execute(insert(WorkspaceRow), [{"id": WORKSPACE, "created_at": NOW}])
    member_ids = range(1, teams * TEAM_SIZE + 1)
    _insert(
        connection,
        TeamRow,
        (
            # Without a channel, no board would be composed.
            {
                "id": team + 1,
                "name": f"Team {team:03d}",
                "zone": ZONE,
                "channel_id": f"C0Y{team:06d}",
            }
            for team in range(teams)
        ),
    )
    _insert(
        connection,
        MemberRow,
        (
            {
                "id": member_id,
                "user_id": user_id(member_id),
                "name": f"Person {member_id}",
                "zone": ZONE,
                "created_at": NOW,
                "profile_at": NOW,
                "is_guest": False,
                "is_coach": member_id % TEAM_SIZE == 0,
            }
            for member_id in member_ids
        ),
    )
    _insert(
        connection,
        MemberSettingsRow,
        ({"member_id": each, "joined_at": NOW, "on_board": True} for each in member_ids),
    )
    _insert(
        connection,
        TeamMemberRow,
        ({"team_id": _team(each) + 1, "member_id": each} for each in member_ids),
    )
    connection.execute(insert(ActRow), [_first_act()])
    _insert(
        connection,
        AccountRow,
        (
            {
                "id": number + 1,
                "name": f"Account {number}",
                "match_key": f"account {number}",
                # Each member owns one account of the team.
                "owner_id": number + 1,
                "made_by": 1,
            }
            for number in range(teams * ACCOUNTS)
        ),
    )
    _insert(
        connection,
        ContactRow,
        (
            {
                "id": number + 1,
                "account_id": number // CONTACTS + 1,
                "name": f"Contact {number}",
                "person_key": f"contact {number}",
                "made_by": 1,
            }
            for number in range(teams * ACCOUNTS * CONTACTS)
        ),
    )


def _first_act() -> dict[str, object]:
    long_ago = NOW - timedelta(weeks=WEEKS + 1)
    act = {"workspace_id": WORKSPACE, "member_id": 1, "kind": "import", "key": "accounts"}
    return {"id": 1, "done_at": long_ago, **act}


def _insert(
    connection: Connection, table: type[SQLModel], rows: Iterable[dict[str, object]]
) -> None:
    complete = [table(workspace_id=WORKSPACE, **row).model_dump() for row in rows]
    connection.execute(insert(table), complete)


def _team(member: int) -> int:
    """A member's team, from 0."""
    return (member - 1) // TEAM_SIZE


@dataclass
class _Entries:
    """All entries of the members, written week by week.

    Args:
        members: How many there are.
        weeks: How many weeks have entries.
        ids: The last id of each table.
        rows: Rows not written yet.
    """

    connection: Connection
    members: int
    weeks: int
    ids: Counter[type[SQLModel]] = field(default_factory=Counter)
    rows: dict[type[SQLModel], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def write(self) -> None:
        self.ids[ActRow] = 1
        earlier: list[tuple[int, int, datetime]] = []
        for week in range(WEEKS - self.weeks, WEEKS):
            posts = [self._post(member, week) for member in self._members()]
            # Members update the figures of most posts once or twice, and of some never.
            for member, post, posted_at in earlier:
                if post % 3:
                    self._figures(member, post, posted_at + timedelta(days=6), 2)
            earlier = posts
            for member in self._members():
                self._week(member, week)
            self._flush()

    def _members(self) -> Iterator[int]:
        """All members, in an order that separates teammates."""
        stride = 7919 if self.members % 7919 else 7907
        return (each * stride % self.members + 1 for each in range(self.members))

    def _post(self, member: int, week: int) -> tuple[int, int, datetime]:
        at = _moment(member, week, 11)
        post_id = self._next(PostRow)
        urn = f"urn:li:activity:{7_000_000_000_000_000_000 + post_id}"
        link = f"https://www.linkedin.com/feed/update/{urn}/"
        act = self._act(member, at + timedelta(hours=1), "logged")
        goal = (None, "credibility", "customer_result")[post_id % 3]
        logged_at = _text(at + timedelta(hours=1))
        post = (urn, link, _text(at), _text(at), goal, post_id % 4 == 0, logged_at, act)
        self.rows[PostRow].append((post_id, WORKSPACE, member, *post))
        self._snapshot(post_id, at + timedelta(hours=1), 1, act)
        if post_id % 3 == 2:
            self._figures(member, post_id, at + timedelta(days=1), 1)
        return member, post_id, at

    def _figures(self, member: int, post: int, at: datetime, growth: int) -> None:
        self._snapshot(post, at, growth, self._act(member, at, "updated"))

    def _snapshot(self, post: int, at: datetime, growth: int, act: int) -> None:
        listed = FEWEST_LISTED + post % MORE_LISTED
        targets = sum(place % OF < TARGETS for place in range(listed))
        views = (400 + post * 7919 % 3000) * (1 + growth)
        figures: Row = (listed + post % 30, None, None, None)
        if post % 2:
            figures = (None, listed + post % 30, post % 7, post % 3)
        row = (_text(at), views, *figures, listed, targets, act)
        self.rows[SnapshotRow].append((self._next(SnapshotRow), WORKSPACE, post, *row))

    def _week(self, member: int, week: int) -> None:
        for each in range(DMS):
            self._dm(member, _moment(member, week, 23 + each), each)
        for each in range(COMMENTS):
            self._comment(member, _moment(member, week, 41 + each), each)
        if (member + week) % 8 == 0:
            self._win(member, _moment(member, week, 59))
        if (member + week) % 4 == 0:
            self._totals(member, _moment(member, week, 67))
            self._score(member, _moment(member, week, 71))

    def _dm(self, member: int, at: datetime, each: int) -> None:
        dm_id, act = self._next(DmRow), self._act(member, at, "dm")
        if (dm_id + each) % 3:
            account, contact = _person_met(member, dm_id)
            person: Row = ("target", account, contact, None)
        else:
            person = ("other", None, None, f"{dm_id:036d}")
        replied = _text(at) if dm_id % 5 == 0 else None
        row = (*person, _day(at), replied, _text(at), act)
        self.rows[DmRow].append((dm_id, WORKSPACE, member, *row))

    def _comment(self, member: int, at: datetime, each: int) -> None:
        comment_id, act = self._next(CommentRow), self._act(member, at, "comment")
        urn = f"urn:li:activity:{6_000_000_000_000_000_000 + comment_id}"
        link = f"https://www.linkedin.com/feed/update/{urn}/"
        person = _person_met(member, comment_id * 3) if each else (None, None)
        row = (urn, link, *person, _day(at), _text(at), act)
        self.rows[CommentRow].append((comment_id, WORKSPACE, member, *row))

    def _win(self, member: int, at: datetime) -> None:
        win_id, act = self._next(WinRow), self._act(member, at, "win")
        kind = _WINS[win_id % len(_WINS)]
        amount = None if kind == "meeting" else 1_000_000 * (win_id % 90 + 1)
        money = (amount, "EUR" if amount else None)
        row = (kind, _person_met(member, win_id)[0], "", *money, _day(at), _text(at), act)
        self.rows[WinRow].append((win_id, WORKSPACE, member, *row))

    def _totals(self, member: int, at: datetime) -> None:
        week_id, act = self._next(DmWeekRow), self._act(member, at, "dm_week")
        monday = at.date() - timedelta(days=at.weekday())
        row = (str(monday), _day(at), 3, 2, _text(at), act)
        self.rows[DmWeekRow].append((week_id, WORKSPACE, member, *row))

    def _score(self, member: int, at: datetime) -> None:
        score_id, act = self._next(SsiScoreRow), self._act(member, at, "score")
        overall = 40_000 + score_id % 30_000
        self.rows[SsiScoreRow].append((score_id, WORKSPACE, member, _day(at), overall, act))

    def _act(self, member: int, at: datetime, kind: str) -> int:
        act_id = self._next(ActRow)
        self.rows[ActRow].append((act_id, WORKSPACE, member, kind, f"{act_id:012d}", _text(at)))
        return act_id

    def _next(self, table: type[SQLModel]) -> int:
        self.ids[table] += 1
        return self.ids[table]

    def _flush(self) -> None:
        with self.connection.begin():
            for table, rows in self.rows.items():
                write(self.connection, str(table.__tablename__), _COLUMNS[table].split(), rows)
        self.rows.clear()


def _moment(member: int, week: int, salt: int) -> datetime:
    """A moment of a week, at least two hours before its end. The last week ends now."""
    ends = NOW - timedelta(weeks=WEEKS - 1 - week)
    return ends - timedelta(hours=2 + (member * 37 + week * 11 + salt * 29) % 165)


def _person_met(member: int, entry_id: int) -> tuple[int, int]:
    """The ids of an account of the member's team and of a contact there."""
    contact = _team(member) * ACCOUNTS * CONTACTS + (entry_id * 31 + member) % (ACCOUNTS * CONTACTS)
    return contact // CONTACTS + 1, contact + 1


def _text(at: datetime) -> str:
    """A moment in the format that SQLite stores and PostgreSQL reads."""
    return f"{at:%Y-%m-%d %H:%M:%S}.000000"


def _day(at: datetime) -> str:
    return str(at.date())


def _list_engagers(connection: Connection) -> None:
    """Lists the engagers of every post in one statement, because there are millions."""
    places = select(literal(0).label("place")).cte("places", recursive=True)
    following = select(places.c.place + 1).where(places.c.place + 1 < FEWEST_LISTED + MORE_LISTED)
    places = places.union_all(following)
    place = places.c.place
    post, act = PostRow, ActRow
    contact = ((col(post.member_id) - 1) // TEAM_SIZE) * (ACCOUNTS * CONTACTS) + (
        col(post.id) * 31 + place
    ) % (ACCOUNTS * CONTACTS)
    at_target = place % OF < TARGETS
    mac = literal("0" * 48) + cast(10**15 + cast(col(post.id), BigInteger) * 100 + place, String)
    people = (
        select(
            col(post.workspace_id),
            col(post.member_id),
            col(post.id),
            either((at_target, contact // CONTACTS + 1), else_=null()),
            either((at_target, contact + 1), else_=null()),
            either((at_target, null()), else_=mac),
            func.date(act.done_at),
            col(act.done_at),
            col(post.made_by),
        )
        .join(act, col(act.id) == col(post.made_by))
        .join(places, place < FEWEST_LISTED + col(post.id) % MORE_LISTED)
        .order_by(col(post.id))
    )
    names = "workspace_id member_id post_id account_id contact_id mac engaged_on logged_at made_by"
    connection.execute(insert(EngagerRow).from_select(names.split(), people))
