"""The story that the README tells of what comes by itself."""

from collections import deque
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playground.person import Person
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.joining import joins, makes_team, opened
from tests.conversations.links import link_at

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_SUNDAY = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


def _post(day: str, views: int, engagers: int, serial: int = 0) -> str:
    return f"/ssi log {link_at(day, serial=serial)} {views} views {engagers} engagers"


#: When, who, and what they enter.
ENTRIES = (
    (NOW, "ada", "/ssi score 13.1 9.7 5 18.9 top 12% top 20%"),
    (NOW, "ada", _post("2026-10-27", 800, 14)),
    (NOW, "ada", _post("2026-11-10", 900, 11)),
    (NOW, "ada", _post("2026-11-17", 1000, 13)),
    (_SUNDAY, "ada", _post("2026-11-24", 2340, 25)),
    (_SUNDAY, "ada", _post("2026-11-26", 1200, 21)),
    (_SUNDAY, "ben", _post("2026-11-24", 600, 12, serial=1)),
    (_SUNDAY, "ben", _post("2026-11-26", 420, 9, serial=1)),
    (_SUNDAY, "uma", _post("2026-11-25", 420, 9, serial=2)),
)


class Story:
    """Ada's weeks, as far as they have been told."""

    def __init__(self, slack: LocalSlack) -> None:
        self._slack = slack
        self._entries = deque(ENTRIES)

    async def goes_on(self, happens: str) -> str:
        """What is shown when Ada types a command, or when the clock comes to a moment.

        Args:
            happens: ``/ssi why``, or ``Ada's messages, Monday 2026-11-30 09:00``.

        Returns:
            All words; of a form, those of the form and of what its submission answers.
        """
        if not happens.startswith("/ssi"):
            place, _, when = happens.partition(", ")
            local = datetime.strptime(when, "%A %Y-%m-%d %H:%M").replace(tzinfo=_STOCKHOLM)
            assert f"{local:%A}" == when.split()[0]
            return await self._comes("dm" if place == "Ada's messages" else place, local)
        ada = self._slack.ada
        match happens:
            case "/ssi setup":
                team = (ada, self._slack.ben, self._slack.uma)
                return (await makes_team(ada, "Nordics", *team)).words
            case "/ssi join":
                await joins(self._slack.ben)
                await joins(self._slack.uma, "no")
                return await _submits(ada, happens, {"on_board": "yes"})
            case "/ssi settings":
                return await _submits(ada, happens, {})
            case _:
                return await _says(ada, happens)

    async def _comes(self, place: str, moment: datetime) -> str:
        while self._entries and self._entries[0][0] < moment:
            when, name, line = self._entries.popleft()
            self._slack.clock.advance_to(max(when, self._slack.clock.now()))
            await _says(self._slack.playground.person(name), line)
        ada = self._slack.ada
        before = len(ada.messages(place))
        await deliver(self._slack, moment)
        [message] = ada.messages(place)[before:]
        return message.words


async def _says(person: Person, line: str) -> str:
    await person.types("#general", line)
    return (await person.next_message("#general")).words


async def _submits(person: Person, line: str, values: dict[str, str]) -> str:
    await person.types("#general", line)
    form = await opened(person)
    await person.fills(form, values)
    await person.submits(form)
    answer = await person.next_modal()
    await person.closes(answer)
    return f"{form.words}\n{answer.words}"
