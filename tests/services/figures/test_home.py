"""What the Home tab shows: to the member alone, and to coaches only what reveals nobody."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from domain.coaching.do_next import AddTargets, LogPost, WriteTo
from domain.coaching.follow_up import FollowUp
from domain.coaching.home_page import FirstSteps, HomePage
from domain.coaching.post_rules import NoPost
from domain.coaching.rules import Finding, Rule
from domain.coaching.stored_findings import to_values
from domain.coaching.target_facts import ContactReference
from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.figures.coach_overview import CoachOverview, WorkspaceTotals
from domain.people.members import Person
from domain.timing.schedules import DeliveryState, Kind, Recipient
from services.entries.dms import record_reply
from services.figures.board import ranking
from services.figures.home import home_page, short_home
from services.people.members import member_for
from storage.tables import (
    AccountRow,
    DeliveryRow,
    DmRow,
    MemberRow,
    NudgeRow,
    TeamRow,
    WorkspaceRow,
)
from tests.engines import ON_SQLITE
from tests.services.entries.test_entry_cost import counting
from tests.services.figures.test_own_stats import add_posts
from tests.services.target_week import account, contact, engaged, won, wrote
from tests.services.team import (
    ADA,
    BO,
    CY,
    MONDAY,
    WORKSPACE,
    change,
    joins,
    owed,
    posted,
    someone,
    submitted,
    team_of,
)
from views.figures.home import home

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DEE = someone("Dee")
ADMIN = replace(ADA, profile=replace(ADA.profile, is_admin=True))


def at_home(session: Session, person: Person = ADA) -> HomePage:
    """A person's Home tab on Monday."""
    return home_page(session, person, MONDAY)


def team_at_home(session: Session) -> CoachOverview:
    """The part of the Home tab for Ada, who is an admin."""
    found = at_home(session, ADMIN).team
    assert found is not None
    return found


def totals_at_home(session: Session) -> WorkspaceTotals:
    """The totals there."""
    totals = team_at_home(session).totals
    assert totals is not None
    return totals


def nudged(session: Session, member_id: int, rule: Rule, finding: Finding, **values: Any) -> None:
    """Sends a nudge on the day before Monday."""
    sent: dict[str, Any] = {"armed_at": MONDAY - DAY, "sent_at": MONDAY - DAY, **values}
    facts = to_values(finding)
    row = NudgeRow(workspace_id=WORKSPACE, member_id=member_id, rule=rule, facts=facts, **sent)
    session.add(row)
    session.flush()


def undelivered(
    session: Session, recipient: Recipient, kind: Kind, state: DeliveryState, reason: str = "x"
) -> None:
    """Owes a message an hour before Monday's moment, which was not sent."""
    row = session.get_one(DeliveryRow, owed(session, kind, recipient, MONDAY - HOUR).delivery_id)
    row.state, row.reason = state, reason
    session.add(row)
    session.flush()


def test_home_leads_with_the_warm_person_until_they_get_a_dm(session: Session) -> None:
    joins(session, ADA)
    acme = account(session, ADA, "Acme")
    jane = contact(session, ADA, acme, "Jane Doe")
    max_ = contact(session, ADA, acme, "Max Muster")
    engaged(session, ADA, MONDAY - 3 * DAY, acme, jane, max_, people=9)
    step = short_home(session, ADA, MONDAY).next
    assert isinstance(step, WriteTo)
    assert (step.engaged.person.contact_id, step.others) == (jane, 1)
    wrote(session, ADA, MONDAY - DAY, jane)
    assert [one.person.name for one in at_home(session).short.warm] == ["Max Muster"]


def test_the_first_steps_are_ticked_once_they_are_done(session: Session) -> None:
    ada = FirstSteps(may_add=True)
    before = at_home(session, ADMIN).short
    assert (before.steps, before.next) == (ada, AddTargets())
    assert (at_home(session).short.steps, at_home(session).short.next) == (FirstSteps(), LogPost())
    posted(session, ADA, MONDAY - DAY, Figures(900, 20))
    assert at_home(session, ADMIN).short.steps == replace(ada, logged=True)
    joins(session, ADA)
    acme = account(session, ADA, "Acme")
    engaged(session, ADA, MONDAY - DAY * 90, acme, contact(session, ADA, acme, "Jane Doe"))
    assert at_home(session).short.steps == FirstSteps(True, True, True, True)


def test_the_own_place_is_that_of_the_board(session: Session) -> None:
    people = (ADA, BO, CY)
    member_ids = [joins(session, person) for person in people]
    team_of(session, member_ids)
    for number, person in enumerate(people):
        posted(session, person, MONDAY - DAY, Figures(900, 20 + number), taken=MONDAY - HOUR)
    # No board ranks by target engagers yet, so it is by engagers.
    for person in people:
        [place] = at_home(session, person).places
        board = ranking(session, person, None, "7d", MONDAY)
        assert (place.team, place.measure, place.own.rank, place.own.of) == (
            board.team,
            board.measure,
            board.own.rank if board.own else None,
            3,
        )


