"""Totals of teams, for coaches."""

from handlers.visit import Visit
from services.figures.team_stats import team_stats
from views.figures.team_stats import team_stats as message


async def show_team_stats(visit: Visit, window: str, name: str) -> None:
    """``/ssi stats team …``."""
    await visit.ready_to_read()
    await visit.answer(message(await visit.read(team_stats, window, visit.now, name)))
