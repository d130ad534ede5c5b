"""Modals and Home tabs: opened, filled, submitted, updated, closed."""

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from playground.refusals import PersonMistake
from playground.server import Playground
from tests.playground.blocks import (
    actions,
    button,
    field,
    home,
    modal,
    options,
    plain,
    section,
)
from tests.playground.conftest import Seconds
from tests.playground.scripted_bot import Payload, ScriptedBot

TEXT_FIELD = {"type": "plain_text_input", "action_id": "typed"}


async def opened(playground: Playground, bot: ScriptedBot, view: dict[str, Any]) -> str:
    """Let the bot open a modal for Ada after a command; returns the view's id."""
    trigger_id = await fresh_trigger(playground, bot)
    answer = await bot.web.views_open(trigger_id=trigger_id, view=view)
    view_id: str = answer["view"]["id"]
    return view_id


async def fresh_trigger(playground: Playground, bot: ScriptedBot) -> str:
    """Get a trigger id from a command of Ada's."""
    await playground.person("ada").types("#sales", "/ssi log")
    trigger_id: str = bot.payloads("slash_commands")[-1]["trigger_id"]
    return trigger_id


async def refused(call: Any) -> str:
    """Await a call that must be refused; returns the error code."""
    with pytest.raises(SlackApiError) as caught:
        await call
    error: str = caught.value.response["error"]
    return error


async def test_a_modal_opens_with_its_initial_values(
    playground: Playground, bot: ScriptedBot
) -> None:
    goal = {
        "type": "static_select",
        "action_id": "goal",
        "options": options("credibility", "other"),
        "initial_option": options("other")[0],
    }
    await opened(playground, bot, modal(field("views"), field("goal", goal)))
    shown = await playground.person("ada").next_modal()
    assert shown.title == "A form"
    assert shown.values["views"]["typed"] == {"type": "plain_text_input", "value": None}
    assert shown.values["goal"]["goal"]["selected_option"]["value"] == "other"
    assert playground.person("ben").modal is None


async def test_a_trigger_opens_one_modal_once(playground: Playground, bot: ScriptedBot) -> None:
    trigger_id = await fresh_trigger(playground, bot)
    await bot.web.views_open(trigger_id=trigger_id, view=modal(field("views")))
    again = bot.web.views_open(trigger_id=trigger_id, view=modal(field("views")))
    assert await refused(again) == "exchanged_trigger_id"


async def test_a_trigger_expires_after_three_seconds(
    playground: Playground, bot: ScriptedBot, seconds: Seconds
) -> None:
    trigger_id = await fresh_trigger(playground, bot)
    seconds.passed += 3.1
    late = bot.web.views_open(trigger_id=trigger_id, view=modal(field("views")))
    assert await refused(late) == "expired_trigger_id"
    assert playground.person("ada").modal is None


async def test_a_made_up_trigger_is_invalid(bot: ScriptedBot) -> None:
    call = bot.web.views_open(trigger_id="1.2.abc", view=modal(field("views")))
    assert await refused(call) == "invalid_trigger_id"


async def test_an_invalid_view_names_the_fault_and_keeps_the_trigger(
    playground: Playground, bot: ScriptedBot
) -> None:
    trigger_id = await fresh_trigger(playground, bot)
    faulty = modal(field("views"), title=plain("x" * 25))
    with pytest.raises(SlackApiError) as caught:
        await bot.web.views_open(trigger_id=trigger_id, view=faulty)
    assert caught.value.response["error"] == "invalid_arguments"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    await bot.web.views_open(trigger_id=trigger_id, view=modal(field("views")))


