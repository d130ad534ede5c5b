"""Team totals, for coaches."""

from domain.figures.team_stats import shown_teams
from domain.people.privacy import AccessKind
from handlers.visit import Visit
from services.figures.team_stats import team_stats
from services.people.privacy import record_reading
from views.figures.team_stats import team_stats as message


async def show_team_stats(visit: Visit, window: str, name: str) -> None:
    """Handles ``/ssi stats team …``."""
    await visit.begin_reading()
    teams = await visit.read(team_stats, window, visit.now, name)
    await visit.save(record_reading, AccessKind.TEAM_TOTALS, shown_teams(teams), window)
    await visit.answer(message(teams))
