"""Threads, as far as bots use them."""

import pytest

from playground.refusals import PersonMistake
from playground.server import Playground
from tests.playground.blocks import actions, button
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot


async def test_a_reply_names_its_parent_and_the_parent_counts_it(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.says_in_dm("How was my week?")
    question = ada.messages("dm")[0]
    await bot.web.chat_postMessage(channel="D0ADA", text="Good", thread_ts=question.ts)
    answer = ada.replies(question)[0]
    await ada.types("dm", "thanks", thread=answer)
    event = bot.payloads("events_api")[-1]["event"]
    assert (event["text"], event["thread_ts"]) == ("thanks", question.ts)
    assert event["parent_user_id"] == "U0ADA"
    assert [reply.text for reply in ada.replies(question)] == ["Good", "thanks"]
    (parent,) = (await bot.web.conversations_history(channel="D0ADA"))["messages"]
    assert (parent["thread_ts"], parent["reply_count"]) == (question.ts, 2)
    assert parent["reply_users"] == ["U0SSICOACH", "U0ADA"]
    shown = (await page.state())["messages"]["D0ADA"]
    assert [(m["thread_ts"], m["reply_count"]) for m in shown] == [
        (None, 2),
        (question.ts, 0),
        (question.ts, 0),
    ]
    assert shown[0]["latest_reply"] == shown[2]["ts"]


async def test_a_click_in_a_thread_carries_its_thread_ts(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.types("#sales", "look")
    parent = ada.messages("#sales")[0]
    row = [actions(button("Undo", "undo"))]
    await bot.web.chat_postMessage(
        channel="C0SALES", text="Logged", blocks=row, thread_ts=parent.ts
    )
    await ada.clicks(ada.replies(parent)[0], "Undo")
    sent = bot.payloads("interactive")[0]
    assert sent["container"]["thread_ts"] == sent["message"]["thread_ts"] == parent.ts


async def test_a_command_is_not_supported_in_a_thread(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.types("#sales", "look")
    parent = ada.messages("#sales")[0]
    await page.act(do="type", conversation="C0SALES", text="/ssi stats", thread_ts=parent.ts)
    (refusal,) = ada.replies(parent)
    assert refusal.text == "/ssi is not supported in threads. Sorry!"
    assert bot.heard == []
    with pytest.raises(PersonMistake, match="can't reply"):
        await ada.types("#sales", "why?", thread=refusal)


async def test_a_message_into_an_unknown_thread_is_recorded_as_a_mistake(
    playground: Playground, bot: ScriptedBot
) -> None:
    sent = await bot.web.chat_postMessage(channel="C0SALES", text="Good", thread_ts="1.000001")
    assert sent["ok"]
    assert playground.bot_mistakes == [
        "a message went into the thread 1.000001, which does not exist"
    ]
