"""The workspaces whose faces the contact sheet shows: busy, empty, and full of extremes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from demo.market import committee, trade_name
from playground.testing.actor import Actor
from tests.browser.sheet.acting import does, fills_and_sends, press, read_names, view
from tests.browser.sheet.faces import FACES, Face
from tests.browser.sheet.notices import NOTICES, WITH_OFFERS, fill_notices
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import MANIFEST, NOW, LocalSlack
from tests.conversations.links import id_at


@dataclass(frozen=True)
class Town:
    """A workspace.

    Args:
        name: Begins the names of its pictures.
        fill: Enters what there is.
        words: What takes the place of ``{account}`` and other names in the steps of a face.
        people: Handles that take the place of others.
        faces: The faces to show.
        manifest: Of the app.
    """

    name: str
    fill: Callable[[LocalSlack], Awaitable[None]]
    words: dict[str, str]
    people: dict[str, str] = field(default_factory=dict)
    faces: tuple[Face, ...] = FACES
    manifest: Mapping[str, Any] = field(default_factory=lambda: MANIFEST)


def _link(day: datetime, words: str = "") -> str:
    slug = f"ada_{words}-activity" if words else "ada_activity"
    return f"https://www.linkedin.com/posts/{slug}-{id_at(day)}-AbCd"


_TITLE = "the-day-we-cut-onboarding-from-ninety-days-to-three-and-what-every-buyer-told-us"
_LONG = "Donaudampfschifffahrtsgesellschaft mbH"
_COMPANIES = tuple(f"{side} {_LONG}" for side in ("Nord", "Süd", "Ost", "West"))
_TEAM = "Vertrieb Nord- und Ostsee 🌊 / מכירות"
_LONG_NAME = "Wilhelmina-Charlotte von Hohenstein-Birkenfeld zu Ahrensböök"
_EXTREME_PEOPLE = f"""\
ליאורה שקד, סמנכ״ל רכש, חברת הדוגמה בע״מ
{_LONG_NAME}, Chief Operating Officer, {_COMPANIES[0]}
Sunny 🌻🌻 Kimura, CTO, {_COMPANIES[1]}
Bo Li, CEO, {_COMPANIES[2]}"""
_WORDS = {
    "link": _link(NOW - timedelta(hours=20), "how-we-cut-onboarding-to-three-days"),
    "link2": _link(NOW - timedelta(hours=30)),
    "link3": _link(NOW - timedelta(hours=40), "what-buyers-ask-first"),
    "slug": "how-we-cut-onboarding-ada-lindqvist",
}


async def _busy(slack: LocalSlack) -> None:
    await slack.playground.demo.show()


async def _nobody(slack: LocalSlack) -> None:
    """A workspace in which no one has done anything."""


async def _extremes(slack: LocalSlack) -> None:
    """Long names, emoji, names from right to left, and figures of a million."""
    ada, uma = slack.ada, slack.uma
    await ada.changes_profile(name="נועה ברק-לוינשטיין 🌻 von Hohenstein-Birkenfeld zu Ahrensböök")
    await ada.changes_profile(name="X", of=uma.id)
    for company in ("חברת הדוגמה בע״מ", *_COMPANIES):
        await does(slack, ada, f"/ssi accounts add {company}")
    for hours, person in enumerate((ada, uma), start=1):
        await _logs_a_million(slack, person, NOW - timedelta(hours=hours))
        await does(slack, person, f"/ssi win 999999999999 EUR {_COMPANIES[0]}")
        await does(slack, person, "/ssi score 100")
        joining = view(await does(slack, person, "/ssi join"))
        await fills_and_sends(
            slack,
            person,
            joining,
            {"on_board": "Yes, and with my deals' amounts on the board, too"},
        )
    form = await press(slack, ada, await does(slack, ada, "/ssi setup"), "Add a team")
    team: dict[str, object] = {
        "team_name": _TEAM,
        "team_members": [ada.id, uma.id],
        "team_channel": "C0SALES",
    }
    await fills_and_sends(slack, ada, view(form), team)
    monday = datetime(NOW.year, 11, 30, 7, tzinfo=UTC)
    for hours in range(0, 32, 1):
        await deliver(slack, monday + timedelta(hours=hours))


async def _logs_a_million(slack: LocalSlack, person: Actor, latest: datetime) -> None:
    for number in range(4):
        link = _link(latest - timedelta(days=5 * number), _TITLE)
        await does(slack, person, f"/ssi log {link} 1000000 views 999999 engagers")
        await read_names(slack, person, link, _EXTREME_PEOPLE)


TOWNS = (
    Town(
        "busy",
        _busy,
        {
            **_WORDS,
            "account": trade_name(10),
            "person": committee(10)[0].name,
            "people": f"{committee(10)[0].name}, COO, {trade_name(10)}\n"
            f"{committee(10)[1].name}, Buyer, {trade_name(10)}\nMax Muster, CFO, Initech",
        },
    ),
    Town(
        "newcomer",
        _nobody,
        {
            **_WORDS,
            "account": "Acme",
            "person": "Jane Doe",
            "people": "Jane Doe, CTO, Acme\nJohn Roe - Head of Sales at Acme",
        },
        {"cleo": "ada", "jorg": "ada"},
    ),
    Town(
        "extremes",
        _extremes,
        {
            **_WORDS,
            "account": _COMPANIES[0],
            "person": _LONG_NAME,
            "people": _EXTREME_PEOPLE,
        },
        {"cleo": "ada", "jorg": "ada", "ben": "uma"},
    ),
    Town("notices", fill_notices, _WORDS, faces=NOTICES, manifest=WITH_OFFERS),
)
