"""Every kind has a composer, and none fails for people without entries."""

from delivery.composers import COMPOSERS
from domain.timing.schedules import Kind, board_trouble
from tests.delivery.office import Office


def test_every_kind_has_a_composer() -> None:
    assert set(COMPOSERS) == set(Kind)


async def test_no_kind_fails_for_members_without_entries(office: Office) -> None:
    ada = await office.member("U0ADA", "Europe/Stockholm", is_admin=True)
    guest = await office.member("U0BEN", joined=False)
    team = await office.team()
    periods = {Kind.REMINDER: "2026-11", Kind.REMINDER_FOLLOW_UP: "2026-11"}
    for kind in (Kind.DIGEST, Kind.REMINDER, Kind.REMINDER_FOLLOW_UP, Kind.SNOOZED_REMINDER):
        await office.owe(ada, kind, periods.get(kind, "2026-W48"))
    await office.owe(ada, Kind.COACH_WEEK, "2026-W48")
    await office.owe(ada, Kind.NUDGE, "2026-11-23")
    await office.owe(ada, Kind.NOTICE, details=board_trouble(team.id, "not_in_channel"))
    await office.owe(ada, Kind.HANDOVER, details={"member_id": guest.id})
    await office.owe(guest, Kind.INVITATION, details={"by": "Ada", "team": "North"})
    await office.owe(team, Kind.BOARD)
    await office.settle(office.outbox(COMPOSERS))
    lines = {line.kind: (line.state, line.reason) for line in await office.ledger()}
    assert "failed" not in {state for state, _ in lines.values()}, lines
    assert lines["invitation"] == lines["notice"] == lines["reminder"] == ("sent", None)
    assert lines["board"][0] == "skipped"