async def test_a_submission_carries_every_value(playground: Playground, bot: ScriptedBot) -> None:
    date = {"type": "datepicker", "action_id": "day", "initial_date": "2026-03-01"}
    ticks = {"type": "checkboxes", "action_id": "ticks", "options": options("linkout", "tagged")}
    view = modal(
        field("views"),
        field("date", date),
        field("ticks", ticks, optional=True),
        callback_id="log_form",
        private_metadata="keep me",
    )
    await opened(playground, bot, view)
    ada = playground.person("ada")
    shown = await ada.next_modal()
    await ada.fills(shown, {"Views": "1200", "ticks": ["Tagged"]})
    submission = await ada.submits(shown)
    sent = bot.payloads("interactive")[-1]
    assert sent["type"] == "view_submission"
    assert sent["view"]["callback_id"] == "log_form"
    assert sent["view"]["private_metadata"] == "keep me"
    assert sent["view"]["state"]["values"] == {
        "views": {"typed": {"type": "plain_text_input", "value": "1200"}},
        "date": {"day": {"type": "datepicker", "selected_date": "2026-03-01"}},
        "ticks": {"ticks": {"type": "checkboxes", "selected_options": options("tagged")}},
    }
    assert (submission.errors, submission.response_action, ada.modal) == ({}, "", None)


async def test_an_empty_required_field_stops_the_submission(
    playground: Playground, bot: ScriptedBot
) -> None:
    await opened(playground, bot, modal(field("views"), field("note", optional=True)))
    ada = playground.person("ada")
    submission = await ada.submits(await ada.next_modal())
    assert submission.errors == {"views": "Please complete this required field."}
    assert bot.payloads("interactive") == []


@pytest.mark.parametrize(
    ("element", "typed", "error"),
    [
        ({"type": "number_input", "is_decimal_allowed": False}, "12.5", "whole number"),
        ({"type": "number_input", "is_decimal_allowed": True}, "many", "valid number"),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "5"}, "4", "at least 5"),
        ({"type": "url_text_input"}, "linkedin", "valid URL"),
        ({"type": "email_text_input"}, "ada", "valid email"),
        ({"type": "plain_text_input", "max_length": 3}, "long", "no more than 3"),
        ({"type": "plain_text_input", "min_length": 3}, "no", "at least 3"),
    ],
)
async def test_slacks_own_checks_stop_the_submission(
    playground: Playground, bot: ScriptedBot, element: dict[str, Any], typed: str, error: str
) -> None:
    await opened(playground, bot, modal(field("it", {**element, "action_id": "typed"})))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    await ada.fills(shown, {"it": typed})
    assert error in (await ada.submits(shown)).errors["it"]


async def test_errors_appear_at_their_fields_and_the_input_remains(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"response_action": "errors", "errors": {"views": "Not a number"}}

    bot.on_interaction = answer
    await opened(playground, bot, modal(field("views"), field("note", optional=True)))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    await ada.fills(shown, {"views": "many", "note": "mine"})
    submission = await ada.submits(shown)
    assert ada.modal is not None
    assert submission.errors == ada.modal.errors == {"views": "Not a number"}
    assert ada.modal.values["note"]["typed"]["value"] == "mine"


async def test_an_error_for_an_unknown_field_is_recorded_as_a_mistake(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"response_action": "errors", "errors": {"elsewhere": "Not a number"}}

    bot.on_interaction = answer
    await opened(playground, bot, modal(field("views", optional=True)))
    ada = playground.person("ada")
    submission = await ada.submits(await ada.next_modal())
    assert submission.trouble == "We had some trouble connecting. Try again?"
    assert "elsewhere" in playground.bot_mistakes[0]


