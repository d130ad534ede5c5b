"""The touches before wins, counted by the database."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import Engine
from sqlmodel import Session, SQLModel

from services.figures.pipeline import pipeline
from services.figures.team_stats import team_stats
from storage.figures.groundwork import some_with_touches, touches_before
from storage.tables import AccountRow, ActRow, CommentRow, DmRow, EngagerRow, PostRow, WinRow
from tests.services.entries.test_entry_cost import counting
from tests.services.team import MONDAY, WORKSPACE, joins, someone, team_of

DAY = date(2026, 11, 20)
ONE_DAY = timedelta(days=1)


def add(session: Session, table: type[SQLModel], *rows: dict[str, object]) -> None:
    """Adds live rows of one act to a table."""
    shared = {"workspace_id": WORKSPACE, "made_by": 1, "logged_at": MONDAY}
    names = set(table.model_fields)
    complete = [{**shared, **row} for row in rows]
    session.execute(
        insert(table),
        [{name: value for name, value in row.items() if name in names} for row in complete],
    )


def add_accounts(session: Session, member_id: int, *account_ids: int) -> None:
    """Adds accounts, and the act and the post that other rows name."""
    add(
        session,
        ActRow,
        {"id": 1, "member_id": member_id, "kind": "logged", "key": "a", "done_at": MONDAY},
    )
    named = [
        {"id": each, "name": f"Account {each}", "match_key": str(each)} for each in account_ids
    ]
    add(session, AccountRow, *named)
    post = {"id": 1, "member_id": member_id, "urn": "u", "link": "l", "posted_at": MONDAY}
    add(session, PostRow, post)


def touch(table: type[SQLModel], member: int, account: int, day: date) -> dict[str, object]:
    """A touch of an account on a day."""
    of = {EngagerRow: "engaged_on", DmRow: "written_on", CommentRow: "commented_on"}
    about = {"member_id": member, "account_id": account, of[table]: day}
    return {**about, "post_id": 1, "relation": "target", "urn": f"{day}", "link": ""}


def test_only_touches_of_the_90_days_before_a_win_count_towards_it(session: Session) -> None:
    ada, bo = joins(session, someone("Ada")), joins(session, someone("Bo"))
    add_accounts(session, ada, 1, 2)
    tables: tuple[type[SQLModel], ...] = (EngagerRow, DmRow, CommentRow)
    for table in tables:
        days = [DAY, DAY - 90 * ONE_DAY, DAY - 91 * ONE_DAY, DAY + ONE_DAY]
        add(session, table, *(touch(table, ada, 1, day) for day in days))
        late = {**touch(table, ada, 1, DAY), "logged_at": MONDAY + ONE_DAY}
        removed = {**touch(table, ada, 1, DAY), "removed_by": 1}
        add(session, table, late)
        add(session, table, removed)
        add(session, table, touch(table, bo, 1, DAY - 3 * ONE_DAY))
    win = {"member_id": ada, "kind": "meeting", "company": "", "won_on": DAY}
    add(session, WinRow, *({**win, "id": each, "account_id": each} for each in (1, 2)))
    add(session, WinRow, {**win, "id": 3, "account_id": None})
    deal = {**win, "kind": "closed_won"}
    add(session, WinRow, *({**deal, "id": each + 3, "account_id": each} for each in (1, 2)))
    wins = [1, 2, 3]
    assert touches_before(session, wins, MONDAY, [ada, bo]) == {1: 9, 2: 0}
    assert touches_before(session, wins, MONDAY, [ada]) == {1: 6, 2: 0}
    assert touches_before(session, wins, MONDAY, [ada], but=True) == {1: 3, 2: 0}
    assert touches_before(session, [1, 2], MONDAY, [], but=True) == {1: 9, 2: 0}
    # Of a deal, it is only known whether there was a touch.
    assert touches_before(session, [4, 5], MONDAY, [ada]) == {4: 1, 5: 0}
    assert touches_before(session, [4, 5], MONDAY, [ada, bo], but=True) == {4: 0, 5: 0}


@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_members_with_touches_are_all_or_at_least_as_many_as_asked(
    session: Session, most: int
) -> None:
    members = [joins(session, someone(name)) for name in ("Ada", "Bo", "Cy", "Dee")]
    add_accounts(session, members[0], 1, 2)
    tables: tuple[type[SQLModel], ...] = (EngagerRow, DmRow, CommentRow, DmRow)
    for member, table in zip(members, tables, strict=True):
        add(session, table, touch(table, member, 2 if member == members[3] else 1, DAY))
    found = some_with_touches(session, [1], DAY, DAY, MONDAY, most)
    assert found <= set(members[:3])
    assert len(found) >= min(most, 3)
    assert some_with_touches(session, [1], DAY + ONE_DAY, DAY + ONE_DAY, MONDAY, most) == set()


def test_a_coachs_pages_take_as_many_statements_for_many_teams(engine: Engine) -> None:
    coach = someone("Coach")
    admin = type(coach)(coach.asker, type(coach.profile)("Coach", is_admin=True))
    counts = []
    with Session(engine) as session:
        joins(session, coach)
        for number in range(9):
            mates = [joins(session, someone(f"{name}{number}")) for name in ("A", "B", "C")]
            team_of(session, mates, f"Team {number}")
            if number == 0:
                add_accounts(session, mates[0], 1)
            dms = [touch(DmRow, each, 1, DAY) for each in mates]
            add(session, DmRow, *dms)
            won = {"kind": "meeting", "company": "", "won_on": DAY, "account_id": 1}
            add(session, WinRow, *({**won, "member_id": each} for each in mates))
            session.commit()
            with counting(engine) as statements:
                for page in (pipeline, team_stats):
                    page(session, admin, "7d", MONDAY)
            counts.append(len(statements))
            session.rollback()
    # The first time, the session also reads a row that it then knows.
    assert set(counts[1:]) == {counts[1]}
    assert counts[0] <= 26
