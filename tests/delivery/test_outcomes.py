"""The outcome of a delivery for each of Slack's answers."""

import asyncio
from datetime import timedelta

import pytest

from delivery.composing import Composer
from delivery.pacing import Pace
from delivery.timing import Timing
from domain.timing.schedules import Kind
from playground.server import Playground
from services.delivery.scheduling import reschedule_member, reschedule_team, tick
from services.delivery.suspending import resume_workspace
from tests.delivery.conftest import MANIFEST
from tests.delivery.office import NOW, Office, say
from views.blocks import Message, section
from views.data_blocks import Cell, data_table, table

SEND = "chat.postMessage"


async def test_a_rate_limit_delays_and_loses_nothing(office: Office) -> None:
    await office.owe(await office.member())
    office.playground.faults.rate_limit(0, SEND)
    outbox = office.outbox()
    await outbox.drain()
    assert await office.states() == ["pending"]
    office.playground.faults.clear()
    office.passes(seconds=59)
    await outbox.drain()
    assert office.posted() == []
    office.passes(seconds=1)
    await outbox.drain()
    assert len(office.posted()) == 1


async def test_a_pause_in_one_workspace_does_not_delay_another(office: Office) -> None:
    limited = Playground(MANIFEST, office.clock)
    await limited.start()
    limited.faults.rate_limit(0, SEND)
    there = office.client()
    there.base_url = limited.api_url

    async def for_ever(_: float) -> None:
        await asyncio.Event().wait()

    outbox = office.outbox(
        client_of=lambda name: there if name == "T0B" else office.client(),
        new_pace=lambda: Pace(rate=1_000, now=office.real.seconds, sleep=for_ever),
    )
    for user_id in ("U0ADA", "U0BEN"):
        await office.owe(await office.member(user_id, workspace_id="T0B"), workspace_id="T0B")
    await outbox.wake()
    await limited.until(lambda: bool(limited.calls_of(SEND)))
    await office.owe(await office.member())
    await outbox.wake()
    await office.playground.until(lambda: bool(office.posted()))
    await outbox.close(within=0)
    await limited.stop()


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "service_unavailable"])
async def test_after_an_unclear_answer_the_bot_looks_for_the_message_and_then_sends_it_again(
    office: Office, error: str
) -> None:
    await office.owe(await office.member())
    office.playground.faults.answer(SEND, error, times=1)
    await office.settle(office.outbox())
    assert await office.states() == ["sent"]
    assert len(office.posted()) == 1
    assert len(office.playground.calls_of("conversations.history")) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504, None])
async def test_a_message_posted_despite_an_error_is_found_and_not_sent_again(
    office: Office, status: int | None
) -> None:
    uma = await office.member()
    await office.owe(uma)
    if status is None:
        office.playground.faults.close_after_accepting(SEND)
    else:
        office.playground.faults.error_after_accepting(SEND, status)
    await office.settle(office.outbox())
    [line] = await office.ledger()
    [message] = office.posted()
    assert (line.state, line.ts) == ("sent", message.ts)
    assert (await office.settings(uma)).dm_channel == message.conversation_id


async def test_after_a_timeout_the_bot_looks_for_the_message(office: Office) -> None:
    await office.owe(await office.member())
    office.playground.faults.hang(SEND, times=1)
    outbox = office.outbox(timing=Timing(http=0.05))
    await outbox.drain()
    assert (await office.ledger())[0].claimed_at is not None
    office.playground.faults.clear()
    await office.playground.until(lambda: len(office.playground.calls_of(SEND)) == 1)
    await office.settle(office.outbox())
    assert len(office.posted()) == 1
    assert await office.states() == ["sent"]


async def test_a_look_reads_only_the_bots_conversation_from_a_week_before_the_send(
    office: Office,
) -> None:
    await office.owe(await office.member())
    office.playground.faults.error_after_accepting(SEND)
    await office.settle(office.outbox())
    [look] = office.playground.calls_of("conversations.history")
    assert look.arguments["channel"] == office.posted()[0].conversation_id
    assert float(look.arguments["oldest"]) == (NOW - timedelta(days=7)).timestamp()


