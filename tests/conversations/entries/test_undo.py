"""Undo undoes the latest act, and says which it was."""

from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def test_undo_takes_back_a_logged_post_and_names_it(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    await slack.uma.types("#sales", "/ssi undo")
    answer = await slack.uma.next_message("#sales")
    assert answer.text == (
        "Undone: your post of Fri 5 Dec 2025: 2,340 views, 25 unique engagers, 1.07 %."
    )
    stats = await asks(slack.uma, "/ssi stats 2025-12")
    assert "No posts in December 2025. If you posted then, log it" in stats


async def test_a_second_undo_takes_back_the_act_before(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 1000 views 25 engagers")
    await asks(slack.uma, f"/ssi log {LINK} 2340 views")
    assert "the update of your post of Fri 5 Dec 2025: 2,340 views" in await asks(
        slack.uma, "/ssi undo"
    )
    assert "your post of Fri 5 Dec 2025: 1,000 views" in await asks(slack.uma, "/ssi undo")
    assert "There is nothing to undo" in await asks(slack.uma, "/ssi undo")


async def test_undoing_a_correction_restores_the_figures_before(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 5000 views 25 engagers")
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Save 2,340 views anyway")
    await slack.uma.next_message("#sales")
    assert "the correction of your post" in await asks(slack.uma, "/ssi undo")
    assert "5,000 views" in await asks(slack.uma, "/ssi posts")


async def test_undo_under_an_older_answer_does_not_undo_the_latest_act(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 1000 views 25 engagers")
    older = await slack.uma.next_message("#sales")
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 900 views 20 engagers")
    await slack.uma.clicks(older, "Undo")
    assert "isn't your latest entry any more" in (await slack.uma.next_message("#sales")).text
    assert "Your posts: 2" in await asks(slack.uma, "/ssi posts")


async def test_undo_under_the_latest_answer_undoes_its_act(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 1000 views 25 engagers")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Undo")
    assert "Undone: your post" in (await slack.uma.next_message("#sales")).text


async def test_many_updated_posts_are_one_act(slack: LocalSlack) -> None:
    for day in ("2026-11-02", "2026-11-09"):
        await asks(slack.uma, f"/ssi log {link_at(day)} 900 views 20 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"post:1": "1000 views", "post:2": "1100 views"})
    await slack.uma.submits(form)
    await slack.uma.next_modal()
    assert "the new figures of 2 posts" in await asks(slack.uma, "/ssi undo")
