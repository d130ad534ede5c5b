"""Joining, and leaving."""

from datetime import UTC, datetime, timedelta

from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.joining import joins
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks, hears


async def test_the_form_lists_the_messages_and_their_times_in_the_persons_zone(
    slack: LocalSlack,
) -> None:
    await slack.ada.types("#sales", "/ssi join")
    form = await answered(slack.ada)
    assert "in your own time (Stockholm)" in form.words
    assert "Weekly digest: Monday 09:00" in form.words
    assert "SSI reminder: the 1st of each month at 09:00" in form.words
    assert "Nudges: at most two a week, Monday to Friday 10:00" in form.words


async def test_the_board_question_has_no_default_and_must_be_answered(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi join")
    form = await answered(slack.uma)
    assert form.values["on_board"]["value"]["selected_option"] is None
    assert "on_board" in (await slack.uma.submits(form)).errors
    await slack.uma.closes(form)
    await slack.uma.types("#sales", "/ssi settings")
    assert "You haven't joined" in (await answered(slack.uma)).words


async def test_joining_is_answered_with_the_next_messages(slack: LocalSlack) -> None:
    answer = await joins(slack.ada)
    assert "You have joined" in answer.words
    assert "Your next digest: Mon 30 Nov, 09:00, Stockholm." in answer.words
    assert "Your next SSI reminder: Tue 1 Dec, 09:00, Stockholm." in answer.words
    assert "once you are in a team" in answer.words


async def test_each_member_gets_the_digest_at_nine_in_their_own_zone(slack: LocalSlack) -> None:
    assert "Mon 23 Nov, 09:00, Los Angeles" in (await joins(slack.ben)).words
    assert "Mon 30 Nov, 09:00, Stockholm" in (await joins(slack.ada)).words
    await deliver(slack, datetime(2026, 11, 23, 16, 59, tzinfo=UTC))
    welcomed = [len(person.messages("dm")) for person in (slack.ben, slack.ada)]
    await deliver(slack, datetime(2026, 11, 23, 17, 0, tzinfo=UTC))
    assert [len(person.messages("dm")) for person in (slack.ben, slack.ada)] == [2, 1]
    assert welcomed == [1, 1]


async def test_the_first_message_says_what_comes_when_and_how_to_stop_and_comes_once(
    slack: LocalSlack,
) -> None:
    slack.clock.advance_to(datetime(2026, 11, 23, 22, 0, tzinfo=UTC))  # quiet hours hold it not
    await joins(slack.uma)
    await deliver(slack)
    [welcome] = slack.uma.messages("dm")
    assert welcome.text.startswith("Welcome.")
    assert "Your next digest: Mon 30 Nov, 09:00, UTC." in welcome.text
    assert "`/ssi leave` stops everything" in welcome.text
    await slack.uma.clicks(welcome, "How am I doing?")
    assert "30 days" in (await hears(slack.uma)).text
    await asks(slack.uma, "/ssi leave")
    await joins(slack.uma)
    await deliver(slack)
    assert len([each for each in slack.uma.messages("dm") if "Welcome" in each.text]) == 1


async def test_joining_without_the_board_says_the_figures_are_private(slack: LocalSlack) -> None:
    assert "No board shows you." in (await joins(slack.uma, "no")).words


async def test_only_the_first_entry_offers_to_join(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    first = await slack.uma.next_message("#sales")
    assert "I send nothing until you join" in first.text
    assert "until you join" not in await asks(slack.uma, "/ssi score 47")
    await slack.uma.clicks(first, "See what is sent, and join")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"on_board": "no"})
    await slack.uma.submits(form)
    assert "You have joined" in (await slack.uma.next_modal()).words


async def test_a_score_as_first_entry_offers_to_join(slack: LocalSlack) -> None:
    assert "`/ssi join` shows what and when" in await asks(slack.uma, "/ssi score 47")


