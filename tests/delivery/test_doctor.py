"""The doctor shows failed deliveries to the person who operates the bot."""

from datetime import UTC, datetime

from bot.doctor import examine
from bot.settings import Settings
from delivery.composing import Composer
from domain.timing.schedules import Kind
from tests.delivery.office import Office, show


def odd(*_: object) -> str:
    """A service with a fault."""
    raise ZeroDivisionError


async def deliveries_line(database_url: str) -> str:
    settings = Settings.model_validate(
        {"database_url": database_url, "slack_bot_token": None, "slack_app_token": None}
    )
    [line] = [result.line async for result in examine(settings) if result.subject == "Deliveries"]
    return line


async def test_the_doctor_names_the_newest_delivery_that_failed(
    office: Office, migrated_database_url: str
) -> None:
    assert await deliveries_line(migrated_database_url) == (
        "ok   Deliveries: none failed in the last week"
    )
    office.clock.advance_to(max(office.clock.now(), datetime.now(UTC)))
    await office.owe(await office.member(), due_at=office.clock.now())
    await office.outbox({Kind.DIGEST: Composer(odd, show)}).drain()
    line = await deliveries_line(migrated_database_url)
    assert line.startswith("FAIL Deliveries: 1 failed or in doubt in the last week")
    assert "cannot be composed [" in line
    assert "→" in line
