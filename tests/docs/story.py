"""The story of Ada in the manual: whom she reaches, what the bot sends her, and the wins."""

from collections import deque
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playground.testing.actor import Actor
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.joining import joins, makes_team, opened
from tests.conversations.links import link_at
from tests.conversations.speaking import hears

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_SUNDAY = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)
_NO_TARGET = "none"


def _post(day: str, views: int, engagers: int, serial: int = 0) -> str:
    return f"/ssi log {link_at(day, serial=serial)} {views} views {engagers} engagers"


def _engagers(day: str, *names: str, serial: int = 0) -> str:
    return "\n".join([f"/ssi engagers {link_at(day, serial=serial)}", *names])


#: When, who, and what they enter.
ENTRIES = (
    (NOW, "ada", "/ssi score 13.1 9.7 5 18.9 top 12% top 20%"),
    (NOW, "ada", _post("2026-10-27", 800, 14)),
    (NOW, "ada", _post("2026-11-10", 900, 11)),
    (NOW, "ada", _post("2026-11-17", 1000, 13)),
    (NOW, "ada", _post("2026-11-20", 2340, 25)),
    (NOW, "ada", "/ssi accounts add Acme GmbH acme.com"),
    (_SUNDAY, "ada", _post("2026-11-24", 2340, 25)),
    (_SUNDAY, "ada", _post("2026-11-26", 1200, 21)),
    (
        _SUNDAY,
        "ada",
        _engagers("2026-11-26", "Jane Doe, Acme", "John Roe, Globex", "Ria Poe, Acme"),
    ),
    (_SUNDAY, "ben", _post("2026-11-24", 600, 12, serial=1)),
    (_SUNDAY, "ben", _post("2026-11-26", 420, 9, serial=1)),
    (_SUNDAY, "ben", _engagers("2026-11-24", "Ria Poe, Acme", "Max Muster", serial=1)),
    (_SUNDAY, "uma", _post("2026-11-25", 420, 9, serial=2)),
)


class Story:
    """Ada's weeks, as far as they have been told."""

    def __init__(self, slack: LocalSlack) -> None:
        self._slack = slack
        self._entries = deque(ENTRIES)

    async def goes_on(self, happens: str) -> str:
        """What is shown when Ada does something, or when the clock comes to a moment.

        Args:
            happens: ``/ssi why``, ``Ada drops targets.csv:`` with its lines below, or
                ``Ada's messages, Monday 2026-11-30 09:00``.

        Returns:
            All words; of a form, those of the form and of what its submission answers.
        """
        await self._enter_until(self._slack.clock.now())
        if happens.startswith("Ada drops "):
            return await self._drops(happens)
        if not happens.startswith("/ssi"):
            place, _, when = happens.partition(", ")
            local = datetime.strptime(when, "%A %Y-%m-%d %H:%M").replace(tzinfo=_STOCKHOLM)
            assert f"{local:%A}" == when.split()[0]
            return await self._comes("dm" if place == "Ada's messages" else place, local)
        ada = self._slack.ada
        match happens:
            case "/ssi join":
                await makes_team(ada, "Nordics", ada, self._slack.ben, self._slack.uma)
                await joins(self._slack.ben)
                await joins(self._slack.uma, "no")
                return await _submits(ada, happens, {"on_board": "yes"})
            case _:
                return await _enters(ada, happens)

    async def _drops(self, happens: str) -> str:
        first, _, content = happens.partition("\n")
        name = first.removeprefix("Ada drops ").removesuffix(":")
        ada = self._slack.ada
        await ada.drops_file("dm", name, content.encode())
        preview = await hears(ada)
        await ada.clicks(preview, "Import")
        return f"{preview.words}\n{(await hears(ada)).words}"

    async def _comes(self, place: str, moment: datetime) -> str:
        await self._enter_until(moment)
        ada = self._slack.ada
        before = len(ada.messages(place))
        await deliver(self._slack, moment)
        new = ada.messages(place)[before:]
        [message] = [each for each in new if not each.text.startswith("Welcome.")]
        return message.words

    async def _enter_until(self, moment: datetime) -> None:
        while self._entries and self._entries[0][0] <= moment:
            when, name, line = self._entries.popleft()
            self._slack.clock.advance_to(max(when, self._slack.clock.now()))
            await _enters(self._slack.playground.person(name), line)


async def _enters(person: Actor, line: str) -> str:
    return await (_lists if line.startswith("/ssi engagers") else _says)(person, line)


async def _says(person: Actor, line: str) -> str:
    await person.types("#general", line)
    message = await person.next_message("#general")
    while message.text.startswith("You are an admin"):
        message = await person.next_message("#general")
    return message.words


async def _lists(person: Actor, line: str) -> str:
    """Reads the names, answers that nobody asked about is at a target account, and saves."""
    await person.types("#general", line)
    form = await opened(person)
    await person.submits(form)
    read = await person.next_modal()
    asked = [
        block["block_id"]
        for block in read.blocks
        if str(block.get("block_id", "")).startswith("read:asked:")
    ]
    await person.fills(read, dict.fromkeys(asked, _NO_TARGET))
    await person.submits(read)
    saved = await person.next_modal()
    await person.closes(saved)
    return f"{read.words}\n{saved.words}"


async def _submits(person: Actor, line: str, values: dict[str, str]) -> str:
    await person.types("#general", line)
    form = await opened(person)
    await person.fills(form, values)
    await person.submits(form)
    answer = await person.next_modal()
    await person.closes(answer)
    return f"{form.words}\n{answer.words}"