async def test_the_first_entry_by_form_offers_to_join_in_the_same_window(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2340", "engagers": "25"})
    await slack.uma.submits(form)
    await slack.uma.clicks(await slack.uma.next_modal(), "See what is sent, and join")
    join = await slack.uma.next_modal()
    await slack.uma.fills(join, {"on_board": "yes"})
    await slack.uma.submits(join)
    assert "You have joined" in (await slack.uma.next_modal()).words


async def test_a_member_who_has_not_joined_gets_no_messages(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-20')} 2340 views 5 engagers")
    await slack.uma.types("#sales", "/ssi settings")
    assert "nothing is sent to you" in (await answered(slack.uma)).words
    for days in range(1, 15):
        await deliver(slack, NOW + timedelta(days=days, hours=3))
    assert slack.uma.messages("dm") == []


async def test_leaving_stops_all_messages_and_keeps_the_entries(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    assert "I send you nothing more" in await asks(slack.uma, "/ssi leave")
    await deliver(slack, NOW + timedelta(days=8))
    assert slack.uma.messages("dm") == []
    assert "Your posts: 1" in await asks(slack.uma, "/ssi posts")


async def test_the_stop_button_in_a_message_stops_all_messages(slack: LocalSlack) -> None:
    await joins(slack.uma)
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    digest = await slack.uma.next_message("dm")
    await slack.uma.clicks(digest, "Stop all messages")
    await slack.uma.clicks(await slack.uma.next_message("dm"), "Stop all messages")
    assert "I send you nothing more" in (await slack.uma.next_message("dm")).text
    sent = len(slack.uma.messages("dm"))
    await deliver(slack, datetime(2026, 12, 7, 9, 0, tzinfo=UTC))
    assert len(slack.uma.messages("dm")) == sent


async def test_a_message_that_is_due_when_a_member_leaves_is_not_sent(slack: LocalSlack) -> None:
    await joins(slack.uma)
    slack.clock.advance_to(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    await asks(slack.uma, "/ssi leave")
    await deliver(slack)
    assert slack.uma.messages("dm") == []


async def test_a_join_form_redelivered_after_leaving_has_no_effect(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi join")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"on_board": "yes"})
    submission = await slack.uma.submits(form)
    assert submission.handled is not None
    assert "You have joined" in (await slack.uma.next_modal()).words
    slack.clock.advance_to(NOW + timedelta(minutes=1))
    await asks(slack.uma, "/ssi leave")
    await slack.playground.redeliver(submission.handled.envelope_id)
    await slack.uma.types("#sales", "/ssi settings")
    assert "You haven't joined" in (await answered(slack.uma)).words


async def test_leaving_without_having_joined_says_so(slack: LocalSlack) -> None:
    assert "You haven't joined" in await asks(slack.uma, "/ssi leave")


async def test_joining_again_asks_about_the_board_again(
    slack: LocalSlack,
) -> None:
    await joins(slack.uma)
    await slack.uma.types("#sales", "/ssi leave")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Join again")
    form = await answered(slack.uma)
    assert form.values["on_board"]["value"]["selected_option"] is None
    await slack.uma.fills(form, {"on_board": "no"})
    await slack.uma.submits(form)
    assert "Your next digest" in (await slack.uma.next_modal()).words


async def test_in_a_direct_message_a_button_opens_the_form(slack: LocalSlack) -> None:
    await slack.uma.says_in_dm("join")
    await slack.uma.clicks(await slack.uma.next_message("dm"), "See it, and join")
    assert (await answered(slack.uma)).type == "modal"


async def test_the_home_tab_shows_the_next_digest_and_has_a_stop_button(slack: LocalSlack) -> None:
    await slack.uma.opens_home()
    home = await slack.uma.next_home()
    assert "*Join*, and I tell you each week whom to write to." in home.words
    await slack.uma.clicks(home, "Join")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"on_board": "yes"})
    await slack.uma.submits(form)
    await slack.playground.until(
        lambda: slack.uma.home is not None and "Next digest:*" in slack.uma.home.words
    )
    home = await slack.uma.next_home()
    await slack.uma.clicks(home, "Stop everything")
    await slack.uma.clicks(await answered(slack.uma), "Stop all messages")
    await slack.playground.until(
        lambda: slack.uma.home is not None and "*Join*, and I tell you" in slack.uma.home.words
    )
