"""A member's own settings, and their effects on messages."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from playground.testing.actor import Actor
from playground.testing.screen import ShownView
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins, makes_team
from tests.conversations.speaking import asks, says

NO_NUDGES: dict[str, list[str]] = {"nudges": [], "target_nudges": []}


#: The group of the settings that has each field.
GROUPS: dict[str, tuple[str, ...]] = {
    "messages": ("digest_day", "digest_time", "coach_week", "reminder_day", "link_offers"),
    "nudges": ("nudges", "target_nudges", "nudge_time"),
    "hours": ("work_days", "holidays", "quiet_from", "quiet_until"),
    "seen_by": ("on_board", "shares_ssi", "shares_accounts"),
    "pause": ("paused_until",),
}


async def settings_of(person: Actor) -> ShownView:
    """Opens the settings by ``/ssi settings``."""
    await person.types("#sales", "/ssi settings")
    return await answered(person)


async def edits(person: Actor, page: ShownView, group: str) -> ShownView:
    """Opens the form of a group."""
    await person.clicks(page, f"edit_settings:{group}")
    return await answered(person)


async def saves(person: Actor, **fields: object) -> str:
    """Fills fields of the settings, submits each group, and returns the last answer."""
    page = await settings_of(person)
    for group, names in GROUPS.items():
        filled = {name: fields[name] for name in names if name in fields}
        if filled:
            form = await edits(person, page, group)
            await person.fills(form, filled)
            await person.submits(form)
            page = await person.next_modal()
            while "Saving…" in page.words:  # on a busy machine
                page = await person.next_modal()
            assert "Saved." in page.words
    await person.closes(page)
    return page.words


async def chosen_in(person: Actor, group: str) -> dict[str, str | list[str]]:
    """What a group's form opens with, by field."""
    form = await edits(person, await settings_of(person), group)
    await person.closes(form)
    states = {name: next(iter(field.values())) for name, field in form.values.items()}
    return {name: _chosen(state) for name, state in states.items()}


def _chosen(state: dict[str, Any]) -> str | list[str]:
    if "selected_options" in state:
        return [option["value"] for option in state["selected_options"]]
    return str(state.get("selected_date") or (state["selected_option"] or {}).get("value"))


async def test_the_page_says_what_holds_in_sentences(slack: LocalSlack) -> None:
    await joins(slack.ada, "no")
    page = await settings_of(slack.ada)
    for said in (
        "Stockholm time (Europe/Stockholm), from your Slack profile",
        "Next digest: Mon 30 Nov.",
        "Weekly digest: Monday 09:00",
        "At most two a week",
        "You work Monday to Friday. Days off: public holidays of Sweden.",
        "Board: it doesn't show you.\n"
        "`/ssi pipeline` and account pages: coaches see your wins with amounts.\n"
        "SSI score: only you.\n"
        "With whom you are in touch, and when: only you.",
        "No pause.",
    ):
        assert said in page.words


async def test_each_group_opens_with_its_current_settings(slack: LocalSlack) -> None:
    await joins(slack.ada, "no")
    nudges = await chosen_in(slack.ada, "nudges")
    assert [len(nudges[name]) for name in ("nudges", "target_nudges")] == [3, 8]
    assert (await chosen_in(slack.ada, "hours"))["work_days"] == list("12345")
    assert await chosen_in(slack.ada, "seen_by") == {
        "on_board": "no",
        "shares_ssi": "hidden",
        "shares_accounts": "hidden",
    }


async def test_in_a_direct_message_the_page_itself_has_the_buttons(slack: LocalSlack) -> None:
    await joins(slack.uma)
    page = await says(slack.uma, "settings")
    assert "Weekly digest: Monday 09:00" in page.text
    await slack.uma.clicks(page, "edit_settings:pause")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"paused_until": "2026-12-10"})
    await slack.uma.submits(form)
    assert "Until Thu 10 Dec." in (await slack.uma.next_modal()).words


async def test_a_new_digest_time_takes_effect_and_is_confirmed(slack: LocalSlack) -> None:
    await joins(slack.ada)
    words = await saves(slack.ada, digest_day="4", digest_time="16:30")
    assert "Weekly digest: Thursday 16:30" in words
    assert "Next digest: Thu 26 Nov." in words
    await deliver(slack, datetime(2026, 11, 26, 15, 30, tzinfo=UTC))
    assert len(slack.ada.messages("dm")) == 1


