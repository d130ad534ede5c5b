"""conversations.history and message metadata, called by slack_sdk's client."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from tests.playground.blocks import section

METADATA = {"event_type": "ssi_coach_delivery", "event_payload": {"id": "6d1f"}}


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


async def post(web: AsyncWebClient, *texts: str) -> list[str]:
    """Post these texts to Ada in order; returns their ts."""
    return [str((await web.chat_postMessage(channel="U0ADA", text=t))["ts"]) for t in texts]


async def texts(web: AsyncWebClient, **bounds: Any) -> list[str]:
    """The texts in the history of Ada's DM."""
    answer = await web.conversations_history(channel="D0ADA", **bounds)
    return [message["text"] for message in answer["messages"]]


async def test_history_is_newest_first_and_has_messages_of_both_sides(
    web: AsyncWebClient, playground: Playground
) -> None:
    await post(web, "one")
    await playground.person("ada").says_in_dm("two")
    await post(web, "three")
    answer = await web.conversations_history(channel="D0ADA")
    assert [m["text"] for m in answer["messages"]] == ["three", "two", "one"]
    assert (answer["has_more"], answer["messages"][2]["bot_id"]) == (False, "B0SSICOACH")


async def test_the_bounds_count_only_when_inclusive(web: AsyncWebClient) -> None:
    one, two, three = await post(web, "one", "two", "three")
    assert await texts(web, oldest=one) == ["three", "two"]
    assert await texts(web, oldest=one, inclusive=True) == ["three", "two", "one"]
    assert await texts(web, oldest=one, latest=three) == ["two"]
    assert await texts(web, latest=two, inclusive=True) == ["two", "one"]


async def test_oldest_may_be_whole_seconds(web: AsyncWebClient, playground: Playground) -> None:
    await post(web, "yesterday")
    playground.clock.advance_to(playground.clock.now() + timedelta(days=1))
    since = int(playground.clock.now().timestamp())
    await post(web, "today")
    assert await texts(web, oldest=str(since)) == ["today"]


async def test_history_comes_in_pages(web: AsyncWebClient) -> None:
    await post(web, "one", "two", "three")
    first = await web.conversations_history(channel="D0ADA", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    assert first["has_more"]
    assert [m["text"] for m in first["messages"]] == ["three", "two"]
    assert await texts(web, limit=2, cursor=cursor) == ["one"]


async def test_metadata_is_complete_only_on_request(web: AsyncWebClient) -> None:
    sent = await web.chat_postMessage(channel="U0ADA", text="Your week", metadata=METADATA)
    asked = await web.conversations_history(channel="D0ADA", include_all_metadata=True)
    unasked = await web.conversations_history(channel="D0ADA")
    assert sent["message"]["metadata"] == METADATA
    assert asked["messages"][0]["metadata"] == METADATA
    assert unasked["messages"][0]["metadata"] == {"event_type": "ssi_coach_delivery"}


async def test_a_message_without_metadata_has_none(web: AsyncWebClient) -> None:
    await post(web, "one")
    answer = await web.conversations_history(channel="D0ADA", include_all_metadata=True)
    assert "metadata" not in answer["messages"][0]


async def test_history_omits_ephemeral_messages_and_replies(web: AsyncWebClient) -> None:
    (one,) = await post(web, "one")
    await web.chat_postEphemeral(channel="D0ADA", user="U0ADA", text="psst")
    await web.chat_postMessage(channel="D0ADA", text="reply", thread_ts=one)
    assert await texts(web) == ["one"]


async def test_history_omits_refused_messages(web: AsyncWebClient) -> None:
    await post(web, "one")
    blocks = [section("x" * 3001)]
    await refusal(web.chat_postMessage(channel="D0ADA", text="two", blocks=blocks))
    assert await texts(web) == ["one"]


async def test_history_has_a_message_whose_answer_was_lost(
    web: AsyncWebClient, playground: Playground
) -> None:
    await post(web, "one")
    playground.faults.error_after_accepting("chat.postMessage")
    await refusal(web.chat_postMessage(channel="D0ADA", text="two", metadata=METADATA))
    assert await texts(web) == ["two", "one"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "D0NOBODY"}, "channel_not_found"),
        ({"channel": "U0ADA"}, "channel_not_found"),
        ({"channel": "D0ADA", "oldest": "last week"}, "invalid_ts_oldest"),
        ({"channel": "D0ADA", "latest": "nan"}, "invalid_ts_latest"),
        ({"channel": "D0ADA", "cursor": "bogus"}, "invalid_cursor"),
        ({"channel": "D0ADA", "limit": 1000}, "invalid_limit"),
    ],
)
async def test_invalid_arguments_are_refused(
    web: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    await post(web, "one")
    assert (await refusal(web.conversations_history(**arguments)))["error"] == error


async def test_each_kind_of_conversation_needs_its_own_scope(web: AsyncWebClient) -> None:
    channel = await refusal(web.conversations_history(channel="C0SALES"))
    private = await refusal(web.conversations_history(channel="C0LEADS"))
    assert (channel["error"], channel["needed"]) == ("missing_scope", "channels:history")
    assert (private["error"], private["needed"]) == ("missing_scope", "groups:history")


async def test_metadata_survive_an_edit_unless_replaced_or_removed(
    web: AsyncWebClient,
) -> None:
    sent = await web.chat_postMessage(channel="U0ADA", text="Your week", metadata=METADATA)
    where = {"channel": "D0ADA", "ts": sent["ts"]}
    kept = await web.chat_update(**where, text="Your week, again")
    other = {"event_type": "other", "event_payload": {}}
    changed = await web.chat_update(**where, text="Your week", metadata=other)
    removed = await web.chat_update(**where, text="Your week", metadata={})
    assert kept["message"]["metadata"] == METADATA
    assert changed["message"]["metadata"] == other
    assert "metadata" not in removed["message"]


async def test_metadata_with_an_invalid_event_type_are_ignored_with_a_warning(
    web: AsyncWebClient,
) -> None:
    faulty = {"event_type": "ssi.coach.delivery", "event_payload": {"id": "6d1f"}}
    sent = await web.chat_postMessage(channel="U0ADA", text="Your week", metadata=faulty)
    assert sent["warning"] == "invalid_metadata_schema"
    assert "metadata" not in sent["message"]
