"""Erasing everything about oneself: nothing remains in rows, files and logs."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import Session, SQLModel, select

import storage.people.members
from domain.coaching.rules import Rule
from domain.coaching.stored_findings import to_values
from domain.coaching.target_facts import ContactReference, SharedContact
from domain.coaching.target_rules import Collision
from domain.timing.schedules import DeliveryState, Kind, Recipient
from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from playground.world.identity import TEAM_ID
from services.delivery.scheduling import owe, tell_coaches_of_handover
from services.figures.board_posting import BY_HAND
from storage.tables import AccountRow, DeliveryRow, NudgeRow, id_of
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.entries.touching import got_engager, wrote
from tests.conversations.joining import joins, makes_team
from tests.conversations.links import LINK, id_at, link_at
from tests.conversations.speaking import asks, says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

MONDAY = NOW.date()


def rows(session: Session) -> str:
    """Every value of every row of every table."""
    return "\n".join(
        f"{table.name} {tuple(row)!r}"
        for table in SQLModel.metadata.sorted_tables
        for row in session.connection().execute(table.select())
    )


async def everything(slack: LocalSlack) -> str:
    """All rows and, on SQLite, the bytes of the database's files."""
    stored = await slack.bot.desk.store.read(rows)
    file = make_url(slack.bot.desk.store.engine.url).database
    if slack.bot.desk.store.engine.dialect.name == "sqlite":
        for each in sorted(Path(str(file)).parent.glob(f"{Path(str(file)).name}*")):
            stored += each.read_bytes().decode("latin-1")
    return stored


async def erases(person: Actor) -> ShownMessage:
    """Asks in a direct message to be forgotten, says yes, and returns the answer."""
    await person.clicks(await says(person, "forget-me"), "Erase everything")
    return await person.next_message("dm")


def mentioned_by_others(session: Session, person: str, coach: str, other: str) -> None:
    """Rows of others that name a person: an account's owner, a nudge, a handover, an invitation."""
    members = storage.people.members
    whom, by, mate = (members.member(session, TEAM_ID, each) for each in (person, coach, other))
    assert whom is not None
    assert by is not None
    assert mate is not None
    whom.is_coach = True
    session.add(whom)
    for account in session.exec(select(AccountRow)):
        account.owner_id = whom.id
        session.add(account)
    jane = ContactReference(1, "Jane Doe", 1, "Acme")
    found = Collision((SharedContact(jane, whom.name, MONDAY, MONDAY),), 14)
    nudge = NudgeRow(
        workspace_id=TEAM_ID,
        member_id=id_of(mate),
        rule=Rule.COLLISION,
        armed_at=NOW,
        facts=to_values(found),
    )
    session.add(nudge)
    posting = DeliveryRow(
        workspace_id=TEAM_ID,
        recipient="team:1",
        kind=BY_HAND,
        period=MONDAY.isoformat(),
        due_at=NOW,
        not_before=NOW,
        state=DeliveryState.SENT,
        uuid="1",
        details={"clicked": f"{person}:1.2:7d"},
    )
    session.add(posting)
    tell_coaches_of_handover(session, TEAM_ID, id_of(whom), NOW)
    invited = Recipient("member", id_of(by))
    details = {"by": whom.name, "team": "Nordics"}
    owe(session, TEAM_ID, invited, Kind.INVITATION, "once", NOW + timedelta(days=9), details)