async def test_the_form_opens_with_the_saved_settings(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await saves(
        slack.uma,
        digest_day="off",
        reminder_day="15",
        nudges=["cadence"],
        target_nudges=["warm", "vanity"],
        nudge_time="14:00",
        work_days=["1", "2"],
        holidays="AX",
        quiet_from="20:00",
        quiet_until="07:00",
        paused_until="2026-12-10",
        on_board="no",
        shares_ssi="shared",
        shares_accounts="shared",
    )
    messages = {"digest_day": "off", "digest_time": "09:00", "reminder_day": "15"}
    assert await chosen_in(slack.uma, "messages") == messages
    nudges = {"nudges": ["cadence"], "target_nudges": ["warm", "vanity"], "nudge_time": "14:00"}
    assert await chosen_in(slack.uma, "nudges") == nudges
    hours = {"holidays": "AX", "quiet_from": "20:00", "quiet_until": "07:00"}
    assert await chosen_in(slack.uma, "hours") == {"work_days": ["1", "2"], **hours}
    seen_by = {"on_board": "no", "shares_ssi": "shared", "shares_accounts": "shared"}
    assert await chosen_in(slack.uma, "seen_by") == seen_by
    assert await chosen_in(slack.uma, "pause") == {"paused_until": "2026-12-10"}


async def test_a_digest_that_is_off_is_not_sent(slack: LocalSlack) -> None:
    await joins(slack.uma)
    assert "Next digest" not in await saves(slack.uma, digest_day="off")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    assert slack.uma.messages("dm") == []


async def test_a_reminder_in_quiet_hours_is_announced_for_their_end(
    slack: LocalSlack,
) -> None:
    await joins(slack.uma)
    words = await saves(
        slack.uma,
        quiet_from="08:00",
        quiet_until="18:00",
        digest_time="18:00",
        nudge_time="18:30",
    )
    assert "when your quiet hours end (18:00)" in words
    assert "Next reminder: Tue 1 Dec." in words


async def test_a_member_slack_cannot_reach_sees_why_and_gets_messages_after_the_next_command(
    slack: LocalSlack,
) -> None:
    await joins(slack.uma)
    slack.playground.faults.answer("chat.postMessage", "messages_tab_disabled")
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    slack.playground.faults.clear()
    await slack.uma.opens_home()
    await slack.playground.until(
        lambda: (
            slack.uma.home is not None
            and "did not let me write to you (messages_tab_disabled)" in slack.uma.home.words
            and "Everything is off" not in slack.uma.home.words
        )
    )
    await asks(slack.uma, "/ssi score 47")
    await deliver(slack, datetime(2026, 12, 7, 9, 0, tzinfo=UTC))
    assert slack.uma.messages("dm") != []


async def test_turning_everything_off_is_confirmed(slack: LocalSlack) -> None:
    await joins(slack.uma)
    words = await saves(slack.uma, digest_day="off", reminder_day="off", **NO_NUDGES)
    assert "Everything is off, so nothing is sent." in words


async def test_a_pause_sends_nothing_before_its_end(slack: LocalSlack) -> None:
    await joins(slack.uma)
    words = await saves(slack.uma, paused_until="2026-12-10")
    assert "Paused: nothing is sent before Thu 10 Dec." in words
    assert "Next digest: Mon 14 Dec." in words
    for days in range(1, 17):
        await deliver(slack, datetime(2026, 11, 23, 12, 0, tzinfo=UTC) + timedelta(days=days))
    assert slack.uma.messages("dm") == []
    await deliver(slack, datetime(2026, 12, 14, 9, 0, tzinfo=UTC))
    assert len(slack.uma.messages("dm")) == 1


async def test_a_reminder_on_new_years_day_waits_for_the_next_working_day(
    slack: LocalSlack,
) -> None:
    await joins(slack.ada)
    form = await edits(slack.ada, await settings_of(slack.ada), "hours")
    chosen = form.values["holidays"]["value"]["selected_option"]
    assert chosen["text"]["text"] == "From my time zone: Sweden"
    assert "Regional holidays are left out" in form.words
    await slack.ada.closes(form)
    words = await saves(slack.ada, digest_day="off", paused_until="2027-01-01")
    assert "Next reminder: Mon 4 Jan 2027." in words
    assert "Next check: Mon 4 Jan 2027." in words
    await deliver(slack, datetime(2027, 1, 1, 12, 0, tzinfo=UTC))
    assert slack.ada.messages("dm") == []
    await deliver(slack, datetime(2027, 1, 4, 8, 0, tzinfo=UTC))
    assert "Time for your monthly SSI." in slack.ada.messages("dm")[0].text


async def test_a_digest_on_easter_monday_waits_until_tuesday(slack: LocalSlack) -> None:
    await joins(slack.ada)
    words = await saves(slack.ada, reminder_day="off", paused_until="2027-03-29", **NO_NUDGES)
    assert "Next digest: Tue 30 Mar 2027." in words
    await deliver(slack, datetime(2027, 3, 29, 20, 0, tzinfo=UTC))
    assert slack.ada.messages("dm") == []
    await deliver(slack, datetime(2027, 3, 30, 7, 0, tzinfo=UTC))
    assert len(slack.ada.messages("dm")) == 1


@pytest.mark.parametrize(
    ("country", "due"),
    [("none", "Mon 29 Mar 2027"), ("US", "Mon 29 Mar 2027"), ("PL", "Tue 30 Mar 2027")],
)
async def test_the_chosen_countrys_holidays_count_instead_of_those_of_the_zone(
    slack: LocalSlack, country: str, due: str
) -> None:
    await joins(slack.ada)
    words = await saves(slack.ada, holidays=country, paused_until="2027-03-28")
    assert f"Next digest: {due}." in words


async def test_a_pause_until_today_is_no_pause(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await saves(slack.uma, paused_until="2026-12-10")
    words = await saves(slack.uma, paused_until="2026-11-23")
    assert "Paused" not in words
    assert "Next digest: Mon 30 Nov." in words


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({"work_days": []}, "work_days", "needs a working day"),
        ({"quiet_until": "off"}, "quiet_until", "a beginning and an end"),
        ({"quiet_from": "off"}, "quiet_from", "a beginning and an end"),
        ({"quiet_from": "07:00", "quiet_until": "07:00"}, "quiet_until", "last all day"),
        ({"paused_until": "2036-12-10"}, "paused_until", "more than a year"),
    ],
)
async def test_contradicting_settings_are_refused_at_their_field(
    slack: LocalSlack, fields: dict[str, object], field: str, problem: str
) -> None:
    await joins(slack.uma)
    group = next(group for group, names in GROUPS.items() if field in names)
    form = await edits(slack.uma, await settings_of(slack.uma), group)
    await slack.uma.fills(form, fields)
    assert problem in (await slack.uma.submits(form)).errors[field]


