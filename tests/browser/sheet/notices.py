"""A workspace in which the bot has much to tell its coaches, and the faces of what it tells."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, col, update

from playground.testing.actor import Actor
from playground.world.identity import TEAM_ID
from services.people.missing_scopes import tell_coaches_of_scopes
from storage.tables import MemberSettingsRow
from tests.browser.sheet.acting import close_all, does, fills_and_sends, press, view
from tests.browser.sheet.faces import Face
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.links import id_at, link_at

#: With the permissions for link offers.
WITH_OFFERS = json.loads(
    (Path(__file__).parents[3] / "manifest.link-offers.json").read_text(encoding="utf-8")
)
_MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
_WEEK = timedelta(days=7)
_LINK = (
    "https://www.linkedin.com/posts/uma_how-we-cut-onboarding_activity-"
    f"{id_at(datetime(2026, 11, 20, 9, tzinfo=UTC))}-AbCd"
)


def _told(name: str, words: str, who: str = "ada", place: str = "dm") -> Face:
    return Face(name, who=who, place=place, sent=words)


NOTICES = (
    _told("invitation", "invites you", who="dana"),
    _told("link offer", "Is this LinkedIn post yours?", who="uma", place="#sales"),
    _told("board in doubt", "I can't tell whether"),
    _told("board, what is new", "May the board show", who="uma"),
    _told("board failed", "I can't post this week's board"),
    _told("channel tested", "I can post in"),
    _told("board skipped", "was not posted:"),
    _told("handover", "has left this workspace"),
    _told("missing permission", "I lack the permission"),
    Face("setup after trouble", ("/ssi setup",)),
    Face("home after trouble", ("home",)),
    Face(
        "setup, council mode",
        ("/ssi setup", "> Privacy", "council_mode = on", "submit"),
    ),
    Face("stats of a team in council mode", ("/ssi stats team",)),
    Face("settings in council mode", ("/ssi settings",), who="uma"),
    Face("access in council mode", ("/ssi access",), who="uma"),
)


async def fill_notices(slack: LocalSlack) -> None:
    """Lets all those things happen, one after the other."""
    ada, ben, uma = slack.ada, slack.ben, slack.uma
    dana = slack.playground.add_person("dana", "Dana Lindgren", "Etc/UTC")
    for person in (ada, ben, uma):
        joining = view(await does(slack, person, "/ssi join"))
        await fills_and_sends(slack, person, joining, {"on_board": "yes"})
    await _owned_by_ben(slack)
    form = await press(slack, ada, await does(slack, ada, "/ssi setup"), "Add a team")
    team: dict[str, object] = {
        "team_name": "Northern Lights",
        "team_members": [ada.id, ben.id, uma.id, dana.id],
        "team_channel": "C0SALES",
    }
    await fills_and_sends(slack, ada, view(form), team)
    await press(slack, ada, await does(slack, ada, "/ssi setup"), "Invite 1 member")
    await close_all(ada)
    await deliver(slack)
    await _offered(slack)
    await _boards(slack)
    await ada.deactivates(ben.id)
    await deliver(slack, slack.clock.now() + timedelta(minutes=5))
    slack.playground.faults.take_scope("files:write")
    await does(slack, uma, "/ssi score 47")
    store, missing = slack.bot.desk.store, slack.bot.desk.scopes.missing()
    await store.run(tell_coaches_of_scopes, TEAM_ID, missing, slack.clock.now())
    await deliver(slack, slack.clock.now() + timedelta(minutes=5))


async def _owned_by_ben(slack: LocalSlack) -> None:
    for company in ("Acme GmbH", "Globex Corp"):
        await does(slack, slack.ada, f"/ssi accounts add {company}")
        page = await does(slack, slack.ada, f"/ssi accounts {company}")
        form = await press(slack, slack.ada, page, "Edit account")
        await fills_and_sends(slack, slack.ada, view(form), {"owner": slack.ben.id})


async def _offered(slack: LocalSlack) -> None:
    """Uma wants link offers, and posts a link."""
    page = await does(slack, slack.uma, "/ssi settings")
    form = await press(slack, slack.uma, page, "Edit")
    await fills_and_sends(slack, slack.uma, view(form), {"link_offers": "on"})
    await does(slack, slack.uma, f"New post, please have a look: {_LINK}", "#sales")


async def _boards(slack: LocalSlack) -> None:
    """One posted, one in doubt, one that the bot may not post, and one without posts."""
    await _post(slack, NOW)
    await does(slack, slack.uma, "/ssi win 45000 EUR Acme GmbH")
    await slack.bot.desk.store.run(_agreed_long_ago)
    for hours in (0, 25):  # the last is Uma's next morning
        await deliver(slack, _MONDAY + timedelta(hours=hours))
    await _post(slack, _MONDAY)
    await deliver(slack, _MONDAY + _WEEK - timedelta(minutes=20))  # all but the board
    slack.playground.faults.answer(
        "chat.postMessage", "internal_error", times=2
    )  # Uma's digest too
    await deliver(slack, _MONDAY + _WEEK)
    slack.playground.faults.clear()
    await deliver(slack, _MONDAY + _WEEK + timedelta(hours=25))  # coaches are told in the morning
    await _post(slack, _MONDAY + _WEEK)
    await slack.ada.removes_bot("#sales")
    for hours in (0, 1):
        await deliver(slack, _MONDAY + 2 * _WEEK + timedelta(hours=hours))
    await slack.ada.invites_bot("#sales")
    failed = [
        each for each in slack.ada.messages("dm") if "I can't post this week's board" in each.text
    ]
    await press(slack, slack.ada, failed[-1], "Test again")
    for hours in (0, 1):
        await deliver(slack, _MONDAY + 4 * _WEEK + timedelta(hours=hours))


async def _post(slack: LocalSlack, day: datetime) -> None:
    people: tuple[Actor, ...] = (slack.ada, slack.ben)
    for serial, person in enumerate(people):
        link = link_at(day.date().isoformat(), serial=serial)
        await does(slack, person, f"/ssi log {link} 900 views 20 engagers")


def _agreed_long_ago(session: Session) -> None:
    """Makes everybody's answer one of before boards showed amounts."""
    session.execute(update(MemberSettingsRow).values({col(MemberSettingsRow.board_version): 1}))