async def test_a_message_is_found_among_many_others(office: Office) -> None:
    await office.owe(await office.member())
    office.playground.faults.error_after_accepting(SEND)
    outbox = office.outbox()
    await outbox.drain()
    conversation = office.posted()[0].conversation_id
    for _ in range(450):
        await office.client().chat_postMessage(channel=conversation, text="something else")
    await office.settle(outbox)
    assert await office.states() == ["sent"]
    assert [m.text for m in office.posted()].count("digest of 2026-W48") == 1


async def test_slack_down_for_an_hour_only_delays(office: Office) -> None:
    team = await office.team()
    await office.owe(await office.member())
    await office.owe(team, Kind.BOARD)
    office.playground.faults.answer("*", "service_unavailable")
    outbox = office.outbox()
    for _ in range(12):
        await outbox.drain()
        office.passes(minutes=5)
    office.playground.faults.clear()
    await office.settle(outbox)
    assert await office.states() == ["sent", "sent"]
    assert len(office.posted()) == 1
    assert len(office.posted_in("C0SALES")) == 1


async def test_slack_that_cannot_be_reached_only_delays(office: Office) -> None:
    await office.owe(await office.member())
    nowhere = office.client()
    nowhere.base_url = "http://127.0.0.1:9/api/"
    await office.outbox(client_of=lambda _: nowhere).drain()
    [line] = await office.ledger()
    assert (line.state, line.claimed_at) == ("pending", None)
    office.passes(minutes=1)
    await office.outbox().drain()
    assert len(office.posted()) == 1


@pytest.mark.parametrize("error", ["invalid_blocks", "invalid_blocks_format"])
async def test_a_message_whose_blocks_are_refused_is_sent_in_plain_sections(
    office: Office, error: str
) -> None:
    await office.owe(await office.member())
    office.playground.faults.answer(SEND, error, times=1)
    await office.outbox().drain()
    assert await office.states() == ["sent"]
    [message] = office.posted()
    assert message.blocks[0]["text"]["text"] == "digest of 2026-W48"


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_too_long", "something_new"])
async def test_a_message_that_slack_keeps_refusing_fails_with_its_reason(
    office: Office, error: str
) -> None:
    await office.owe(await office.member())
    office.playground.faults.answer(SEND, error)
    await office.settle(office.outbox())
    [line] = await office.ledger()
    assert (line.state, line.reason) == ("failed", error)


@pytest.mark.parametrize(
    "error",
    ["user_not_found", "user_disabled", "messages_tab_disabled", "cannot_dm_bot"],
)
async def test_an_unreachable_member_gets_no_more_messages(office: Office, error: str) -> None:
    uma = await office.member()
    await office.store.run(reschedule_member, uma.id, NOW)
    await office.owe(uma)
    await office.owe(uma, period="2026-W49", due_at=NOW + timedelta(days=7))
    office.playground.faults.answer(SEND, error, times=1)
    outbox = office.outbox()
    await outbox.drain()
    assert (await office.settings(uma)).unreachable == error
    office.passes(days=7)
    assert (await office.store.run(tick, office.clock.now(), 100)).owed == 0
    await outbox.drain()
    assert await office.states() == ["failed", "skipped"]


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_a_workspace_that_revoked_the_token_gets_no_messages_until_it_is_resumed(
    office: Office, error: str
) -> None:
    for user_id in ("U0UMA", "U0ADA", "U0BEN"):
        await office.owe(await office.member(user_id))
    office.playground.faults.answer(SEND, error)
    outbox = office.outbox()
    await office.settle(outbox)
    assert len(office.playground.calls_of(SEND)) <= 3
    office.playground.faults.clear()
    await outbox.drain()
    assert office.posted() == []
    await office.store.run(resume_workspace, "T0PLAYGRND")
    await office.settle(outbox)
    assert await office.states() == ["sent"] * 3


