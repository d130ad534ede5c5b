"""Shows a busy team in the playground: its people, its year, and two days that the bot serves."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.app import Bot
from demo.busy_year import WEEKS, load_busy_year, monday_to_come
from demo.team import TEAM, ZONE
from domain.timing.periods import zone_named

if TYPE_CHECKING:
    from playground.server import Playground

_CHANNELS = ("#general", "#sales")
_BOARD_IN = "C0SALES"
#: When everyone joins, on Monday.
_NIGHT = time(0, 5)
#: When the clock walks, by days after Monday: from Stockholm's digest to that of Los Angeles, and
#: to Stockholm's nudges. Between them nothing is due.
_WALKS = ((0, time(8, 55), time(19, 5)), (1, time(8, 55), time(10, 5)))


async def show_busy_team(slack: "Playground", bot: Bot, weeks: int = WEEKS) -> None:
    """Fills a fresh playground with the busy team, on the next Monday on which all of it works.

    The clock jumps to the Monday's first minutes, the year before it is entered through the
    services, and the clock walks to Tuesday morning. So the bot itself sends what is due: digests,
    nudges, the board.

    Args:
        weeks: How long the year is.
    """
    for mate in TEAM:
        title = "Coach (invented)" if mate.seller is None else "Seller (invented)"
        if mate.user_id not in slack.workspace.world.users:
            slack.add_person(mate.handle, mate.name, mate.zone, title=title, channels=_CHANNELS)
    monday = monday_to_come(slack.clock.now())
    night = _moment(monday, _NIGHT)
    slack.clock.advance_to(night)
    identity = await bot.authorization.check()
    workspace = str(identity.team_id)
    await bot.desk.store.run(load_busy_year, workspace, _BOARD_IN, night, weeks)
    for days, begin, end in _WALKS:
        day = monday + timedelta(days=days)
        slack.clock.advance_to(_moment(day, begin))
        await slack.walk_to(_moment(day, end))


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, zone_named(ZONE)).astimezone(UTC)
