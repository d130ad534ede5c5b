"""Logging a post: by one line or the form, in a channel or a direct message."""

from typing import Any

import pytest

from playground.testing.screen import ShownMessage
from tests.conversations.conftest import LocalSlack, answered, open_modal
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks

ARTICLE = "https://www.linkedin.com/pulse/what-we-learned-uma-rao"


def green(message: ShownMessage) -> list[dict[str, Any]]:
    """Returns the green buttons of a message."""
    return [
        button
        for block in message.blocks
        for button in block.get("elements", [])
        if button.get("style") == "primary"
    ]


async def test_one_line_is_answered_with_a_verdict_and_one_step_and_why_has_the_rest(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    answer = await slack.uma.next_message("#sales")
    assert answer.ephemeral
    assert "1.07 % engagement rate, a bit under the 1.5 % aim; one post is too" in answer.text
    assert "25 unique engagers on 2,340 views." in answer.text
    assert "Fri 5 Dec 2025" in answer.text
    assert "Next: list who engaged" in answer.text
    assert [button["text"]["text"] for button in green(answer)] == ["Who engaged?"]
    await slack.uma.clicks(answer, "Why?")
    why = (await answered(slack.uma)).words
    assert "An early sign: 6 chances in 10 that your true rate is below 1.5 %." in why
    assert "0.22–5.01 %" in why
    assert "Nothing earlier to compare with: that takes 3 posts with 500" in why
    assert "What helps:" in why


async def test_reactions_comments_and_reposts_show_a_range(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 20 reactions 6 comments 2 reposts")
    assert "0.85–1.20 %" in (await slack.uma.next_message("#sales")).text


async def test_the_form_gets_the_same_answer_as_the_line(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2,340", "engagers": "25"})
    submission = await slack.uma.submits(form)
    assert submission.errors == {}
    answer = await slack.uma.next_modal()
    assert "1.07 %" in answer.words
    assert "Fri 5 Dec 2025" in answer.words


@pytest.mark.parametrize(
    "line", [f"log {LINK} 2340 views 25 engagers", f"{LINK} 25 people, 2.34k views"]
)
async def test_a_direct_message_takes_the_same_line(slack: LocalSlack, line: str) -> None:
    await slack.uma.says_in_dm(line)
    assert "1.07 %" in (await slack.uma.next_message("dm")).text


async def test_the_date_is_in_the_persons_time_zone(slack: LocalSlack) -> None:
    late_in_stockholm = link_at("2026-11-20", hour=23)
    assert "post of Sat 21 Nov" in await asks(
        slack.ada, f"/ssi log {late_in_stockholm} 500 views 9 engagers"
    )


async def test_the_form_shows_the_date_in_a_link_while_it_is_typed(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"views": "2340", "link": LINK})
    form = await slack.uma.next_modal()
    assert "Posted on Fri 5 Dec 2025, read from the link." in form.words
    assert form.values["views"]["value"]["value"] == "2340"


async def test_a_wrong_field_is_marked_and_the_others_are_kept(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "lots", "engagers": "25"})
    submission = await slack.uma.submits(form)
    assert "whole number" in submission.errors["views"]
    assert open_modal(slack.uma).values["engagers"]["value"]["value"] == "25"
    await slack.uma.fills(form, {"views": "2.34k"})
    await slack.uma.submits(form)
    assert "1.07 %" in (await slack.uma.next_modal()).words


@pytest.mark.parametrize(
    ("link", "fix"),
    [
        ("https://lnkd.in/p/abcd", "Paste the full link"),
        ("https://example.com/posts/x_activity-7402746946853253120-AbCd", "Copy link to post"),
        ("https://www.linkedin.com/in/uma", "Copy link to post"),
    ],
)
async def test_other_links_are_refused_with_the_fix(slack: LocalSlack, link: str, fix: str) -> None:
    await slack.uma.types("#sales", f"/ssi log {link} 100 views 3 engagers")
    answer = await slack.uma.next_message("#sales")
    assert fix in answer.text
    assert f"/ssi log {link} 100 views 3 engagers" in answer.words


async def test_more_engagers_than_views_are_asked_about_and_saved_on_yes(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 20 views 30 engagers")
    question = await slack.uma.next_message("#sales")
    assert "Is 30 unique engagers right? Nothing is saved yet." in question.text
    await slack.uma.clicks(question, "Save 30 unique engagers anyway")
    assert "150.00 %" in (await slack.uma.next_message("#sales")).text


async def test_the_form_asks_with_a_checkbox(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "20", "engagers": "30"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "*Is 30 unique engagers right?* With 20 views, more people would" in form.words
    assert form.values["engagers"]["value"]["value"] == "30"
    await slack.uma.chooses(form, "value", "engagers_exceed_views", block_id="confirmed")
    await slack.uma.submits(form)
    assert "150.00 %" in (await slack.uma.next_modal()).words


async def test_numbers_without_words_are_asked_about(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 25")
    question = await slack.uma.next_message("#sales")
    assert "What are 2,340 and 25?" in question.text
    await slack.uma.clicks(question, "2,340 views, 25 engagers")
    assert "1.07 %" in (await slack.uma.next_message("#sales")).text


async def test_logging_a_post_again_updates_it_and_keeps_the_other_figures(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 1000 views 25 engagers")
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views")
    answer = await slack.uma.next_message("#sales")
    assert "1.07 %" in answer.text
    assert "Updated your post" in answer.text


async def test_fewer_views_are_asked_about_and_corrected_on_yes(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 23400 views 25 engagers")
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views")
    question = await slack.uma.next_message("#sales")
    assert "Is 2,340 views right? Nothing is saved yet. I have 23,400 for" in question.text
    await slack.uma.clicks(question, "Save 2,340 views anyway")
    answer = await slack.uma.next_message("#sales")
    assert "Corrected your post" in answer.text
    assert "1.07 %" in answer.text


async def test_a_post_can_be_logged_by_one_person_only(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    assert "Uma Rao already logged this post" in await asks(
        slack.ben, f"/ssi log {LINK} 2340 views 25 engagers"
    )


async def test_a_posts_share_link_means_the_same_post(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 900 views 20 engagers")
    share = link_at("2026-11-02", kind="share", serial=7)
    assert "Updated your post" in await asks(slack.uma, f"/ssi log {share} 1000 views")


@pytest.mark.parametrize(
    ("said", "day"),
    [("3 Nov", "Tue 3 Nov"), ("today", "Mon 23 Nov"), ("posted yesterday", "Sun 22 Nov")],
)
async def test_an_articles_date_is_typed_as_a_date_or_a_word(
    slack: LocalSlack, said: str, day: str
) -> None:
    answer = await asks(slack.uma, f"/ssi log {ARTICLE} 900 views 20 engagers {said}")
    assert f"Logged your post “What we learned” of {day}" in answer


async def test_a_day_in_words_dates_no_post_that_has_a_date(slack: LocalSlack) -> None:
    assert "of Fri 5 Dec 2025" in await asks(slack.uma, f"/ssi log {LINK} 900 views today")
    assert "another date" in await asks(slack.uma, f"/ssi log {LINK} 950 views yesterday")
    await asks(slack.uma, f"/ssi log {ARTICLE} 900 views 2026-11-03")
    assert "of Tue 3 Nov" in await asks(slack.uma, f"/ssi log {ARTICLE} 950 views today")


async def test_an_article_without_a_date_is_kept_while_the_date_is_asked(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", f"/ssi log {ARTICLE} 900 views 20 engagers credibility")
    asked = await slack.uma.next_message("#sales")
    await slack.uma.clicks(asked, "Another day")
    form = await slack.uma.next_modal()
    assert form.values["link"]["link_typed"]["value"] == f"{ARTICLE}/"
    assert (form.values["views"]["value"]["value"], form.values["engagers"]["value"]["value"]) == (
        "900",
        "20",
    )
    await slack.uma.closes(form)
    await slack.uma.clicks(asked, "confirm_log:1")
    logged = await slack.uma.next_message("#sales")
    assert "2.22 %" in logged.text
    assert "Logged your post “What we learned” of Sun 22 Nov · goal:" in logged.text


async def test_a_link_alone_opens_the_form_with_it(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK}")
    form = await slack.uma.next_modal()
    assert form.values["link"]["link_typed"]["value"] == LINK


async def test_the_usual_rate_is_pooled_over_the_twelve_weeks_before(slack: LocalSlack) -> None:
    for day, views, engagers in (
        ("2026-10-05", 1000, 20),
        ("2026-10-12", 1000, 20),
        ("2026-10-19", 400, 9),
    ):
        line = f"/ssi log {link_at(day)} {views} views {engagers} engagers"
        await asks(slack.uma, line)
    await slack.uma.types("#sales", f"/ssi log {link_at('2026-11-09')} 2340 views 25 engagers")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Why?")
    # 49 ÷ 2,400, not the mean of three rates.
    assert "Your usual is 2.04 %" in (await answered(slack.uma)).words


async def test_in_a_direct_message_a_button_opens_the_form(slack: LocalSlack) -> None:
    await slack.uma.says_in_dm("log")
    offer = await slack.uma.next_message("dm")
    await slack.uma.clicks(offer, "Open the form")
    assert (await slack.uma.next_modal()).title == "Log a LinkedIn post"


async def test_the_same_link_typed_again_does_not_change_the_form(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK})
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK})
    await slack.bot.desk.finish()
    assert "Posted on Fri 5 Dec 2025" in open_modal(slack.uma).words
    assert len(slack.playground.calls_of("views.update")) == 1
