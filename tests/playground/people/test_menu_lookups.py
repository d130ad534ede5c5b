"""External selects: the requests for options, and the valid choices."""

import asyncio
from typing import Any

import pytest

from playground.refusals import PersonMistake
from playground.server import Playground
from playground.testing.screen import ShownView
from tests.playground.blocks import actions, field, home, modal, options, plain
from tests.playground.page import Page
from tests.playground.scripted_bot import Payload, ScriptedBot

COMPANIES = ("acme", "acumen", "globex")


def menu(kind: str = "external_select", **also: Any) -> dict[str, Any]:
    """An external select; its action_id is “company”."""
    return {"type": kind, "action_id": "company", "min_query_length": 0, **also}


async def companies(payload: Payload) -> Payload | None:
    """Offer the companies that begin with the typed text."""
    if payload["type"] != "block_suggestion":
        return None
    return {"options": options(*(c for c in COMPANIES if c.startswith(payload["value"])))}


async def opened(playground: Playground, bot: ScriptedBot, *blocks: Payload) -> ShownView:
    """Open a form with these blocks for Ada; the bot offers companies."""
    ada = playground.person("ada")
    await ada.types("#sales", "/ssi accounts")
    trigger_id = bot.payloads("slash_commands")[-1]["trigger_id"]
    await bot.web.views_open(trigger_id=trigger_id, view=modal(*blocks))
    bot.on_interaction = companies
    return await ada.next_modal()


async def test_a_form_asks_for_options_and_sends_the_chosen_one(
    playground: Playground, bot: ScriptedBot
) -> None:
    form = await opened(playground, bot, field("account", menu()), field("note"))
    ada = playground.person("ada")
    await ada.fills(form, {"note": "big"})
    offered = await ada.looks_up(form, "company", "ac")
    await ada.fills(form, {"account": "Acumen"})
    await ada.submits(form)
    asked, submitted = bot.payloads("interactive")
    assert [option["value"] for option in offered] == ["acme", "acumen"]
    assert (asked["type"], asked["value"]) == ("block_suggestion", "ac")
    assert (asked["block_id"], asked["action_id"]) == ("account", "company")
    assert asked["container"] == {"type": "view", "view_id": form.id}
    assert (asked["user"]["id"], asked["team"]["id"]) == ("U0ADA", "T0PLAYGRND")
    assert asked["view"]["state"]["values"]["note"]["typed"]["value"] == "big"
    chosen = submitted["view"]["state"]["values"]["account"]["company"]
    assert chosen == {"type": "external_select", "selected_option": options("acumen")[0]}


async def test_an_offered_option_is_read_plainly_and_returned_escaped(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload | None:
        if payload["type"] != "block_suggestion":
            return None
        return {"options": [{"text": plain("R&D <Co>"), "value": "R&D"}]}

    form = await opened(playground, bot, field("account", menu()))
    bot.on_interaction = answer
    ada = playground.person("ada")
    (offered,) = await ada.looks_up(form, "company")
    assert offered["text"]["text"] == "R&D <Co>"
    await ada.fills(form, {"account": "R&D <Co>"})
    await ada.submits(form)
    chosen = bot.payloads("interactive")[-1]["view"]["state"]["values"]["account"]["company"]
    assert chosen["selected_option"] == {"text": plain("R&amp;D &lt;Co&gt;"), "value": "R&D"}


async def test_a_menu_in_a_message_asks_and_sends_at_once(
    playground: Playground, bot: ScriptedBot
) -> None:
    row = actions(menu("multi_external_select"), block_id="row")
    await bot.web.chat_postMessage(channel="C0SALES", text="Which?", blocks=[row])
    bot.on_interaction = companies
    ada = playground.person("ada")
    message = await ada.next_message("#sales")
    await ada.looks_up(message, "row", "ac")
    await ada.looks_up(message, "row", "glo")
    await ada.chooses(message, "company", "acme", "globex")
    asked, _, chosen = bot.payloads("interactive")
    assert asked["container"]["message_ts"] == asked["message"]["ts"] == message.ts
    assert asked["channel"]["id"] == "C0SALES"
    assert [o["value"] for o in chosen["actions"][0]["selected_options"]] == ["acme", "globex"]


async def test_only_offered_or_initial_options_can_be_chosen(
    playground: Playground, bot: ScriptedBot
) -> None:
    preset = menu(initial_option=options("initech")[0])
    form = await opened(playground, bot, field("account", preset))
    ada = playground.person("ada")
    await ada.fills(form, {"account": "initech"})
    with pytest.raises(PersonMistake, match="no option “globex” here, only: Initech"):
        await ada.fills(form, {"account": "globex"})


async def test_too_short_a_text_is_not_looked_up(playground: Playground, bot: ScriptedBot) -> None:
    usual = {"type": "external_select", "action_id": "company"}
    form = await opened(playground, bot, field("account", usual))
    ada = playground.person("ada")
    assert await ada.looks_up(form, "account", "ac") == []
    assert bot.payloads("interactive") == []
    assert len(await ada.looks_up(form, "account", "acm")) == 1


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (None, "must be an object"),
        ({}, "must have either options or option_groups"),
        ({"options": options(*(f"o{n}" for n in range(101)))}, "no more than 100 items"),
        ({"options": options("x" * 76)}, "less than 76 characters"),
        ({"options": [{"text": plain("x"), "value": "v" * 151}]}, "less than 151 characters"),
        ({"option_groups": [{"options": options("a")}]}, "missing required field: label"),
    ],
)
async def test_refused_options_are_recorded_as_a_mistake(
    playground: Playground, bot: ScriptedBot, answer: Payload | None, problem: str
) -> None:
    async def wrong(payload: Payload) -> Payload | None:
        return answer

    form = await opened(playground, bot, field("account", menu()))
    bot.on_interaction = wrong
    assert await playground.person("ada").looks_up(form, "company") == []
    assert problem in playground.bot_mistakes[0]


async def test_the_page_looks_up_options_in_groups_and_at_home(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    group = {"label": plain("Targets"), "options": options("acme")}

    async def grouped(payload: Payload) -> Payload | None:
        return {"option_groups": [group]} if payload["type"] == "block_suggestion" else None

    await bot.web.views_publish(user_id="U0ADA", view=home(actions(menu(), block_id="row")))
    bot.on_interaction = grouped
    there = {"view": "home", "block_id": "row", "action_id": "company"}
    offered = await page.act(do="look_up", value="", **there)
    await page.act(do="action", selected=options("acme")[0], **there)
    assert offered == {"ok": True, "options": [], "option_groups": [group], "trouble": None}
    assert bot.payloads("interactive")[-1]["actions"][0]["selected_option"]["value"] == "acme"


async def test_the_page_says_that_the_app_did_not_answer_in_time(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    form = await opened(playground, bot, field("account", menu()))
    bot.hold = asyncio.Event()
    there = {"view": form.id, "block_id": "account", "action_id": "company"}
    offered = await page.act(do="look_up", value="ac", **there)
    bot.hold.set()
    assert (offered["ok"], offered["options"]) == (True, [])
    assert offered["trouble"] == "The options could not be loaded. Try again?"
