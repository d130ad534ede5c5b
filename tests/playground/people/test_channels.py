"""Channel changes by people, and their effects on the bot."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from playground.refusals import PersonMistake
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.playground.scripted_bot import ScriptedBot


async def post(bot: ScriptedBot, channel: str) -> str:
    """Post there; returns Slack's error code, or None."""
    try:
        await bot.web.chat_postMessage(channel=channel, text="The week in figures")
    except SlackApiError as error:
        return str(error.response["error"])
    return ""


async def test_a_removed_bot_cannot_post_until_it_is_invited_again(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.removes_bot("#sales")
    assert await post(bot, "C0SALES") == "not_in_channel"
    await ada.invites_bot("#sales")
    assert await post(bot, "C0SALES") == ""


async def test_a_private_channel_is_unknown_to_a_bot_that_was_removed(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").removes_bot("#leadership")
    assert await post(bot, "C0LEADS") == "channel_not_found"


async def test_an_archived_channel_takes_no_messages_until_unarchived(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    await ben.types("#sales", "before")
    await ada.archives("#sales")
    assert await post(bot, "C0SALES") == "is_archived"
    with pytest.raises(PersonMistake, match="#sales is archived"):
        await ben.types("#sales", "/ssi stats")
    assert [message.text for message in ben.messages("#sales")] == ["before"]
    await ada.unarchives("#sales")
    assert await post(bot, "C0SALES") == ""


async def test_only_admins_post_in_a_restricted_channel(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    ada.restricts_posting("#sales")
    await ada.types("#sales", "hello")
    assert await post(bot, "C0SALES") == "restricted_action"
    with pytest.raises(PersonMistake, match="Only admins may post"):
        await ben.types("#sales", "hello")
    assert not (await ben.types("#sales", "/ssi stats")).error
    ada.restricts_posting("#sales", admins_only=False)
    assert await post(bot, "C0SALES") == ""


async def test_forbidden_channel_changes_are_refused(playground: Playground) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    with pytest.raises(PersonMistake, match="#general cannot be archived"):
        await ada.archives("#general")
    with pytest.raises(PersonMistake, match="is not archived"):
        await ada.unarchives("#sales")
    with pytest.raises(PersonMistake, match="not a channel"):
        await ada.removes_bot("dm")
    with pytest.raises(PersonMistake, match="Only an admin"):
        ben.restricts_posting("#sales")
    with pytest.raises(PersonMistake, match="Ben Okafor is not in"):
        await ben.archives("#leadership")


async def test_the_bot_gets_only_the_channel_events_it_subscribes_to(
    manifest: dict[str, Any],
) -> None:
    manifest["oauth_config"]["scopes"]["bot"] += ["channels:read", "groups:read"]
    manifest["settings"]["event_subscriptions"]["bot_events"] += [
        "channel_archive",
        "channel_unarchive",
        "channel_left",
        "group_left",
        "member_joined_channel",
    ]
    running = Playground(manifest, SimulatedClock())
    await running.start()
    bot = ScriptedBot(running)
    await bot.connect()
    await running.bot_connected()
    ada = running.person("ada")
    await ada.archives("#sales")
    await ada.unarchives("#sales")
    await ada.removes_bot("#sales")
    await ada.removes_bot("#leadership")
    await ada.invites_bot("#sales")
    heard = [payload["event"] for payload in bot.payloads("events_api")]
    await bot.close()
    await running.stop()
    assert [(event["type"], event["channel"]) for event in heard] == [
        ("channel_archive", "C0SALES"),
        ("channel_unarchive", "C0SALES"),
        ("channel_left", "C0SALES"),
        ("group_left", "C0LEADS"),
        ("member_joined_channel", "C0SALES"),
    ]
    assert (heard[0]["user"], heard[2]["actor_id"]) == ("U0ADA", "U0ADA")


async def test_an_app_without_a_messages_tab_cannot_write_to_people(
    manifest: dict[str, Any],
) -> None:
    manifest["features"]["app_home"]["messages_tab_enabled"] = False
    running = Playground(manifest, SimulatedClock())
    await running.start()
    bot = ScriptedBot(running)
    refusals = [await post(bot, channel) for channel in ("U0ADA", "D0ADA", "C0SALES")]
    await running.stop()
    assert refusals == ["messages_tab_disabled", "channel_not_found", ""]


async def test_an_app_with_a_read_only_messages_tab_can_write_to_people(
    manifest: dict[str, Any],
) -> None:
    manifest["features"]["app_home"]["messages_tab_read_only_enabled"] = True
    running = Playground(manifest, SimulatedClock())
    await running.start()
    refused = await post(ScriptedBot(running), "U0ADA")
    with pytest.raises(PersonMistake, match="has been turned off"):
        await running.person("ada").says_in_dm("hello")
    await running.stop()
    assert refused == ""