@ON_BOTH
async def test_nothing_remains_of_a_person_in_rows_files_and_logs(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    acme, jane = await _logs_everything(slack)
    store = slack.bot.desk.store
    await store.run(mentioned_by_others, slack.uma.id, slack.ada.id, slack.ben.id)
    member_id = await store.read(_id_of, slack.uma.id)
    theirs = [
        slack.uma.id,
        slack.uma.name,
        "74027469468",
        str(id_at(datetime(2026, 10, 7, 9, tzinfo=UTC))),
        "Globexia",
        "47.25",
    ]
    before = await everything(slack)
    assert [each for each in theirs if each not in before] == []
    assert "you won't be a coach any more" in await asks(slack.uma, "/ssi forget-me")
    answer = (await erases(slack.uma)).text
    assert "I erased your entries, your settings and my record of messages to you" in answer
    assert "the accounts and people that you added" in answer
    after = await everything(slack)
    assert [each for each in theirs if each in after] == []
    assert f"member:{member_id}" not in after
    assert [each for each in theirs if each in caplog.text] == []
    assert "a former teammate" in after
    # What the team shares remains, and so do the entries of others.
    assert "Acme" in after
    assert "Jane Doe" in after
    assert slack.ben.name in after
    assert (acme, jane) == (1, 1)


def _id_of(session: Session, user_id: str) -> int:
    row = storage.people.members.member(session, TEAM_ID, user_id)
    assert row is not None
    return id_of(row)


async def _logs_everything(slack: LocalSlack) -> tuple[int, int]:
    """Uma logs an entry of each kind; returns the ids of the account and the contact."""
    [acme] = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe", "CTO")
    for person in (slack.ada, slack.ben, slack.uma):
        await joins(person)
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    await wrote(slack, slack.uma, acme, jane, MONDAY)
    await wrote(slack, slack.ben, acme, jane, MONDAY)
    await got_engager(slack, slack.uma, acme, jane, MONDAY)
    for line in (
        f"log {LINK} 2340 views 25 engagers",
        "dm Max Muster at Acme",
        "dm 3 target 5 other",
        f"comment {link_at('2026-10-07')} Acme",
        "win meeting Globexia",
        "score 47.25",
    ):
        await asks(slack.uma, f"/ssi {line}")
    await deliver(slack, NOW + timedelta(days=1))
    return acme, jane


async def test_old_boards_and_totals_no_longer_include_them(slack: LocalSlack) -> None:
    for day, person in enumerate((slack.uma, slack.ben, slack.ada), 10):
        await joins(person)
        await asks(person, f"/ssi log {link_at(f'2026-11-{day}')} 900 views 9 engagers")
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben, slack.ada)
    board = "/ssi leaderboard posts 30d"
    assert slack.uma.name in await asks(slack.ada, board)
    await erases(slack.uma)
    assert slack.uma.name not in await asks(slack.ada, board)


async def test_the_question_says_what_goes_and_keeping_it_changes_nothing(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    await asks(slack.uma, "/ssi score 47")
    question = await says(slack.uma, "forget me")
    assert "1 post, 1 SSI score" in question.text
    assert "there is no undo" in question.text
    await slack.uma.clicks(question, "Keep everything")
    assert "Nothing was erased" in (await slack.uma.next_message("dm")).text
    assert "Your posts: 1" in await asks(slack.uma, "/ssi posts")


async def test_a_person_who_is_erased_begins_anew_and_an_old_press_erases_nothing(
    slack: LocalSlack,
) -> None:
    await slack.uma.opens_home()
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    question = await says(slack.uma, "forget-me")
    old = await slack.uma.clicks(question, "Erase everything")
    await slack.uma.next_message("dm")
    await slack.playground.until(
        lambda: slack.uma.home is not None and "2,340" not in slack.uma.home.words
    )
    assert "nothing stored about you" in await asks(slack.uma, "/ssi forget-me")
    slack.clock.advance_to(NOW + timedelta(minutes=1))
    assert "1.07 %" in await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    await slack.playground.redeliver(old.envelope_id)
    assert "Your posts: 1" in await asks(slack.uma, "/ssi posts")


async def test_forget_me_erases_only_the_person_who_asks(slack: LocalSlack) -> None:
    refused = await asks(slack.uma, "/ssi forget Ben")
    assert "erases everything about you, and nothing else" in refused


async def test_an_old_undo_button_does_not_reach_an_entry_made_after_the_erasure(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi score 47")
    old = await slack.uma.next_message("#sales")
    await erases(slack.uma)
    slack.clock.advance_to(NOW + timedelta(minutes=1))
    await asks(slack.uma, "/ssi score 50")
    await slack.uma.clicks(old, "Undo")
    assert "isn't your latest entry any more" in (await slack.uma.next_message("#sales")).text
    assert "50" in await asks(slack.uma, "/ssi")
