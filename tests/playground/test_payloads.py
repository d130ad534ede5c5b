"""The payloads of people's actions, in Slack's format."""

from typing import Any

import pytest

from playground.payloads.long_texts import parts_of
from playground.payloads.shared_links import links_to
from playground.refusals import PersonMistake
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.playground.blocks import actions, button, options, section
from tests.playground.scripted_bot import ScriptedBot

LONG_TEXT = [f"Line {number} of a long text that somebody pastes" for number in range(250)]
LINKEDIN = "https://www.linkedin.com/posts/x?a=1&b=2"


async def test_a_slash_command_has_only_strings_and_the_typed_text(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("eve").types("#partners", "/ssi log https://x.io?a=1&b=<2>")
    sent = bot.payloads("slash_commands")[0]
    assert sent["command"] == "/ssi"
    assert sent["text"] == "log https://x.io?a=1&b=<2>"
    assert (sent["team_id"], sent["team_domain"]) == ("T0PLAYGRND", "playground")
    assert (sent["channel_id"], sent["channel_name"]) == ("C0PARTNERS", "partners")
    assert (sent["user_id"], sent["user_name"]) == ("U0EVE", "eve")
    assert all(isinstance(value, str) for value in sent.values())


async def test_a_command_is_escaped_if_the_manifest_says_so(
    manifest: dict[str, Any],
) -> None:
    manifest["features"]["slash_commands"][0]["should_escape"] = True
    running = Playground(manifest, SimulatedClock())
    await running.start()
    bot = ScriptedBot(running)
    await bot.connect()
    await running.bot_connected()
    await running.person("ada").types("#sales", "/ssi dm @ben in #sales <3 https://x.io/a")
    await bot.close()
    await running.stop()
    assert bot.payloads("slash_commands")[0]["text"] == (
        "dm <@U0BEN|ben> in <#C0SALES|sales> &lt;3 <https://x.io/a>"
    )


@pytest.mark.parametrize(
    ("typed", "delivered"),
    [
        ("R&D <now> a > b", "R&amp;D &lt;now&gt; a &gt; b"),
        ("log https://www.linkedin.com/posts/x-AbCd?a=1&b=2 now",
         "log <https://www.linkedin.com/posts/x-AbCd?a=1&amp;b=2> now"),
        ("see (https://x.io/a).", "see (<https://x.io/a>)."),
        ("linkedin.com/in/ada", "<http://linkedin.com/in/ada|linkedin.com/in/ada>"),
        ("write ada@acme.com", "write <mailto:ada@acme.com|ada@acme.com>"),
        ("hi @Ben Okafor, and @nobody", "hi <@U0BEN>, and @nobody"),
        ("in #sales and #nowhere", "in <#C0SALES|sales> and #nowhere"),
        ("1,200 views 2.5 %", "1,200 views 2.5 %"),
        ("[Jane Doe](https://www.linkedin.com/in/janedoe) CTO at Acme.com",
         "<https://www.linkedin.com/in/janedoe|Jane Doe> CTO at <http://Acme.com|Acme.com>"),
        ("[R&D](https://x.io/a?b=1&c=2)", "<https://x.io/a?b=1&amp;c=2|R&amp;D>"),
        ("[https://x.io/a](https://x.io/a)", "<https://x.io/a>"),
        ("[Bob](mailto:bob@x.io) [+49 30 1](tel:+49301)",
         "<mailto:bob@x.io|Bob> <tel:+49301|+49 30 1>"),
        ("log [Jane] (https://x.io/a) 555-123-4567",
         "log [Jane] (<https://x.io/a>) 555-123-4567"),
        ("shipped 🚀 ❤️ 👋🏽 🦄 ★ 5 → 6", "shipped :rocket: :heart: :wave::skin-tone-4: "
         ":unicorn_face: ★ 5 → 6"),
        ("`log https://x.io/a 20 views`", "`log <https://x.io/a> 20 views`"),
        ("*log* _this_ ~that~", "*log* _this_ ~that~"),
        ("> log\n```\nlog it\n```", "&gt; log\n```\nlog it\n```"),
    ],
)  # fmt: skip
async def test_a_direct_message_arrives_as_slack_delivers_it(
    playground: Playground, bot: ScriptedBot, typed: str, delivered: str
) -> None:
    await playground.person("ada").says_in_dm(typed)
    payload = bot.payloads("events_api")[0]
    event = payload["event"]
    assert event["text"] == delivered
    assert (event["type"], event["channel"], event["channel_type"]) == ("message", "D0ADA", "im")
    assert payload["authorizations"][0]["user_id"] == "U0SSICOACH"
    assert payload["type"] == "event_callback"


async def test_the_blocks_of_a_typed_message_have_its_links_and_emoji(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").says_in_dm("[Jane](https://x.io/a) 🚀")
    (block,) = bot.payloads("events_api")[0]["event"]["blocks"]
    assert block["elements"][0]["elements"] == [
        {"type": "link", "url": "https://x.io/a", "text": "Jane"},
        {"type": "text", "text": " "},
        {"type": "emoji", "name": "rocket", "unicode": "1f680"},
    ]


async def test_a_slash_command_arrives_as_typed_with_emoji_and_brackets(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").types("#sales", "/ssi dm [Jane](https://x.io/a) 🚀 at Acme.com")
    text = bot.payloads("slash_commands")[0]["text"]
    assert text == "dm [Jane](https://x.io/a) 🚀 at Acme.com"


async def test_events_missing_in_the_manifest_are_not_sent(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").types("#sales", "hello all")
    await playground.person("ada").types("#sales", "/ssi")
    assert bot.payloads("events_api") == []


async def test_a_click_in_a_message_carries_message_button_and_channel(
    playground: Playground, bot: ScriptedBot
) -> None:
    buttons = actions(button("Undo", "undo", value="42"), block_id="row")
    await bot.web.chat_postMessage(channel="C0SALES", text="Logged", blocks=[buttons])
    ben = playground.person("ben")
    await ben.clicks(await ben.next_message("#sales"), "Undo")
    sent = bot.payloads("interactive")[0]
    action = sent["actions"][0]
    assert sent["type"] == "block_actions"
    assert (action["action_id"], action["block_id"], action["value"]) == ("undo", "row", "42")
    assert sent["channel"] == {"id": "C0SALES", "name": "sales"}
    assert sent["message"]["text"] == "Logged"
    assert sent["container"]["message_ts"] == sent["message"]["ts"]
    assert sent["user"]["id"] == "U0BEN"


async def test_a_click_in_an_ephemeral_message_comes_without_the_message(
    playground: Playground, bot: ScriptedBot
) -> None:
    blocks = [actions(button("Undo", "undo"))]
    await bot.web.chat_postEphemeral(channel="C0SALES", user="U0ADA", text="x", blocks=blocks)
    ada = playground.person("ada")
    await ada.clicks(await ada.next_message("#sales"), "undo")
    sent = bot.payloads("interactive")[0]
    assert sent["container"]["is_ephemeral"] is True
    assert "message" not in sent


async def test_a_choice_in_a_message_is_sent_and_kept_in_its_state(
    playground: Playground, bot: ScriptedBot
) -> None:
    window = {"type": "static_select", "action_id": "window", "options": options("7d", "30d")}
    more = {"type": "overflow", "action_id": "more", "options": options("edit", "delete")}
    blocks = [section("Stats", accessory=more, block_id="top"), actions(window, block_id="row")]
    await bot.web.chat_postMessage(channel="C0SALES", text="Stats", blocks=blocks)
    ada = playground.person("ada")
    message = await ada.next_message("#sales")
    await ada.chooses(message, "window", "30d")
    await ada.chooses(message, "more", "Delete")
    chosen, opened = bot.payloads("interactive")
    assert chosen["actions"][0]["selected_option"]["value"] == "30d"
    assert opened["actions"][0]["selected_option"]["value"] == "delete"
    assert opened["state"]["values"]["row"]["window"]["selected_option"]["value"] == "30d"


async def test_elements_in_a_container_can_be_used(
    playground: Playground, bot: ScriptedBot
) -> None:
    framed = {
        "type": "container",
        "title": {"type": "plain_text", "text": "Your week"},
        "child_blocks": [section("1.07 %"), actions(button("Undo", "undo"), block_id="row")],
    }
    await bot.web.chat_postMessage(channel="C0SALES", text="Your week", blocks=[framed])
    ada = playground.person("ada")
    message = await ada.next_message("#sales")
    await ada.clicks(message, "Undo")
    assert message.words == "Your week\nYour week\n1.07 %\nUndo"
    assert bot.payloads("interactive")[0]["actions"][0]["block_id"] == "row"


async def test_equal_buttons_must_be_distinguished(
    playground: Playground, bot: ScriptedBot
) -> None:
    rows = [actions(button("Edit", "edit", value=post)) for post in ("one", "two")]
    await bot.web.chat_postMessage(channel="C0SALES", text="Posts", blocks=rows)
    ada = playground.person("ada")
    message = await ada.next_message("#sales")
    with pytest.raises(PersonMistake, match="several things called “Edit”"):
        await ada.clicks(message, "Edit")
    await ada.clicks(message, "Edit", value="two")
    assert bot.payloads("interactive")[0]["actions"][0]["value"] == "two"


async def test_an_unacknowledged_click_shows_an_error(
    playground: Playground, bot: ScriptedBot
) -> None:
    await bot.web.chat_postMessage(
        channel="C0SALES", text="x", blocks=[actions(button("Undo", "undo"))]
    )
    ada = playground.person("ada")
    message = await ada.next_message("#sales")
    await bot.close()
    await playground.until(lambda: playground.open_sockets == 0)
    await ada.clicks(message, "Undo")
    shown = await ada.next_message("#sales")
    assert (shown.failure, shown.ephemeral) == (True, True)


async def test_shortcuts_reach_the_bot(playground: Playground, bot: ScriptedBot) -> None:
    ben = playground.person("ben")
    await playground.person("ada").types("#sales", "look: https://x.io/a")
    message = await ben.next_message("#sales")
    await ben.uses_shortcut("log_post_anywhere")
    await ben.uses_message_shortcut("log_this_post", message)
    anywhere, here = bot.payloads("interactive")
    assert (anywhere["type"], anywhere["callback_id"]) == ("shortcut", "log_post_anywhere")
    assert (here["type"], here["message_ts"]) == ("message_action", message.ts)
    assert here["message"]["text"] == "look: <https://x.io/a>"
    with pytest.raises(PersonMistake):
        await ben.uses_shortcut("log_this_post")


async def test_people_cannot_write_to_an_app_without_a_messages_tab(
    manifest: dict[str, Any],
) -> None:
    manifest["features"]["app_home"]["messages_tab_enabled"] = False
    running = Playground(manifest, SimulatedClock())
    await running.start()
    with pytest.raises(PersonMistake, match="has been turned off"):
        await running.person("ada").says_in_dm("hello")
    await running.stop()


async def test_people_cannot_write_in_conversations_they_are_not_in(playground: Playground) -> None:
    with pytest.raises(PersonMistake, match="Eve Partner is not in"):
        await playground.person("eve").types("#general", "hello")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see <https://www.linkedin.com/posts/x?a=1&amp;b=2>", [LINKEDIN]),
        ("<https://linkedin.com/a|LinkedIn> <https://linkedin.com/a>", ["https://linkedin.com/a"]),
        ("https://www.linkedin.com/not/marked <https://notlinkedin.com/a>", []),
        ("<https://linkedin.com.evil.com/a> <mailto:a@linkedin.com|a@linkedin.com>", []),
    ],
)
def test_links_to_a_domain_are_found_in_a_message(text: str, found: list[str]) -> None:
    links = links_to(["linkedin.com"], text)
    assert [link["url"] for link in links] == found
    assert all(link["domain"] == "linkedin.com" for link in links)


async def test_slack_tells_of_a_typed_and_of_a_posted_link_also_where_the_bot_is_not(
    manifest: dict[str, Any],
) -> None:
    manifest["features"]["unfurl_domains"] = ["linkedin.com"]
    manifest["oauth_config"]["scopes"]["bot"].append("links:read")
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["link_shared"]
    slack = Playground(manifest, SimulatedClock())
    await slack.start()
    ada = slack.person("ada")
    for channel in ("#sales", "#quiet"):
        await ada.types(channel, f"new: {LINKEDIN}")
    slack.faults.take_scope("links:read")
    await ada.types("#sales", LINKEDIN)
    await slack.stop()
    told = [envelope.payload["event"] for envelope in slack.envelopes]
    links = [{"domain": "linkedin.com", "url": LINKEDIN}]
    assert [event["links"] for event in told] == [links] * 4
    assert [(each["source"], each["channel"], each["is_bot_user_member"]) for each in told] == [
        ("composer", "COMPOSER", True),
        ("conversations_history", "C0SALES", True),
        ("composer", "COMPOSER", True),
        ("conversations_history", "C0QUIET", False),
    ]


async def test_a_long_text_is_several_messages_cut_where_lines_end(
    playground: Playground, bot: ScriptedBot
) -> None:
    text = "\n".join(LONG_TEXT)
    await playground.person("ada").says_in_dm(text)
    parts = [sent["event"]["text"] for sent in bot.payloads("events_api")]
    assert [len(part) > 3_900 for part in parts] == [True, True, False]
    assert "\n".join(parts) == text
    assert [message.text for message in playground.person("ada").messages("dm")] == parts


async def test_a_longer_text_is_a_snippet(playground: Playground, bot: ScriptedBot) -> None:
    text = "\n".join(2 * LONG_TEXT)
    await playground.person("ada").says_in_dm(text)
    event = bot.payloads("events_api")[-1]["event"]
    assert event["text"] == ""
    assert [(file["mode"], file["size"]) for file in event["files"]] == [("snippet", len(text))]


def test_a_text_without_lines_is_cut_between_words_or_anywhere() -> None:
    assert [len(part) for part in parts_of("word " * 1_000)] == [3_999, 1_000]
    assert [len(part) for part in parts_of("x" * 9_000)] == [4_000, 4_000, 1_000]