async def test_settings_saved_before_joining_apply_after_joining(
    slack: LocalSlack,
) -> None:
    words = await saves(slack.uma, digest_day="3")
    assert "You haven't joined" in words
    assert "Your next digest: Wed 25 Nov, 09:00, UTC." in (await joins(slack.uma)).words


async def test_a_new_time_zone_in_slack_moves_the_next_digest(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await slack.ada.changes_profile(zone="America/Los_Angeles")
    page = await settings_of(slack.ada)
    assert "Los Angeles time" in page.words
    assert "Next digest: Mon 23 Nov." in page.words


async def test_a_time_zone_changed_after_the_digest_brings_no_second_one(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await deliver(slack, datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    assert len(slack.ada.messages("dm")) == 1
    await slack.ada.changes_profile(zone="America/Los_Angeles")
    assert "Next digest: Mon 7 Dec." in (await settings_of(slack.ada)).words
    await deliver(slack, datetime(2026, 11, 30, 17, 0, tzinfo=UTC))
    assert len(slack.ada.messages("dm")) == 1


async def test_a_deactivated_member_gets_nothing(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await slack.ada.deactivates(slack.uma.id)
    await deliver(slack, NOW + timedelta(days=7))
    assert slack.uma.messages("dm") == []


async def test_muted_rules_remain_muted_when_other_settings_change(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await saves(slack.uma, nudges=["cadence", "kudos"])
    await saves(slack.uma, digest_day="2")
    assert (await chosen_in(slack.uma, "nudges"))["nudges"] == ["cadence", "kudos"]


@pytest.mark.parametrize("wanted", ["on", "off"])
async def test_a_coach_gets_the_week_of_their_teams_unless_switched_off(
    slack: LocalSlack, wanted: str
) -> None:
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben)
    for person in (slack.ada, slack.ben):
        await joins(person)
    await saves(slack.ada, coach_week=wanted)
    await deliver(slack, datetime(2026, 11, 30, 9, 30, tzinfo=UTC))
    told = [message.text for message in slack.ada.messages("dm") if "Nordics, " in message.text]
    assert len(told) == (wanted == "on")
    assert not any("Nordics, " in message.text for message in slack.ben.messages("dm"))