@pytest.mark.parametrize(
    "error", ["not_in_channel", "channel_not_found", "is_archived", "restricted_action"]
)
async def test_a_board_that_its_channel_refuses_is_tried_each_week_and_the_coaches_are_told_once(
    office: Office, error: str
) -> None:
    ada = await office.member("U0ADA", is_admin=True)
    await office.member("U0BEN")
    team = await office.team()
    await office.owe(team, Kind.BOARD)
    office.playground.faults.answer(SEND, error, times=1)
    outbox = office.outbox()
    await outbox.drain()
    assert (await office.team_row(team)).trouble == error
    [notice] = await office.ledger(Kind.NOTICE)
    assert notice.recipient == str(ada)
    assert notice.details == {"team_id": team.id, "trouble": error, "said": ""}
    await outbox.drain()
    assert len(office.posted("U0ADA")) == 1

    office.playground.faults.answer(SEND, error, times=1)
    await office.owe(team, Kind.BOARD, "2026-W49")
    await outbox.drain()
    await office.owe(team, Kind.BOARD, "2026-W50")
    await outbox.drain()
    assert await office.states(Kind.BOARD) == ["failed", "failed", "sent"]
    assert (await office.team_row(team)).trouble is None
    assert len(await office.ledger(Kind.NOTICE)) == 1


async def test_a_refused_board_is_posted_once_its_channel_is_fixed(
    office: Office,
) -> None:
    team = await office.team("C0QUIET")
    await office.owe(team, Kind.BOARD)
    outbox = office.outbox()
    await outbox.drain()
    assert (await office.team_row(team)).trouble == "not_in_channel"
    office.passes(hours=2)
    await office.change(team, trouble=None, channel_id="C0SALES")
    await office.store.run(reschedule_team, team.id, office.clock.now())
    await outbox.drain()
    assert len(office.posted_in("C0SALES")) == 1
    assert await office.states(Kind.BOARD) == ["sent"]


@pytest.mark.parametrize("status", [500, 503, None])
async def test_a_board_is_posted_at_most_once_and_the_coaches_are_told_of_one_in_doubt(
    office: Office, status: int | None
) -> None:
    await office.member("U0ADA", is_admin=True)
    team = await office.team()
    await office.owe(team, Kind.BOARD)
    if status is None:
        office.playground.faults.close_after_accepting(SEND)
    else:
        office.playground.faults.error_after_accepting(SEND, status)
    await office.settle(office.outbox())
    assert len(office.posted_in("C0SALES")) == 1
    assert await office.states(Kind.BOARD) == ["in_doubt"]
    [notice] = await office.ledger(Kind.NOTICE)
    assert notice.details is not None
    assert notice.details["trouble"] == "in_doubt"
    assert office.playground.calls_of("conversations.history") == []


@pytest.mark.parametrize("change", [{"removed_at": NOW}, {"channel_id": None}])
async def test_a_board_of_a_removed_team_or_channel_is_skipped(
    office: Office, change: dict[str, object]
) -> None:
    team = await office.team()
    await office.owe(team, Kind.BOARD)
    await office.change(team, **change)
    await office.outbox().drain()
    assert await office.states() == ["skipped"]
    assert office.posted_in("C0SALES") == []


async def test_a_message_waits_for_the_scope_to_send_it(office: Office) -> None:
    await office.owe(await office.member())
    scope = office.playground.faults.take_scope("chat:write")
    outbox = office.outbox()
    await outbox.drain()
    assert (await office.states(), office.posted()) == (["pending"], [])
    office.playground.faults.remove(scope)
    await office.settle(outbox)
    assert (await office.states(), len(office.posted())) == (["sent"], 1)


async def test_a_message_that_cannot_be_looked_for_is_in_doubt_and_not_sent_again(
    office: Office,
) -> None:
    await office.owe(await office.member())
    office.playground.faults.error_after_accepting(SEND)
    office.playground.faults.answer("conversations.history", "missing_scope")
    await office.settle(office.outbox())
    assert len(office.posted()) == 1
    [line] = await office.ledger()
    assert (line.state, line.reason) == ("in_doubt", "cannot be looked for: missing_scope")


