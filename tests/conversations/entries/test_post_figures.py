"""A post's figures: updated, corrected, asked about and refused; and the two links of a post."""

from tests.conversations.conftest import LocalSlack, answered, open_modal, whole
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks


async def test_a_zero_chosen_by_button_is_saved(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 500 0")
    question = await slack.uma.next_message("#sales")
    await slack.uma.clicks(question, "500 views, 0 engagers")
    assert "0.00 %" in (await slack.uma.next_message("#sales")).text


async def test_comments_alone_keep_the_counted_engagers(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 1000 views 25 engagers")
    assert "2.50 %" in await asks(slack.uma, f"/ssi log {LINK} 6 comments")


async def test_reactions_replace_the_counted_engagers(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 1000 views 25 engagers")
    assert "3.00–3.60 %" in await asks(slack.uma, f"/ssi log {LINK} 30 reactions 6 comments")


async def test_comments_without_reactions_give_no_rate(slack: LocalSlack) -> None:
    answer = await asks(slack.uma, f"/ssi log {LINK} 1000 views 6 comments")
    assert "add how many people engaged" in answer


async def test_more_engagers_than_all_parts_together_are_refused(slack: LocalSlack) -> None:
    line = f"/ssi log {LINK} 1000 views 100 engagers 5 reactions 1 comment 0 reposts"
    assert "at most 6 people" in await asks(slack.uma, line)


async def test_a_late_yes_does_not_replace_newer_figures(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 5000 views 25 engagers")
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views")
    question = await slack.uma.next_message("#sales")
    await asks(slack.uma, f"/ssi log {LINK} 6000 views")
    await slack.uma.clicks(question, "Save 2,340 views anyway")
    assert "I have 6,000 for this post" in (await slack.uma.next_message("#sales")).text
    assert "6,000 views" in await asks(slack.uma, "/ssi posts")


async def test_one_checkbox_answers_one_question(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 9000 views 20 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"post:1": "1000 views 2000 engagers"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    await slack.uma.chooses(form, "value", "views_fell", block_id="confirmed")
    await slack.uma.submits(form)
    assert "more engagers than views" in (await slack.uma.next_modal()).words


async def test_an_unchanged_line_of_the_update_form_changes_nothing(slack: LocalSlack) -> None:
    for day in ("2026-11-02", "2026-11-09"):
        await asks(slack.uma, f"/ssi log {link_at(day)} 1000 views 20 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 3000 views")
    await slack.uma.fills(form, {"post:2": "2000 views 20 engagers"})
    await slack.uma.submits(form)
    assert "1 post brought up to date" in (await slack.uma.next_modal()).words


async def test_a_goal_in_a_line_of_the_update_form_is_refused(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 1000 views 20 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"post:1": "1000 views 22 engagers credibility"})
    assert "Only figures go here" in (await slack.uma.submits(form)).errors["post:1"]


async def test_all_wrong_fields_are_marked_at_once(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await whole(slack.uma, await slack.uma.next_modal())
    await slack.uma.fills(form, {"link": "https://lnkd.in/x", "views": "lots", "reactions": "-3"})
    assert set((await slack.uma.submits(form)).errors) == {"link", "views", "reactions"}
    assert open_modal(slack.uma).values["reactions"]["value"]["value"] == "-3"


async def test_a_teammates_post_under_its_other_link_is_asked_about(slack: LocalSlack) -> None:
    await asks(slack.ada, f"/ssi log {link_at('2026-11-02')} 900 views 20 engagers")
    share = link_at("2026-11-02", kind="share", serial=9)
    await slack.uma.types("#sales", f"/ssi log {share} 900 views 20 engagers")
    question = await slack.uma.next_message("#sales")
    assert "Ada Lindqvist logged a post of exactly the same moment" in question.text
    await slack.uma.clicks(question, "Save it as my post")
    assert "Logged your post" in (await slack.uma.next_message("#sales")).text


async def test_a_posts_two_links_are_matched_by_id_and_not_by_date(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 900 views 20 engagers 2026-11-05")
    share = link_at("2026-11-02", kind="share", serial=9)
    assert "Updated your post of Thu 5 Nov" in await asks(slack.uma, f"/ssi log {share} 1000 views")


async def test_an_unanswered_question_does_not_link_the_two_ids(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 900 views 20 engagers")
    share = link_at("2026-11-02", kind="share", serial=9)
    assert "Nothing is saved yet" in await asks(slack.uma, f"/ssi log {share} 100 views")
    await asks(slack.uma, "/ssi undo")
    assert "Logged your post" in await asks(slack.uma, f"/ssi log {share} 100 views")


async def test_days_before_linkedin_are_refused(slack: LocalSlack) -> None:
    article = "https://www.linkedin.com/pulse/old-news"
    answer = await asks(slack.uma, f"/ssi log {article} 900 views 2 engagers 0001-01-01")
    assert "LinkedIn began on 2003-05-05" in answer


async def test_a_very_long_link_is_asked_about_without_buttons(slack: LocalSlack) -> None:
    article = "https://www.linkedin.com/pulse/" + "long-" * 380
    answer = await asks(slack.uma, f"/ssi log {article} 20 views 30 engagers 2026-11-02")
    assert "Please log it with the form" in answer


async def test_a_link_in_brackets_at_the_end_of_a_sentence_is_read(slack: LocalSlack) -> None:
    assert "1.07 %" in await asks(slack.uma, f"/ssi log 2340 views, 25 engagers ({LINK}).")
