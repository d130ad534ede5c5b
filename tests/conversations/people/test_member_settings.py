"""A member's own settings, and their effects on messages."""

from datetime import UTC, datetime, timedelta

import pytest

from playground.testing.actor import Actor
from playground.testing.screen import ShownView
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins, makes_team
from tests.conversations.speaking import asks

NO_NUDGES: dict[str, list[str]] = {"nudges": [], "target_nudges": []}


async def settings_of(person: Actor) -> ShownView:
    """Opens the settings by ``/ssi settings``."""
    await person.types("#sales", "/ssi settings")
    return await answered(person)


async def saves(person: Actor, **fields: object) -> str:
    """Fills fields of the settings, submits, and returns the answer."""
    form = await settings_of(person)
    await person.fills(form, fields)
    await person.submits(form)
    answer = await person.next_modal()
    await person.closes(answer)
    return answer.words


async def test_the_form_shows_the_time_zone_and_the_current_settings(slack: LocalSlack) -> None:
    await joins(slack.ada, "no")
    form = await settings_of(slack.ada)
    assert "Stockholm time (Europe/Stockholm), from your Slack profile" in form.words
    chosen = {name: next(iter(field.values())) for name, field in form.values.items()}
    assert chosen["digest_day"]["selected_option"]["value"] == "1"
    assert chosen["digest_time"]["selected_option"]["value"] == "09:00"
    assert chosen["reminder_day"]["selected_option"]["value"] == "1"
    assert chosen["on_board"]["selected_option"]["value"] == "no"
    assert chosen["shares_ssi"]["selected_option"]["value"] == "hidden"
    assert chosen["shares_accounts"]["selected_option"]["value"] == "hidden"
    assert len(chosen["nudges"]["selected_options"]) == 3
    assert len(chosen["target_nudges"]["selected_options"]) == 8
    assert [o["value"] for o in chosen["work_days"]["selected_options"]] == list("12345")


async def test_a_new_digest_time_takes_effect_and_is_confirmed(slack: LocalSlack) -> None:
    await joins(slack.ada)
    words = await saves(slack.ada, digest_day="4", digest_time="16:30")
    assert "Your next digest: Thu 26 Nov, 16:30, Stockholm." in words
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
    form = await settings_of(slack.uma)
    chosen = {name: next(iter(field.values())) for name, field in form.values.items()}
    one = {
        name: state["selected_option"]["value"]
        for name, state in chosen.items()
        if state.get("selected_option")
    }
    assert one == {
        "digest_day": "off",
        "digest_time": "09:00",
        "reminder_day": "15",
        "nudge_time": "14:00",
        "holidays": "AX",
        "quiet_from": "20:00",
        "quiet_until": "07:00",
        "on_board": "no",
        "shares_ssi": "shared",
        "shares_accounts": "shared",
    }
    assert [o["value"] for o in chosen["nudges"]["selected_options"]] == ["cadence"]
    about_targets = [o["value"] for o in chosen["target_nudges"]["selected_options"]]
    assert about_targets == ["warm", "vanity"]
    assert [o["value"] for o in chosen["work_days"]["selected_options"]] == ["1", "2"]
    assert chosen["paused_until"]["selected_date"] == "2026-12-10"


async def test_a_digest_that_is_off_is_not_sent(slack: LocalSlack) -> None:
    await joins(slack.uma)
    assert "Your next digest" not in await saves(slack.uma, digest_day="off")
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
    assert "Your next SSI reminder: Tue 1 Dec, 18:00, UTC." in words


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
    assert "Your next digest: Mon 14 Dec, 09:00, UTC." in words
    for days in range(1, 17):
        await deliver(slack, datetime(2026, 11, 23, 12, 0, tzinfo=UTC) + timedelta(days=days))
    assert slack.uma.messages("dm") == []
    await deliver(slack, datetime(2026, 12, 14, 9, 0, tzinfo=UTC))
    assert len(slack.uma.messages("dm")) == 1


async def test_a_reminder_on_new_years_day_waits_for_the_next_working_day(
    slack: LocalSlack,
) -> None:
    await joins(slack.ada)
    form = await settings_of(slack.ada)
    chosen = form.values["holidays"]["value"]["selected_option"]
    assert chosen["text"]["text"] == "From my time zone: Sweden"
    assert "Regional holidays are left out" in form.words
    await slack.ada.closes(form)
    words = await saves(slack.ada, digest_day="off", paused_until="2027-01-01")
    assert "Your next SSI reminder: Mon 4 Jan 2027, 09:00, Stockholm." in words
    assert "worth a nudge on Mon 4 Jan 2027, 10:00" in words
    await deliver(slack, datetime(2027, 1, 1, 12, 0, tzinfo=UTC))
    assert slack.ada.messages("dm") == []
    await deliver(slack, datetime(2027, 1, 4, 8, 0, tzinfo=UTC))
    assert "Your monthly look at the SSI" in slack.ada.messages("dm")[0].text


async def test_a_digest_on_easter_monday_waits_until_tuesday(slack: LocalSlack) -> None:
    await joins(slack.ada)
    words = await saves(slack.ada, reminder_day="off", paused_until="2027-03-29", **NO_NUDGES)
    assert "Your next digest: Tue 30 Mar 2027, 09:00, Stockholm." in words
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
    assert f"Your next digest: {due}, 09:00, Stockholm." in words


async def test_a_pause_until_today_is_no_pause(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await saves(slack.uma, paused_until="2026-12-10")
    words = await saves(slack.uma, paused_until="2026-11-23")
    assert "Paused" not in words
    assert "Your next digest: Mon 30 Nov, 09:00, UTC." in words


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
    form = await settings_of(slack.uma)
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
    form = await settings_of(slack.ada)
    assert "Los Angeles time" in form.words
    await slack.ada.submits(form)
    assert (
        "Your next digest: Mon 23 Nov, 09:00, Los Angeles." in (await slack.ada.next_modal()).words
    )


async def test_a_time_zone_changed_after_the_digest_brings_no_second_one(slack: LocalSlack) -> None:
    await joins(slack.ada)
    await deliver(slack, datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    assert len(slack.ada.messages("dm")) == 1
    await slack.ada.changes_profile(zone="America/Los_Angeles")
    assert "Mon 7 Dec, 09:00, Los Angeles" in await saves(slack.ada)
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
    form = await settings_of(slack.uma)
    chosen = next(iter(form.values["nudges"].values()))["selected_options"]
    assert {option["value"] for option in chosen} == {"cadence", "kudos"}


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