def test_a_member_of_two_teams_sees_a_place_in_each(session: Session) -> None:
    member_ids = [joins(session, person) for person in (ADA, BO, CY)]
    team_of(session, member_ids, "Nordics")
    team_of(session, member_ids[:2], "South")
    for number, person in enumerate((ADA, BO, CY)):
        posted(session, person, MONDAY - DAY, Figures(900, 20 + number), taken=MONDAY - HOUR)
    page = at_home(session, ADA)
    found = [(place.team, place.own.rank, place.own.of) for place in page.places]
    assert found == [("Nordics", 3, 3), ("South", 2, 2)]
    shown = str(home(page))
    assert "*Your place* in Nordics" in shown
    assert "*Your place* in South" in shown
    assert "The boards of Nordics, South show you" in shown


@pytest.mark.parametrize(
    "values",
    [
        {"on_board": False},
        {"on_board": None},
        {"joined_at": None},
        {"paused_until": (MONDAY + DAY).date()},
    ],
)
def test_a_member_whom_the_board_does_not_show_sees_no_place(
    session: Session, values: dict[str, object]
) -> None:
    member_ids = [joins(session, person) for person in (ADA, BO, CY)]
    team_of(session, member_ids)
    for person in (ADA, BO, CY):
        posted(session, person, MONDAY - DAY, Figures(900, 20), taken=MONDAY - HOUR)
    assert at_home(session).places
    change(session, member_ids[0], **values)
    assert at_home(session).places == ()


def test_a_nudge_is_open_until_the_member_deals_with_it(session: Session) -> None:
    ada = joins(session, ADA)
    finding = NoPost((MONDAY - 9 * DAY).date(), 7, Goal.CREDIBILITY)
    for done in ({"done_at": MONDAY}, {"snoozed_until": MONDAY}, {"cleared_at": MONDAY}):
        nudged(session, ada, Rule.CADENCE, finding, **done)
    nudged(session, ada, Rule.CADENCE, finding, sent_at=None)
    nudged(session, ada, Rule.CADENCE, finding, sent_at=MONDAY - 29 * DAY)
    assert at_home(session).nudges == ()
    nudged(session, ada, Rule.CADENCE, finding)
    assert [nudge.finding for nudge in at_home(session).nudges] == [finding]
    posted(session, ADA, MONDAY - HOUR)
    assert at_home(session).nudges == ()


@pytest.mark.parametrize("second", [True, False])
def test_a_follow_up_is_open_until_a_reply_or_a_second_dm(session: Session, second: bool) -> None:
    ada = joins(session, ADA)
    acme = account(session, ADA, "Acme")
    jane = contact(session, ADA, acme, "Jane Doe")
    wrote(session, ADA, MONDAY - 8 * DAY, jane)
    dm = session.exec(select(DmRow.id)).one() or 0
    finding = FollowUp(ContactReference(jane, "Jane Doe", acme, "Acme"), dm, MONDAY.date())
    nudged(session, ada, Rule.FOLLOW_UP, finding)
    assert len(at_home(session).nudges) == 1
    if second:
        wrote(session, ADA, MONDAY - HOUR, jane)
    else:
        record_reply(session, submitted(ADA, MONDAY), dm)
    assert at_home(session).nudges == ()


def test_only_coaches_see_the_team(session: Session) -> None:
    joins(session, ADA)
    assert at_home(session).team is None
    member = member_for(session, submitted(ADA, MONDAY))
    member.is_coach = True
    session.add(member)
    session.flush()
    assert at_home(session).team is not None
    guest = replace(ADA, profile=replace(ADA.profile, is_guest=True))
    assert at_home(session, guest).team is None


def test_coaches_see_how_many_are_active_only_from_three_members(session: Session) -> None:
    people = (ADA, BO, CY, DEE)
    member_ids = {person: joins(session, person) for person in people}
    for person in people[:2]:
        posted(session, person, MONDAY - DAY, taken=MONDAY - DAY)
    posted(session, CY, MONDAY - 40 * DAY)
    assert totals_at_home(session).shown_active is None
    posted(session, CY, MONDAY - 2 * DAY, taken=MONDAY - DAY)
    posted(session, DEE, MONDAY - 2 * DAY, taken=MONDAY - DAY)
    assert totals_at_home(session).shown_active == totals_at_home(session).joined == 4
    guest = session.get_one(MemberRow, member_ids[DEE])
    guest.is_guest = True
    session.add(guest)
    change(session, member_ids[CY], joined_at=None)
    assert (totals_at_home(session).active, totals_at_home(session).joined) == (2, 2)
    assert totals_at_home(session).shown_active is None


