"""When the place where a person was is gone, they are told in their conversation with the bot."""

from tests.conversations.conftest import LocalSlack, answered, before
from tests.conversations.links import LINK
from tests.conversations.test_acknowledgement import hurried, locked


@hurried
async def test_a_form_closed_while_saving_is_confirmed_by_direct_message(
    slack: LocalSlack, database_url: str
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"views": "2340", "engagers": "25", "link": LINK})
    with locked(database_url):
        await slack.uma.submits(form)
        await slack.uma.closes(before(slack.uma))
    assert "1.07 %" in (await slack.uma.next_message("dm")).text


async def test_an_answer_that_slack_refuses_goes_by_direct_message(slack: LocalSlack) -> None:
    slack.playground.faults.answer("response_url", "expired_url")
    await slack.uma.types("#sales", "/ssi posts")
    assert "You have logged no post yet" in (await slack.uma.next_message("dm")).text


async def test_a_shortcut_whose_moment_has_passed_is_answered_by_direct_message(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.answer("views.open", "expired_trigger_id")
    await slack.uma.uses_shortcut("log_post_anywhere")
    assert "Please try again" in (await slack.uma.next_message("dm")).text


@hurried
async def test_undo_on_the_home_tab_is_answered_although_the_database_was_locked(
    slack: LocalSlack, database_url: str
) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    await slack.uma.next_message("#sales")
    await slack.playground.until(
        lambda: slack.uma.home is not None and "Undo" in slack.uma.home.words
    )
    home = await slack.uma.next_home()
    with locked(database_url):
        await slack.uma.clicks(home, "Undo")
        assert "One moment…" in (await slack.uma.next_modal()).words
    assert "Taken back" in (await answered(slack.uma)).words


async def test_undo_pressed_twice_on_a_dashboard_takes_back_one_entry(slack: LocalSlack) -> None:
    for views in (1000, 2000):
        await slack.uma.types("#sales", f"/ssi log {LINK} {views} views 25 engagers")
        await slack.uma.next_message("#sales")
    await slack.uma.types("#general", "/ssi")
    dashboard = await slack.uma.next_message("#general")
    await slack.uma.clicks(dashboard, "Undo")
    await slack.uma.types("#sales", "/ssi posts")
    assert "1,000 views" in (await slack.uma.next_message("#sales")).text


async def test_a_gateway_that_answers_instead_of_slack_does_no_harm(slack: LocalSlack) -> None:
    slack.playground.faults.error_after_accepting("users.info", status=503)
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    assert "1.07 %" in (await slack.uma.next_message("#sales")).text


async def test_what_was_taken_back_is_not_confirmed_again(slack: LocalSlack) -> None:
    handled = await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    await slack.uma.types("#sales", "/ssi undo")
    again = await slack.playground.redeliver(handled.envelope_id)
    assert again.payload is not None
    assert "taken back since" in again.payload["text"]


async def test_an_undone_deletion_of_a_post_logged_anew_does_not_block_undo(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi score 44")
    await slack.uma.next_message("#sales")
    await slack.uma.types("#sales", f"/ssi log {LINK} 900 views 20 engagers")
    await slack.uma.next_message("#sales")
    await slack.uma.types("#sales", "/ssi posts")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Delete")
    await slack.uma.next_message("#sales")
    await slack.ben.types("#sales", f"/ssi log {LINK} 900 views 20 engagers")
    await slack.ben.next_message("#sales")
    said = []
    for _ in range(3):
        await slack.uma.types("#sales", "/ssi undo")
        said.append((await slack.uma.next_message("#sales")).text)
    assert "logged again since" in said[0]
    assert "your post of 2025-12-05" in said[1]
    assert "your SSI score 44" in said[2]
