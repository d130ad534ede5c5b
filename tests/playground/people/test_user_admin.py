"""Changes of users by people, and the events that the bot gets."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from playground.refusals import PersonMistake
from playground.server import Playground
from playground.world.state import Guest
from tests.playground.blocks import modal, section
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot


def changes_heard(bot: ScriptedBot) -> list[dict[str, Any]]:
    """The users of the user_change events, in order."""
    events = [payload["event"] for payload in bot.payloads("events_api")]
    return [event["user"] for event in events if event["type"] == "user_change"]


async def test_a_new_zone_and_name_are_sent_and_shown_in_users_info(
    playground: Playground, bot: ScriptedBot
) -> None:
    ben = playground.person("ben")
    await ben.changes_profile(zone="Asia/Tokyo", name="Ben O.")
    (heard,) = changes_heard(bot)
    described = (await bot.web.users_info(user="U0BEN"))["user"]
    assert heard == described
    assert (heard["tz"], heard["tz_offset"], heard["real_name"]) == ("Asia/Tokyo", 32400, "Ben O.")
    assert ben.name == "Ben O."


async def test_an_admin_makes_and_unmakes_an_admin(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.makes_admin("ben")
    await ada.makes_admin("ben", is_admin=False)
    assert [user["is_admin"] for user in changes_heard(bot)] == [True, False]


async def test_users_info_of_a_deactivated_person_has_no_zone_and_admin_flags(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").deactivates("ben")
    described = (await bot.web.users_info(user="U0BEN"))["user"]
    assert changes_heard(bot) == [described]
    assert described["deleted"] is True
    assert described["profile"]["real_name"] == "Ben Okafor"
    assert not {"tz", "tz_offset", "is_admin", "real_name"} & described.keys()


async def test_a_deactivated_person_gets_messages_but_no_new_dm(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").deactivates("ben")
    with pytest.raises(SlackApiError, match="user_disabled"):
        await bot.web.conversations_open(users="U0BEN")
    sent = await bot.web.chat_postMessage(channel="U0BEN", text="Your week")
    assert sent["channel"] == "D0BEN"


async def test_a_deactivated_person_cannot_act_until_reactivated(
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


async def test_forbidden_user_changes_are_refused(playground: Playground) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    with pytest.raises(PersonMistake, match="Ben Okafor is not an admin"):
        await ben.deactivates("uma")
    with pytest.raises(PersonMistake, match="Ben Okafor is not an admin"):
        await ben.changes_profile(of="uma", name="Someone")
    with pytest.raises(PersonMistake, match="owns this workspace"):
        await ada.deactivates("ada")
    with pytest.raises(PersonMistake, match="another company"):
        await ada.makes_admin("eve")
    with pytest.raises(PersonMistake, match="no time zone “Mars/Olympus”"):
        await ben.changes_profile(zone="Mars/Olympus")
    with pytest.raises(PersonMistake, match="no person called SSI Coach"):
        await ada.deactivates("SSI Coach")


async def test_an_added_person_can_act_like_the_others(
    playground: Playground, bot: ScriptedBot
) -> None:
    noor = playground.add_person("noor", "Noor Haddad", "Asia/Amman")
    sent = await bot.web.chat_postMessage(channel=noor.id, text="Hello")
    await noor.says_in_dm("thanks")
    described = (await bot.web.users_info(user=noor.id))["user"]
    assert (noor.id, sent["channel"], described["tz"]) == ("U0NOOR", "D0NOOR", "Asia/Amman")


@pytest.mark.parametrize(
    ("kind", "flags"),
    [("multi_channel", (True, False)), ("single_channel", (True, True)), ("", (False, False))],
)
async def test_guests_are_marked_in_users_info_and_users_list(
    playground: Playground, bot: ScriptedBot, kind: Guest, flags: tuple[bool, bool]
) -> None:
    """https://docs.slack.dev/reference/objects/user-object: both flags for a single channel."""
    ada = playground.person("ada")
    await ada.makes_admin("ben")
    await ada.makes_guest("ben")
    await ada.makes_guest("ben", kind)
    described = (await bot.web.users_info(user="U0BEN"))["user"]
    listed = (await bot.web.users_list())["members"]
    assert (described["is_restricted"], described["is_ultra_restricted"]) == flags
    assert described["is_admin"] is False
    assert described in listed
    assert changes_heard(bot)[-1] == described


async def test_a_guest_cannot_be_made_an_admin(playground: Playground, bot: ScriptedBot) -> None:
    playground.add_person("gil", "Gil Guest", "Etc/UTC", guest="single_channel")
    with pytest.raises(PersonMistake, match="guests cannot be admins"):
        await playground.person("ada").makes_admin("gil")


async def test_the_page_makes_a_guest(page: Page, playground: Playground) -> None:
    await page.act(do="guest", user="ben", guest="multi_channel")
    people = {person["handle"]: person for person in (await page.state())["people"]}
    assert people["ben"]["guest"] == "multi_channel"
    assert not (await page.act(do="guest", user="ben", guest="visitor"))["ok"]