async def test_an_update_with_too_long_a_title_shows_an_error_and_is_recorded(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        view = modal(section("done"), title=plain("x" * 25))
        return {"response_action": "update", "view": view}

    bot.on_interaction = answer
    await opened(playground, bot, modal(field("views", optional=True)))
    ada = playground.person("ada")
    await ada.submits(await ada.next_modal())
    assert ada.modal is not None
    assert ada.modal.trouble == "We had some trouble connecting. Try again?"
    assert "/view/title/text" in playground.bot_mistakes[0]


async def test_a_submission_can_update_push_and_clear(
    playground: Playground, bot: ScriptedBot
) -> None:
    answers: list[Payload] = [
        {"response_action": "update", "view": modal(section("two"), title=plain("Second"))},
        {"response_action": "push", "view": modal(section("three"), title=plain("Third"))},
        {"response_action": "clear"},
    ]

    async def answer(payload: Payload) -> Payload:
        return answers.pop(0)

    bot.on_interaction = answer
    await opened(playground, bot, modal(section("one")))
    ada = playground.person("ada")
    titles = []
    for _ in range(3):
        shown = await ada.next_modal()
        titles.append(shown.title)
        await ada.submits(shown)
    assert titles == ["A form", "Second", "Third"]
    assert ada.modal is None


async def test_an_unacknowledged_submission_keeps_the_input(
    playground: Playground, bot: ScriptedBot
) -> None:
    await opened(playground, bot, modal(field("views")))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    await ada.fills(shown, {"views": "1200"})
    bot.hold = asyncio.Event()
    submission = await ada.submits(shown)
    bot.hold.set()
    assert submission.handled is not None
    assert submission.handled.timed_out
    assert ada.modal is not None
    assert ada.modal.trouble == "We had some trouble connecting. Try again?"
    assert ada.modal.values["views"]["typed"]["value"] == "1200"


async def test_an_update_keeps_the_input_of_fields_that_remain(
    playground: Playground, bot: ScriptedBot
) -> None:
    view_id = await opened(playground, bot, modal(field("views"), field("note")))
    ada = playground.person("ada")
    await ada.fills(await ada.next_modal(), {"views": "1200", "note": "mine"})
    renamed = field("note", {"type": "plain_text_input", "action_id": "other"})
    await bot.web.views_update(view_id=view_id, view=modal(field("views"), renamed))
    shown = await ada.next_modal()
    assert shown.values["views"]["typed"]["value"] == "1200"
    assert shown.values["note"]["other"]["value"] is None


async def test_a_field_that_comes_back_after_a_view_in_between_holds_the_old_input(
    playground: Playground, bot: ScriptedBot
) -> None:
    refilled = field("views", {**TEXT_FIELD, "initial_value": "from the app"})
    view_id = await opened(playground, bot, modal(field("views")))
    ada = playground.person("ada")
    await ada.fills(await ada.next_modal(), {"views": "1200"})
    await bot.web.views_update(view_id=view_id, view=modal(section("Saved")))
    await bot.web.views_update(view_id=view_id, view=modal(refilled))
    shown = await ada.next_modal()
    assert shown.values["views"]["typed"]["value"] == "1200"
    await ada.submits(shown)
    sent = bot.payloads("interactive")[-1]["view"]["state"]["values"]
    assert sent["views"]["typed"]["value"] == "1200"


async def test_a_submission_that_updates_the_view_keeps_the_input_too(
    playground: Playground, bot: ScriptedBot
) -> None:
    answers: list[Payload] = [
        {"response_action": "update", "view": modal(section("Saved"))},
        {"response_action": "update", "view": modal(field("views"))},
    ]

    async def answer(payload: Payload) -> Payload:
        return answers.pop(0)

    bot.on_interaction = answer
    await opened(playground, bot, modal(field("views")))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    await ada.fills(shown, {"views": "1200"})
    await ada.submits(shown)
    await ada.submits(await ada.next_modal())
    assert (await ada.next_modal()).values["views"]["typed"]["value"] == "1200"


@pytest.mark.parametrize("first", [None, "old"])
async def test_an_update_changes_no_field_that_was_shown_even_if_nothing_was_typed(
    playground: Playground, bot: ScriptedBot, first: str | None
) -> None:
    """See slackapi/bolt-python#1064 and #572: a new initial value needs a new block_id."""
    before = field("note", TEXT_FIELD if first is None else {**TEXT_FIELD, "initial_value": first})
    after = {**TEXT_FIELD, "initial_value": "new"}
    view_id = await opened(playground, bot, modal(before))
    await bot.web.views_update(
        view_id=view_id, view=modal(field("note", after), field("n2", after))
    )
    shown = await playground.person("ada").next_modal()
    assert shown.values["note"]["typed"]["value"] == first
    assert shown.values["n2"]["typed"]["value"] == "new"


async def test_a_tick_for_one_question_is_kept_for_the_next_with_the_same_ids(
    playground: Playground, bot: ScriptedBot
) -> None:
    def question(*values: str) -> dict[str, Any]:
        boxes = {"type": "checkboxes", "action_id": "a", "options": options(*values)}
        return modal(field("answer", boxes, optional=True))

    view_id = await opened(playground, bot, question("yes", "maybe"))
    ada = playground.person("ada")
    await ada.fills(await ada.next_modal(), {"answer": ["yes", "maybe"]})
    await bot.web.views_update(view_id=view_id, view=question("yes", "no"))
    kept = (await ada.next_modal()).values["answer"]["a"]["selected_options"]
    assert [option["value"] for option in kept] == ["yes"]


async def test_a_view_opened_anew_starts_empty(playground: Playground, bot: ScriptedBot) -> None:
    await opened(playground, bot, modal(field("views")))
    ada = playground.person("ada")
    await ada.fills(await ada.next_modal(), {"views": "1200"})
    await opened(playground, bot, modal(field("views")))
    assert (await ada.next_modal()).values["views"]["typed"]["value"] is None


async def test_an_update_for_an_older_state_conflicts(
    playground: Playground, bot: ScriptedBot
) -> None:
    trigger_id = await fresh_trigger(playground, bot)
    first = (await bot.web.views_open(trigger_id=trigger_id, view=modal(section("one"))))["view"]
    await bot.web.views_update(view_id=first["id"], hash=first["hash"], view=modal(section("two")))
    late = bot.web.views_update(
        view_id=first["id"], hash=first["hash"], view=modal(section("three"))
    )
    assert await refused(late) == "hash_conflict"


async def test_a_view_can_be_found_by_its_external_id(
    playground: Playground, bot: ScriptedBot
) -> None:
    await opened(playground, bot, modal(section("one"), external_id="mine"))
    await bot.web.views_update(external_id="mine", view=modal(section("two"), external_id="mine"))
    shown = await playground.person("ada").next_modal()
    assert "two" in shown.words


async def test_an_external_id_is_unique(playground: Playground, bot: ScriptedBot) -> None:
    await opened(playground, bot, modal(actions(button("More", "more")), external_id="mine"))
    ada = playground.person("ada")
    await ada.clicks(await ada.next_modal(), "More")
    trigger_id = bot.payloads("interactive")[-1]["trigger_id"]
    twin = bot.web.views_push(trigger_id=trigger_id, view=modal(external_id="mine"))
    assert await refused(twin) == "duplicate_external_id"


async def test_a_modal_opened_from_within_a_modal_is_pushed(
    playground: Playground, bot: ScriptedBot
) -> None:
    await opened(playground, bot, modal(actions(button("More", "more"))))
    ada = playground.person("ada")
    below = await ada.next_modal()
    await ada.clicks(below, "More")
    trigger_id = bot.payloads("interactive")[-1]["trigger_id"]
    view = modal(section("more"), title=plain("More"), clear_on_close=True)
    await bot.web.views_open(trigger_id=trigger_id, view=view)
    top = await ada.next_modal()
    assert top.title == "More"
    with pytest.raises(PersonMistake, match="not on top"):
        await ada.submits(below)
    await ada.closes(top)
    assert ada.modal is None


async def test_an_unacknowledged_click_in_a_modal_shows_an_error_there(
    playground: Playground, bot: ScriptedBot
) -> None:
    await opened(playground, bot, modal(actions(button("More", "more"))))
    ada = playground.person("ada")
    bot.hold = asyncio.Event()
    await ada.clicks(await ada.next_modal(), "More")
    bot.hold.set()
    assert ada.modal is not None
    assert ada.modal.trouble == "We had some trouble connecting. Try again?"


async def test_a_closed_view_is_gone_and_sends_view_closed(
    playground: Playground, bot: ScriptedBot
) -> None:
    view_id = await opened(playground, bot, modal(section("one"), notify_on_close=True))
    ada = playground.person("ada")
    await ada.closes(await ada.next_modal())
    assert bot.payloads("interactive")[-1]["type"] == "view_closed"
    late = bot.web.views_update(view_id=view_id, view=modal(section("two")))
    assert await refused(late) == "not_found"


async def test_a_modal_is_pushed_onto_the_one_that_was_clicked(
    playground: Playground, bot: ScriptedBot
) -> None:
    deeper = actions(button("Deeper", "deeper"))
    await opened(playground, bot, modal(deeper))
    ada = playground.person("ada")
    for depth in (2, 3):
        await ada.clicks(await ada.next_modal(), "Deeper")
        trigger_id = bot.payloads("interactive")[-1]["trigger_id"]
        view = modal(deeper, title=plain(f"Level {depth}"))
        await bot.web.views_push(trigger_id=trigger_id, view=view)
    top = await ada.next_modal()
    assert top.title == "Level 3"
    await ada.clicks(top, "Deeper")
    trigger_id = bot.payloads("interactive")[-1]["trigger_id"]
    fourth = bot.web.views_push(trigger_id=trigger_id, view=modal(deeper))
    assert await refused(fourth) == "push_limit_reached"
    await ada.closes(top)
    assert ada.modal is not None
    assert ada.modal.title == "Level 2"


async def test_a_choice_in_a_dispatching_field_is_sent_with_all_values(
    playground: Playground, bot: ScriptedBot
) -> None:
    goal = {"type": "radio_buttons", "action_id": "goal", "options": options("a", "b")}
    await opened(playground, bot, modal(field("views"), field("goal", goal, dispatch_action=True)))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    await ada.fills(shown, {"views": "7"})
    await ada.chooses(shown, "goal", "B")
    sent = bot.payloads("interactive")[-1]
    assert sent["container"] == {"type": "view", "view_id": shown.id}
    assert sent["actions"][0]["selected_option"]["value"] == "b"
    assert sent["view"]["state"]["values"]["views"]["typed"]["value"] == "7"


async def test_a_field_that_dispatches_on_each_character_is_sent_while_typing(
    playground: Playground, bot: ScriptedBot
) -> None:
    listening = {
        "type": "plain_text_input",
        "action_id": "link",
        "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
    }
    await opened(playground, bot, modal(field("link", listening, dispatch_action=True)))
    ada = playground.person("ada")
    await ada.fills(await ada.next_modal(), {"link": "https://x"})
    assert bot.payloads("interactive")[-1]["actions"][0]["value"] == "https://x"


async def test_a_person_cannot_choose_an_unknown_option(
    playground: Playground, bot: ScriptedBot
) -> None:
    goal = {"type": "static_select", "action_id": "goal", "options": options("a", "b")}
    await opened(playground, bot, modal(field("goal", goal)))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    with pytest.raises(PersonMistake, match="no option “c” here, only: A, B"):
        await ada.fills(shown, {"goal": "c"})


@pytest.mark.parametrize("typed", ["2026-13-01", "1.3.2026", "20260301"])
async def test_a_person_cannot_pick_an_invalid_date(
    playground: Playground, bot: ScriptedBot, typed: str
) -> None:
    await opened(playground, bot, modal(field("day", {"type": "datepicker", "action_id": "day"})))
    ada = playground.person("ada")
    shown = await ada.next_modal()
    with pytest.raises(PersonMistake, match="datepicker cannot hold"):
        await ada.fills(shown, {"day": typed})


async def test_home_is_published_on_opening_and_refuses_an_old_hash(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.opens_home()
    event = bot.payloads("events_api")[-1]["event"]
    assert (event["type"], event["tab"], event["channel"]) == ("app_home_opened", "home", "D0ADA")
    assert "view" not in event
    first = (await bot.web.views_publish(user_id="U0ADA", view=home(section("one"))))["view"]
    await bot.web.views_publish(user_id="U0ADA", view=home(section("two")), hash=first["hash"])
    late = bot.web.views_publish(user_id="U0ADA", view=home(section("three")), hash=first["hash"])
    assert await refused(late) == "hash_conflict"
    assert "two" in (await ada.next_home()).words
    await ada.opens_home()
    assert bot.payloads("events_api")[-1]["event"]["view"]["id"] == first["id"]


async def test_a_click_on_home_is_sent_with_the_view(
    playground: Playground, bot: ScriptedBot
) -> None:
    view = home(actions(button("Log a post", "log", value="now")))
    await bot.web.views_publish(user_id="U0ADA", view=view)
    ada = playground.person("ada")
    await ada.clicks(await ada.next_home(), "Log a post")
    sent = bot.payloads("interactive")[-1]
    assert sent["view"]["type"] == "home"
    assert sent["actions"][0]["value"] == "now"
    assert "response_url" not in sent
    await bot.web.views_open(trigger_id=sent["trigger_id"], view=modal(field("views")))
    assert (await ada.next_modal()).title == "A form"
