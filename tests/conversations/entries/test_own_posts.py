"""A member's own posts: updating many at once, listing, editing, deleting."""

from datetime import date, timedelta

from sqlmodel import Session

from domain.entries.posts import PostEntry
from domain.pages import LIST_PAGE
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from playground.world.identity import TEAM_ID
from services.entries.log_post import log_post, read_post_link
from tests.conversations.conftest import NOW, LocalSlack, answered, open_modal
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def log(slack: LocalSlack, day: str, figures: str) -> None:
    await asks(slack.uma, f"/ssi log {link_at(day)} {figures}")


def log_each_day(session: Session, user_id: str, first: date, days: int) -> None:
    person = Person(Asker(TEAM_ID, user_id), Profile("Uma", "Etc/UTC"))
    for number in range(days):
        link = read_post_link(link_at(str(first + timedelta(days=number))))
        log_post(session, Submission(person, f"post:{number}", NOW), PostEntry(link))


async def test_one_form_updates_all_recent_posts(slack: LocalSlack) -> None:
    await log(slack, "2026-11-02", "900 views 20 engagers")
    await log(slack, "2026-11-09", "500 views 20 reactions 3 comments")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    assert form.values["post:1"]["value"]["value"] == "900 views 20 engagers"
    assert form.values["post:2"]["value"]["value"] == "500 views 20 reactions 3 comments"
    await slack.uma.fills(form, {"post:1": "1.2k views 24 engagers"})
    await slack.uma.submits(form)
    answer = await slack.uma.next_modal()
    assert "1 post brought up to date" in answer.words
    assert "2.00 %" in answer.words


async def test_a_wrong_line_in_the_form_is_marked_and_the_others_are_kept(
    slack: LocalSlack,
) -> None:
    await log(slack, "2026-11-02", "900 views 20 engagers")
    await log(slack, "2026-11-09", "500 views 9 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"post:1": "1000 views 24 engagers", "post:2": "550 12"})
    submission = await slack.uma.submits(form)
    assert "What is 550?" in submission.errors["post:2"]
    assert open_modal(slack.uma).values["post:1"]["value"]["value"] == "1000 views 24 engagers"


async def test_fewer_views_in_the_form_are_asked_about(slack: LocalSlack) -> None:
    await log(slack, "2026-11-02", "9000 views 20 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"post:1": "900 views 20 engagers"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "the post of Mon 2 Nov has fewer views than before" in form.words
    await slack.uma.chooses(form, "value", "views_fell", block_id="confirmed")
    await slack.uma.submits(form)
    assert "2.22 %" in (await slack.uma.next_modal()).words


async def test_update_without_posts_offers_to_log_one(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await slack.uma.clicks(form, "Log a post")
    assert (await slack.uma.next_modal()).title == "Log a LinkedIn post"


async def test_the_list_shows_the_newest_posts_first_in_pages(slack: LocalSlack) -> None:
    await slack.bot.desk.store.run(log_each_day, slack.uma.id, date(2026, 10, 30), LIST_PAGE + 1)
    await slack.uma.types("#sales", "/ssi posts")
    first = await slack.uma.next_message("#sales")
    assert "page 1 of 2" in first.text
    assert first.text.index("Mon 23 Nov") < first.text.index("Sun 22 Nov")
    notes = [block["elements"][0].get("text") for block in first.blocks if "elements" in block]
    _, *months = [note for note in notes if isinstance(note, str)]
    assert months == ["*November*", "*October*"]
    await slack.uma.clicks(first, "Older")
    second = await slack.uma.next_message("#sales")
    assert "Fri 30 Oct" in second.text
    assert "Sat 31 Oct" not in second.text


async def test_editing_replaces_a_posts_date_and_figures_and_undo_restores_them(
    slack: LocalSlack,
) -> None:
    await log(slack, "2026-11-02", "900 views 20 reactions 6 comments")
    await slack.uma.types("#sales", "/ssi posts")
    posts = await slack.uma.next_message("#sales")
    await slack.uma.clicks(posts, "Edit")
    form = await answered(slack.uma)
    await slack.uma.fills(
        form, {"reactions": "", "comments": "", "engagers": "18", "posted_on": "2026-11-03"}
    )
    await slack.uma.submits(form)
    answer = await slack.uma.next_modal()
    assert "2.00 %" in answer.words
    assert "Tue 3 Nov" in answer.words
    undone = await asks(slack.uma, "/ssi undo")
    assert "which restores your post of Mon 2 Nov: 900 views, 20–26 unique" in undone
    assert "post of Mon 2 Nov: 900 views, 20–26 unique engagers" in await asks(
        slack.uma, "/ssi posts"
    )


async def test_a_button_restores_a_deleted_post(slack: LocalSlack) -> None:
    await log(slack, "2026-11-02", "900 views 20 engagers")
    await slack.uma.types("#sales", "/ssi posts")
    posts = await slack.uma.next_message("#sales")
    await slack.uma.clicks(posts, "Delete")
    gone = await slack.uma.next_message("#sales")
    assert "Deleted the post of Mon 2 Nov" in gone.text
    await slack.uma.clicks(gone, "Bring it back")
    assert "it is back" in (await slack.uma.next_message("#sales")).text
    assert "900 views" in await asks(slack.uma, "/ssi posts")


async def test_a_deleted_post_that_a_teammate_logged_cannot_be_restored(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 900 views 20 engagers")
    await slack.uma.types("#sales", "/ssi posts")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Delete")
    await slack.uma.next_message("#sales")
    assert "Logged your post" in await asks(slack.ben, f"/ssi log {LINK} 900 views 20 engagers")
    assert "it was logged again later" in await asks(slack.uma, "/ssi undo")


async def test_the_list_shows_no_teammates_posts(slack: LocalSlack) -> None:
    await log(slack, "2026-11-02", "900 views 20 engagers")
    assert "You haven't logged a post yet" in await asks(slack.ben, "/ssi posts")
