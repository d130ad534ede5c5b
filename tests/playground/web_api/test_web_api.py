"""The Web API, called by slack_sdk's client."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from tests.playground.scripted_bot import ScriptedBot

#: The scopes of the manifest.
SCOPES = "chat:write,commands,files:read,files:write,im:history,im:write,users:read"


@pytest.fixture
def web(playground: Playground) -> AsyncWebClient:
    """slack_sdk's client with the bot's token."""
    return AsyncWebClient(playground.bot_token, base_url=playground.api_url)


async def refusal(call: Any) -> dict[str, Any]:
    """Await a call that must be refused; returns the answer."""
    with pytest.raises(SlackApiError) as caught:
        await call
    answer: dict[str, Any] = caught.value.response.data
    return answer


async def test_auth_test_identifies_the_bot_and_lists_its_scopes(web: AsyncWebClient) -> None:
    answer = await web.auth_test()
    assert answer["team_id"] == "T0PLAYGRND"
    assert (answer["user_id"], answer["bot_id"]) == ("U0SSICOACH", "B0SSICOACH")
    assert answer.headers["x-oauth-scopes"] == SCOPES


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-someone-else", "invalid_auth"),
        ("xapp-playground-app-token", "not_allowed_token_type"),
    ],
)
async def test_a_wrong_token_is_refused(playground: Playground, token: str, error: str) -> None:
    client = AsyncWebClient(token or None, base_url=playground.api_url)
    assert (await refusal(client.auth_test()))["error"] == error


async def test_a_token_in_the_form_is_accepted_and_not_recorded(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        form = {"token": playground.bot_token, "user": "U0ADA"}
        answer = await (await session.post(playground.api_url + "users.info", data=form)).json()
    assert answer["user"]["id"] == "U0ADA"
    assert playground.calls[-1].arguments == {"user": "U0ADA"}


async def test_the_bots_token_opens_no_socket(web: AsyncWebClient, playground: Playground) -> None:
    answer = await refusal(web.apps_connections_open(app_token=playground.bot_token))
    assert answer["error"] == "not_allowed_token_type"


async def test_an_unknown_method_is_an_error_and_recorded(
    web: AsyncWebClient, playground: Playground
) -> None:
    answer = await refusal(web.pins_add(channel="C0SALES", timestamp="1.2"))
    assert answer["error"] == "unknown_method"
    assert playground.unsupported == ["pins.add"]


async def test_a_call_without_its_scope_is_refused(web: AsyncWebClient) -> None:
    answer = await refusal(web.conversations_info(channel="C0SALES"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:read")
    assert answer["provided"] == SCOPES


async def test_a_dm_is_opened_once(web: AsyncWebClient) -> None:
    first = await web.conversations_open(users="U0BEN")
    again = await web.conversations_open(users=["U0BEN"], return_im=True)
    assert first["channel"] == {"id": "D0BEN"}
    assert (again["already_open"], again["no_op"]) == (True, True)
    assert (again["channel"]["id"], again["channel"]["user"]) == ("D0BEN", "U0BEN")


@pytest.mark.parametrize(
    ("user", "error"),
    [("U0OTHERBOT", "cannot_dm_bot"), ("U0NOBODY", "user_not_found")],
)
async def test_some_users_have_no_dm(web: AsyncWebClient, user: str, error: str) -> None:
    assert (await refusal(web.conversations_open(users=user)))["error"] == error


async def test_a_posted_message_is_shown_and_returned_in_full(
    web: AsyncWebClient, playground: Playground
) -> None:
    answer = await web.chat_postMessage(channel="C0SALES", text="Hello", blocks=[_section("Hi")])
    seen = playground.person("ben").messages("#sales")[0]
    assert (seen.text, seen.words) == ("Hello", "Hello\nHi")
    assert answer["message"]["bot_id"] == "B0SSICOACH"
    assert answer["message"]["blocks"][0]["block_id"]
    assert answer["ts"] == seen.ts


async def test_a_message_to_a_person_goes_to_their_dm(
    web: AsyncWebClient, playground: Playground
) -> None:
    answer = await web.chat_postMessage(channel="U0UMA", text="Hello")
    assert answer["channel"] == "D0UMA"
    assert playground.person("uma").messages("dm")[0].text == "Hello"


async def test_timestamps_follow_the_simulated_clock_and_rise(
    web: AsyncWebClient, playground: Playground
) -> None:
    stamps = [(await web.chat_postMessage(channel="C0SALES", text="x"))["ts"] for _ in range(3)]
    assert stamps == sorted(set(stamps))
    assert abs(float(stamps[0]) - playground.clock.now().timestamp()) < 5


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0QUIET", "text": "x"}, "not_in_channel"),
        ({"channel": "U0OTHERBOT", "text": "x"}, "cannot_dm_bot"),
        ({"channel": "C0SALES", "text": " "}, "no_text"),
        ({"channel": "C0SALES", "text": " ", "blocks": []}, "no_text"),
        ({"channel": "C0SALES", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "C0SALES", "text": "x", "blocks": "not json"}, "invalid_blocks_format"),
        ({"channel": "C0SALES", "text": "x", "blocks": [None]}, "invalid_blocks"),
    ],
)
@pytest.mark.filterwarnings("ignore:The top-level `text` argument is missing:UserWarning")
async def test_posts_that_slack_would_refuse_are_refused(
    web: AsyncWebClient, playground: Playground, arguments: dict[str, Any], error: str
) -> None:
    assert (await refusal(web.chat_postMessage(**arguments)))["error"] == error
    assert playground.person("ada").messages("#sales") == []


async def test_refused_blocks_are_named(web: AsyncWebClient) -> None:
    blocks = [_section("x" * 3001)]
    answer = await refusal(web.chat_postMessage(channel="C0SALES", text="x", blocks=blocks))
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_only_one_person_sees_an_ephemeral_message(
    web: AsyncWebClient, playground: Playground
) -> None:
    await web.chat_postEphemeral(channel="C0SALES", user="U0ADA", text="Psst")
    assert playground.person("ada").messages("#sales")[0].ephemeral
    assert playground.person("ben").messages("#sales") == []


async def test_an_ephemeral_message_needs_a_member_of_the_channel(web: AsyncWebClient) -> None:
    elsewhere = web.chat_postEphemeral(channel="C0GENERAL", user="U0EVE", text="Psst")
    assert (await refusal(elsewhere))["error"] == "user_not_in_channel"


async def test_an_update_with_only_text_keeps_the_blocks(
    web: AsyncWebClient, playground: Playground
) -> None:
    sent = await web.chat_postMessage(channel="C0SALES", text="old", blocks=[_section("block")])
    await web.chat_update(channel="C0SALES", ts=sent["ts"], text="new")
    seen = playground.person("ada").messages("#sales")[0]
    assert (seen.text, seen.words, seen.edited) == ("new", "new\nblock", True)


async def test_only_the_bots_own_message_can_be_changed(
    web: AsyncWebClient, playground: Playground
) -> None:
    await playground.person("ada").types("#sales", "mine")
    ts = playground.person("ada").messages("#sales")[0].ts
    change = await refusal(web.chat_update(channel="C0SALES", ts=ts, text="yours"))
    removal = await refusal(web.chat_delete(channel="C0SALES", ts=ts))
    missing = await refusal(web.chat_update(channel="C0SALES", ts="1.2", text="yours"))
    assert change["error"] == "cant_update_message"
    assert removal["error"] == "cant_delete_message"
    assert missing["error"] == "message_not_found"


async def test_an_ephemeral_message_cannot_be_reached_by_its_ts(web: AsyncWebClient) -> None:
    sent = await web.chat_postEphemeral(channel="C0SALES", user="U0ADA", text="Psst")
    answer = await refusal(web.chat_update(channel="C0SALES", ts=sent["message_ts"], text="x"))
    assert answer["error"] == "message_not_found"


async def test_a_deleted_message_is_gone(web: AsyncWebClient, playground: Playground) -> None:
    sent = await web.chat_postMessage(channel="C0SALES", text="oops")
    await web.chat_delete(channel="C0SALES", ts=sent["ts"])
    assert playground.person("ada").messages("#sales") == []


@pytest.mark.parametrize(
    ("user", "zone", "offset", "admin", "stranger"),
    [
        ("U0ADA", "Europe/Stockholm", 3600, True, False),
        ("U0BEN", "America/Los_Angeles", -28800, False, False),
        ("U0UMA", "Etc/UTC", 0, False, False),
        ("U0EVE", "Europe/London", 0, False, True),
    ],
)
async def test_users_info_has_the_zone_and_the_admin_flags(
    web: AsyncWebClient, user: str, zone: str, offset: int, admin: bool, stranger: bool
) -> None:
    described = (await web.users_info(user=user))["user"]
    assert (described["tz"], described["tz_offset"]) == (zone, offset)
    assert (described["is_admin"], described["is_stranger"]) == (admin, stranger)


async def test_an_unknown_user_is_not_found(web: AsyncWebClient) -> None:
    assert (await refusal(web.users_info(user="U0NOBODY")))["error"] == "user_not_found"


async def test_the_list_of_users_comes_in_pages(web: AsyncWebClient) -> None:
    sizes, cursor, ids = [], "", []
    while True:
        page = await web.users_list(limit=3, cursor=cursor)
        sizes.append(len(page["members"]))
        ids += [member["id"] for member in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert sizes == [3, 3, 1]
    assert len(set(ids)) == 7
    assert (await refusal(web.users_list(cursor="bogus")))["error"] == "invalid_cursor"


async def test_json_without_a_charset_causes_a_warning(playground: Playground) -> None:
    headers = {"Authorization": f"Bearer {playground.bot_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        answer = await session.post(
            playground.api_url + "chat.postMessage",
            data=b'{"channel": "C0SALES", "text": "x"}',
            headers={"Content-Type": "application/json"},
        )
        body = await answer.json()
    assert (body["ok"], body["warning"]) == (True, "missing_charset")


async def test_the_bots_own_dm_comes_back_as_an_event(
    playground: Playground, bot: ScriptedBot
) -> None:
    sent = await bot.web.chat_postMessage(channel="U0ADA", text="Hello")
    await bot.web.chat_update(channel="D0ADA", ts=sent["ts"], text="Hello again")
    await playground.until(lambda: sum(e.acked for e in playground.envelopes) == 2)
    posted, changed = (payload["event"] for payload in bot.payloads("events_api"))
    assert (posted["bot_id"], posted["channel_type"]) == ("B0SSICOACH", "im")
    assert changed["subtype"] == "message_changed"
    assert changed["previous_message"]["text"] == "Hello"


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}
