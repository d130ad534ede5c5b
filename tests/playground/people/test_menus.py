"""Menus of people, conversations and times in forms."""

from typing import Any

import pytest

from playground.refusals import PersonMistake
from playground.server import Playground
from playground.testing.screen import ShownView
from tests.playground.blocks import field, modal, plain, section
from tests.playground.scripted_bot import ScriptedBot


def menu(kind: str, **also: Any) -> dict[str, Any]:
    """An element of this type; its action_id is “chosen”."""
    return {"type": kind, "action_id": "chosen", **also}


async def opened(
    playground: Playground, bot: ScriptedBot, *blocks: dict[str, Any], place: str = "#sales"
) -> ShownView:
    """Open a form with these blocks for Ada by a command in this conversation."""
    ada = playground.person("ada")
    await ada.types(place, "/ssi setup")
    trigger_id = bot.payloads("slash_commands")[-1]["trigger_id"]
    await bot.web.views_open(trigger_id=trigger_id, view=modal(*blocks))
    return await ada.next_modal()


async def test_a_form_sends_ids_for_people_and_channels_chosen_by_name(
    playground: Playground, bot: ScriptedBot
) -> None:
    form = await opened(
        playground,
        bot,
        field("coach", menu("users_select")),
        field("members", menu("multi_users_select")),
        field("board", menu("conversations_select")),
        field("hour", menu("timepicker", initial_time="09:00")),
    )
    ada = playground.person("ada")
    await ada.fills(form, {"coach": "ben", "members": ["Uma Rao", "U0ADA"], "board": "#sales"})
    await ada.fills(form, {"hour": "08:30"})
    await ada.submits(form)
    sent = bot.payloads("interactive")[-1]["view"]["state"]["values"]
    assert sent["coach"]["chosen"] == {"type": "users_select", "selected_user": "U0BEN"}
    assert sent["members"]["chosen"]["selected_users"] == ["U0UMA", "U0ADA"]
    assert sent["board"]["chosen"]["selected_conversation"] == "C0SALES"
    assert sent["hour"]["chosen"]["selected_time"] == "08:30"


async def test_a_menu_that_dispatches_sends_the_id_at_once(
    playground: Playground, bot: ScriptedBot
) -> None:
    board = field("board", menu("conversations_select"), dispatch_action=True)
    form = await opened(playground, bot, board)
    await playground.person("ada").chooses(form, "chosen", "#leadership")
    action = bot.payloads("interactive")[-1]["actions"][0]
    assert (action["type"], action["selected_conversation"]) == ("conversations_select", "C0LEADS")


@pytest.mark.parametrize(
    ("element", "choice", "reason"),
    [
        (menu("users_select"), "nobody", "does not offer nobody"),
        (menu("users_select"), "uma", "does not offer uma"),
        (menu("multi_users_select", max_selected_items=1), ["ada", "ben"], "No more than 1"),
        (menu("conversations_select"), "#nowhere", "no conversation #nowhere"),
        (menu("conversations_select"), "D0BEN", "not in it"),
        (menu("conversations_select"), "#quiet", "it is archived"),
        (menu("conversations_select", filter={"include": ["private"]}), "#sales", "it is public"),
        (
            menu("conversations_select", filter={"exclude_external_shared_channels": True}),
            "#partners",
            "shared with another company",
        ),
        (menu("conversations_select", filter={"exclude_bot_users": True}), "D0ADA", "with a bot"),
        (menu("channels_select"), "#leadership", "it is private"),
        (menu("timepicker"), "25:00", "cannot hold"),
    ],
)
async def test_choices_that_a_menu_does_not_offer_are_refused(
    playground: Playground, bot: ScriptedBot, element: dict[str, Any], choice: Any, reason: str
) -> None:
    ada = playground.person("ada")
    await playground.person("ben").opens_dm()
    await ada.deactivates("uma")
    await ada.archives("#quiet")
    form = await opened(playground, bot, field("place", element))
    with pytest.raises(PersonMistake, match=reason):
        await ada.fills(form, {"place": choice})


async def test_an_initial_value_remains_valid_although_the_menu_no_longer_offers_it(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.deactivates("uma")
    members = menu("multi_users_select", initial_users=["U0UMA", "U0ADA"])
    form = await opened(playground, bot, field("members", members))
    await ada.fills(form, {"members": ["U0UMA", "ben"]})
    await ada.submits(form)
    sent = bot.payloads("interactive")[-1]["view"]["state"]["values"]["members"]["chosen"]
    assert sent["selected_users"] == ["U0UMA", "U0BEN"]


@pytest.mark.parametrize(
    ("place", "chosen"), [("#leadership", "C0LEADS"), ("#partners", None), ("dm", "D0ADA")]
)
async def test_a_menu_can_default_to_the_conversation_in_which_the_form_opened(
    playground: Playground, bot: ScriptedBot, place: str, chosen: str | None
) -> None:
    unshared = {"exclude_external_shared_channels": True}
    board = menu("conversations_select", default_to_current_conversation=True, filter=unshared)
    form = await opened(playground, bot, field("board", board), place=place)
    assert form.values["board"]["chosen"]["selected_conversation"] == chosen


async def test_texts_of_options_are_stored_and_returned_escaped(
    playground: Playground, bot: ScriptedBot
) -> None:
    """Slack returns them so: an app that compares by text finds a difference."""
    offered = [{"text": plain(text), "value": text} for text in ("R&D", "<b>", "AT&amp;T")]
    element: dict[str, Any] = {"type": "static_select", "action_id": "a", "options": offered}
    element["initial_option"] = offered[0]
    await playground.person("ada").types("#sales", "/ssi")
    trigger_id = bot.payloads("slash_commands")[0]["trigger_id"]
    view = modal(field("team", element), section("R&D"))
    answer = await bot.web.views_open(trigger_id=trigger_id, view=view)
    stored = answer["view"]["blocks"][0]["element"]
    assert [option["text"]["text"] for option in stored["options"]] == [
        "R&amp;D", "&lt;b&gt;", "AT&amp;T",
    ]  # fmt: skip
    assert [option["value"] for option in stored["options"]] == ["R&D", "<b>", "AT&amp;T"]
    assert stored["initial_option"]["text"]["text"] == "R&amp;D"
    ada = playground.person("ada")
    shown = await ada.next_modal()
    assert shown.values["team"]["a"]["selected_option"]["text"]["text"] == "R&amp;D"
    await ada.fills(shown, {"team": "<b>"})
    await ada.submits(shown)
    sent = bot.payloads("interactive")[-1]["view"]["state"]["values"]["team"]["a"]
    assert sent["selected_option"] == {"text": plain("&lt;b&gt;"), "value": "<b>"}