async def test_a_look_that_finds_the_token_revoked_stops_the_workspace_and_sends_once(
    office: Office,
) -> None:
    await office.owe(await office.member())
    office.playground.faults.error_after_accepting(SEND)
    office.playground.faults.answer("conversations.history", "token_revoked")
    outbox = office.outbox()
    await office.settle(outbox)
    assert await office.states() == ["pending"]
    office.playground.faults.clear()
    await office.store.run(resume_workspace, "T0PLAYGRND")
    await office.settle(outbox)
    assert await office.states() == ["sent"]
    assert len(office.posted()) == 1


async def test_a_kind_that_nothing_composes_fails_with_the_reason(office: Office) -> None:
    await office.owe(await office.member())
    await office.settle(office.outbox({}))
    [line] = await office.ledger()
    assert (line.state, line.reason) == ("failed", "nothing composes this kind")


async def test_a_rate_limit_on_a_look_delays_the_delivery(office: Office) -> None:
    await office.owe(await office.member())
    office.playground.faults.error_after_accepting(SEND)
    office.playground.faults.rate_limit(0, "conversations.history")
    outbox = office.outbox()
    await office.settle(outbox)
    assert await office.states() == ["pending"]
    office.playground.faults.clear()
    await office.settle(outbox)
    assert await office.states() == ["sent"]
    assert len(office.posted()) == 1


@pytest.mark.parametrize("error", ["msg_blocks_too_long", "invalid_arguments", "invalid_blocks_x"])
async def test_a_refusal_that_says_nothing_was_posted_brings_plain_sections(
    office: Office, error: str
) -> None:
    await office.owe(await office.member())
    office.playground.faults.answer(SEND, error, times=1)
    await office.outbox().drain()
    assert await office.states() == ["sent"]
    assert office.playground.calls_of("conversations.history") == []
    assert len(office.posted()) == 1


TABLED = {
    kind: Composer(
        say,
        lambda content: Message(content, (section("*Your week*"), table([["A"], ["1"]], ["left"]))),
    )
    for kind in Kind
}


async def test_a_data_table_that_slack_refuses_becomes_a_table_and_then_plain_sections(
    office: Office,
) -> None:
    rows: list[list[Cell]] = [["Name", "Posts"], ["Ada", ("2", 2.0)]]
    tabled = Composer(say, lambda content: Message(content, (data_table("By posts", rows),)))
    member = await office.member()
    kinds = []
    for refusals in range(3):
        await office.owe(member, Kind.DIGEST, f"2026-W4{6 + refusals}")
        if refusals:
            office.playground.faults.answer(SEND, "invalid_blocks", times=refusals)
        await office.outbox({Kind.DIGEST: tabled}).drain()
        kinds.append(office.posted()[-1].blocks[0]["type"])
    assert kinds == ["data_table", "table", "section"]
    assert await office.states() == ["sent"] * 3


@pytest.mark.parametrize("error", ["internal_error", "fatal_error"])
async def test_after_an_error_that_tables_may_cause_the_bot_looks_and_then_sends_plain_sections(
    office: Office, error: str
) -> None:
    await office.owe(await office.member())
    office.playground.faults.answer(SEND, error, times=1)
    await office.settle(office.outbox(TABLED))
    assert len(office.playground.calls_of("conversations.history")) == 1
    [message] = office.posted()
    assert [block["type"] for block in message.blocks] == ["section"]
    assert await office.states() == ["sent"]


async def test_a_message_posted_despite_an_internal_error_is_found_and_not_sent_again(
    office: Office,
) -> None:
    await office.owe(await office.member())
    office.playground.faults.answer_after_accepting(SEND, "internal_error")
    await office.settle(office.outbox(TABLED))
    [message] = office.posted()
    assert message.blocks[1]["type"] == "table"
    assert await office.states() == ["sent"]


async def test_a_table_beyond_slacks_limits_is_sent_as_plain_sections_at_once(
    office: Office,
) -> None:
    wide = {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_001}]]}
    composers = {kind: Composer(say, lambda said: Message(said, (wide,))) for kind in Kind}
    await office.owe(await office.member())
    await office.outbox(composers).drain()
    assert len(office.playground.calls_of(SEND)) == 1
    assert office.posted()[0].blocks[0]["type"] == "section"