def test_coaches_see_coverage_and_the_wins_of_all_members_but_guests(session: Session) -> None:
    joins(session, ADA)
    bo = joins(session, BO)
    acme, globex = account(session, ADA, "Acme"), account(session, ADA, "Globex")
    wrote(session, BO, MONDAY - 29 * DAY, contact(session, ADA, acme, "Jane Doe"))
    wrote(session, BO, MONDAY - 30 * DAY, contact(session, ADA, globex, "Max Muster"))
    won(session, ADA, MONDAY - DAY, acme, "closed_won", "45000")
    won(session, BO, MONDAY - DAY, acme, "meeting")
    won(session, BO, MONDAY - 31 * DAY, acme, "meeting")
    found = totals_at_home(session)
    assert (found.covered.touched, found.covered.accounts) == (1, 2)
    assert (found.covered.unowned, found.covered.named) == (1, ("Globex",))
    session.get_one(AccountRow, globex).owner_id = bo
    session.flush()
    assert (totals_at_home(session).covered.unowned, totals_at_home(session).covered.owned) == (
        0,
        1,
    )
    session.get_one(MemberRow, bo).refused = "left"
    session.flush()
    assert totals_at_home(session).covered.named == ("Globex",)
    session.get_one(MemberRow, bo).refused = None
    assert (found.pipeline.closed, found.pipeline.meetings) == (1, 1)
    guest = session.get_one(MemberRow, bo)
    guest.is_guest = True
    session.add(guest)
    session.flush()
    assert totals_at_home(session).pipeline.meetings == 0


@pytest.mark.parametrize(
    ("state", "reason", "shown", "may_post"),
    [
        (DeliveryState.FAILED, "internal_error", True, True),
        (DeliveryState.SKIPPED, "too late", True, True),
        (DeliveryState.SKIPPED, "fewer than two", False, False),
        (DeliveryState.IN_DOUBT, "it may be there", True, False),
        (DeliveryState.SENT, None, False, False),
        (DeliveryState.PENDING, None, False, False),
    ],
)
def test_a_failed_board_may_be_posted_now_but_never_one_in_doubt(
    session: Session, state: DeliveryState, reason: str, shown: bool, may_post: bool
) -> None:
    team_id = team_of(session, [joins(session, ADA)])
    undelivered(session, Recipient("team", team_id), Kind.BOARD, state, reason)
    boards = team_at_home(session).boards
    assert [board.team.id for board in boards] == ([team_id] if shown else [])
    assert [board.may_post for board in boards] == ([may_post] if shown else [])
    row = session.get_one(TeamRow, team_id)
    row.trouble = "not_in_channel"
    session.add(row)
    session.flush()
    assert not any(board.may_post for board in team_at_home(session).boards)


def test_failed_messages_to_members_are_one_number(session: Session) -> None:
    ada, bo = joins(session, ADA), joins(session, BO)
    undelivered(session, Recipient("member", ada), Kind.DIGEST, DeliveryState.FAILED)
    undelivered(session, Recipient("member", bo), Kind.NUDGE, DeliveryState.FAILED)
    undelivered(session, Recipient("member", bo), Kind.DIGEST, DeliveryState.IN_DOUBT)
    undelivered(session, Recipient("team", 1), Kind.BOARD, DeliveryState.FAILED)
    assert team_at_home(session).failed == 2


def test_council_mode_shows_no_place_and_no_totals(session: Session) -> None:
    people = (ADA, BO, CY)
    team_of(session, [joins(session, person) for person in people])
    for person in people:
        posted(session, person, MONDAY - DAY, Figures(900, 20), taken=MONDAY - HOUR)
    page = at_home(session, ADMIN)
    assert (page.places, page.team and page.team.totals) != ((), None)
    workspace = session.get_one(WorkspaceRow, WORKSPACE)
    workspace.council_since = MONDAY
    session.add(workspace)
    session.flush()
    page = at_home(session, ADMIN)
    assert page.places == ()
    assert page.team is not None
    assert page.team.totals is None


@ON_SQLITE
def test_home_takes_as_many_statements_however_much_there_is(engine: Engine) -> None:
    counts = []
    with Session(engine) as session:
        member_ids = [joins(session, person) for person in (ADA, BO, CY)]
        team_of(session, member_ids)
        acme = account(session, ADA, "Acme")
        add_posts(session, member_ids[1], [Figures(900, 20)] * 3, 6 * HOUR)
        for number in range(9):
            if number in (1, 8):
                session.commit()
                with counting(engine) as statements, Session(engine) as reading:
                    at_home(reading, ADMIN)
                counts.append(len(statements))
            people = [contact(session, ADA, acme, f"Jane {number} {each}") for each in range(3)]
            engaged(session, ADA, MONDAY - DAY - number * HOUR, acme, *people)
    assert counts[0] == counts[1], counts
    assert counts[0] <= 16
