"""What people do with accounts, and how the bot hears of it."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from playground import PersonMistake, Playground
from tests.playground.blocks import modal, section
from tests.playground.scripted_bot import ScriptedBot


def changes_heard(bot: ScriptedBot) -> list[dict[str, Any]]:
    """The users of the user_change events, in order."""
    events = [payload["event"] for payload in bot.payloads("events_api")]
    return [event["user"] for event in events if event["type"] == "user_change"]


async def test_a_change_of_zone_and_name_is_told_and_described(
    playground: Playground, bot: ScriptedBot
) -> None:
    ben = playground.person("ben")
    await ben.changes_profile(zone="Asia/Tokyo", name="Ben O.")
    (heard,) = changes_heard(bot)
    described = (await bot.web.users_info(user="U0BEN"))["user"]
    assert heard == described
    assert (heard["tz"], heard["tz_offset"], heard["real_name"]) == ("Asia/Tokyo", 32400, "Ben O.")
    assert ben.name == "Ben O."


async def test_an_admin_is_made_and_unmade(playground: Playground, bot: ScriptedBot) -> None:
    ada = playground.person("ada")
    await ada.makes_admin("ben")
    await ada.makes_admin("ben", is_admin=False)
    assert [user["is_admin"] for user in changes_heard(bot)] == [True, False]


async def test_a_deactivated_person_is_described_without_zone_and_standing(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").deactivates("ben")
    described = (await bot.web.users_info(user="U0BEN"))["user"]
    assert changes_heard(bot) == [described]
    assert described["deleted"] is True
    assert described["profile"]["real_name"] == "Ben Okafor"
    assert not {"tz", "tz_offset", "is_admin", "real_name"} & described.keys()


async def test_a_message_to_a_deactivated_person_is_taken_but_no_dm_is_opened(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").deactivates("ben")
    with pytest.raises(SlackApiError, match="user_disabled"):
        await bot.web.conversations_open(users="U0BEN")
    sent = await bot.web.chat_postMessage(channel="U0BEN", text="Your week")
    assert sent["channel"] == "D0BEN"


async def test_a_deactivated_person_can_do_nothing_until_reactivated(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    await ben.uses_shortcut("log_post_anywhere")
    trigger_id = bot.payloads("interactive")[0]["trigger_id"]
    await bot.web.views_open(trigger_id=trigger_id, view=modal(section("Hello")))
    await ada.deactivates("ben")
    assert ben.modal is None
    for deed in (
        ben.types("#sales", "hello"),
        ben.says_in_dm("hello"),
        ben.opens_home(),
        ben.uses_shortcut("log_post_anywhere"),
        ben.archives("#sales"),
        ben.changes_profile(zone="Etc/UTC"),
    ):
        with pytest.raises(PersonMistake, match="Ben Okafor is deactivated"):
            await deed
    await ada.reactivates("ben")
    assert not (await ben.says_in_dm("hello")).error


async def test_what_nobody_may_do_with_an_account_is_refused(playground: Playground) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    with pytest.raises(PersonMistake, match="Ben Okafor is no admin"):
        await ben.deactivates("uma")
    with pytest.raises(PersonMistake, match="Ben Okafor is no admin"):
        await ben.changes_profile(of="uma", name="Someone")
    with pytest.raises(PersonMistake, match="owns this workspace"):
        await ada.deactivates("ada")
    with pytest.raises(PersonMistake, match="of another company"):
        await ada.makes_admin("eve")
    with pytest.raises(PersonMistake, match="no time zone “Mars/Olympus”"):
        await ben.changes_profile(zone="Mars/Olympus")
    with pytest.raises(PersonMistake, match="nobody called SSI Coach"):
        await ada.deactivates("SSI Coach")


async def test_an_added_person_is_someone_like_the_others(
    playground: Playground, bot: ScriptedBot
) -> None:
    noor = playground.add_person("noor", "Noor Haddad", "Asia/Amman")
    sent = await bot.web.chat_postMessage(channel=noor.id, text="Hello")
    await noor.says_in_dm("thanks")
    described = (await bot.web.users_info(user=noor.id))["user"]
    assert (noor.id, sent["channel"], described["tz"]) == ("U0NOOR", "D0NOOR", "Asia/Amman")
