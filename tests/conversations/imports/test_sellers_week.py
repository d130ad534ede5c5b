"""A seller's week, handed over: what it takes in clicks, drops, pastes and typed letters."""

from collections import Counter
from datetime import timedelta

import pytest

from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from tests.conversations.conftest import LocalSlack
from tests.conversations.imports.dropping import content_export, morning
from tests.conversations.links import link_at
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.linkedin.files import zip_of
from tests.linkedin.linkedin_files.archives import Archive, Message, Person, files_of
from tests.linkedin.pages.test_page_text import SSI_PAGE

DAYS = ("2026-11-17", "2026-11-18", "2026-11-20")
AT_ACME = (
    *("Jane Doe", "Max Muster", "Olga Petrova", "Kwame Mensah", "Lucía Fernández"),
    *("Hiro Tanaka", "Beatrix Vogel", "Samir Haddad", "Nils Åkesson", "Priya Raman"),
)
#: How many people engaged with each post: forty in all, of whom ten are at target accounts.
ENGAGED = (14, 13, 13)


class Seller:
    """A person whose hands are watched."""

    def __init__(self, person: Actor) -> None:
        self._person = person
        self.did: Counter[str] = Counter()
        self.typed = ""

    async def drops(self, name: str, data: bytes) -> ShownMessage:
        self.did["drops"] += 1
        await self._person.drops_file("dm", name, data)
        return await hears(self._person)

    async def pastes(self, text: str, typed: str = "") -> ShownMessage:
        self.did["pastes"] += 1
        self.typed += typed
        return await says(self._person, f"{typed}{text}")

    async def types(self, line: str) -> ShownMessage:
        self.typed += line
        return await says(self._person, line)

    async def clicks(self, message: ShownMessage, button: str) -> ShownMessage:
        self.did["clicks"] += 1
        await self._person.clicks(message, button)
        return await hears(self._person)


def people(first: int, count: int) -> str:
    """Lines of a copied list: every fourth person is at a target account."""
    lines = [
        f"Other{chr(97 + n % 26)} Person{chr(97 + n // 26)}, Analyst, Elsewhere"
        if n % 4
        else f"{AT_ACME[n // 4]}, CTO, Acme"
        for n in range(first, first + count)
    ]
    return "\n".join(lines)


def archive() -> bytes:
    """An archive with messages to eight people, three of them at a target account."""
    ada = Person("Ada Lindqvist", "ada-lindqvist")
    others = [
        Person(f"Contact{chr(97 + n)} Buyer", f"contact-{n}", "Acme" if n < 3 else "Elsewhere")
        for n in range(8)
    ]
    messages = tuple(
        Message(f"c{n}", ada, (other,), morning("2026-11-18") + timedelta(hours=n))
        for n, other in enumerate(others)
    )
    return zip_of(files_of(Archive(ada, messages, connections=tuple(others))))


async def test_a_week_takes_twelve_clicks_at_most_and_no_typed_number(
    slack: LocalSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    await targets(slack, "Acme")
    seller = Seller(slack.ada)
    export = content_export("2026-11-22", dict.fromkeys(DAYS, (2340, 41)))
    posts = await seller.clicks(await seller.drops("Content.xlsx", export), "Import")
    assert "3 new posts" in posts.text
    first = 0
    for day, count in zip(DAYS, ENGAGED, strict=True):
        read = await seller.pastes(f"{link_at(day)}\n{people(first, count)}", "engagers ")
        listed = await seller.clicks(read, f"Save {count} people")
        assert f"Listed {count} people." in listed.text
        first += count
    dms = await seller.clicks(
        await seller.drops("Basic_LinkedInDataExport.zip", archive()), "Import"
    )
    assert "8 DMs (3 at target accounts)" in dms.text
    assert "Logged: meeting with Acme" in (await seller.types("win meeting Acme")).text
    assert "SSI 71.2 today" in (await seller.pastes(SSI_PAGE)).text
    week = (await says(slack.ada, "stats 7d")).text
    assert "3 posts" in week
    with capsys.disabled():
        did = ", ".join(f"{count} {what}" for what, count in sorted(seller.did.items()))
        print(f"\nA seller's week: {did}, {len(seller.typed)} typed letters.")  # noqa: T201
    assert seller.did["clicks"] <= 12
    assert not any(map(str.isdigit, seller.typed))
