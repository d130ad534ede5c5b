"""Home, the stats of a window."""

from datetime import date

import pytest

from playground.testing.reading import as_read
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.entries.touching import got_engager
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks
from tests.conversations.target_list import contact, targets


async def log(slack: LocalSlack, day: str, figures: str) -> None:
    await asks(slack.uma, f"/ssi log {link_at(day)} {figures}")


async def test_stats_of_a_month_show_its_rate_and_best_post(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    # One post alone is no best one.
    await log(slack, "2025-12-09", "1000 views 5 engagers")
    await slack.uma.types("#sales", "/ssi stats 2025-12")
    answer = await slack.uma.next_message("#sales")
    assert "Your figures: December 2025. 0.90 % engagement rate, under the 1.5 % aim" in answer.text
    assert "Engagement rate: 0.90 %" in answer.text
    assert "Best post: post of Fri 5 Dec 2025" in answer.text


@pytest.mark.parametrize(
    ("window", "posts"), [("7d", 1), ("30d", 2), ("90d", 3), ("2026-11", 2), ("2026-W45", 1)]
)
async def test_a_window_counts_the_posts_of_its_days(
    slack: LocalSlack, window: str, posts: int
) -> None:
    for day in ("2026-09-20", "2026-11-02", "2026-11-17"):
        await log(slack, day, "900 views 20 engagers")
    assert f" Posts: {posts}. " in await asks(slack.uma, f"/ssi stats {window}")


async def test_the_rate_of_a_window_is_pooled_over_its_posts(slack: LocalSlack) -> None:
    await log(slack, "2026-11-10", "100 views 10 engagers")
    await log(slack, "2026-11-11", "900 views 10 engagers")
    await slack.uma.types("#sales", "/ssi stats 30d")
    answer = await slack.uma.next_message("#sales")
    assert "Engagement rate: 2.00 %" in answer.text


async def test_stats_lead_with_the_verdict_and_whom_to_write_to(slack: LocalSlack) -> None:
    [acme] = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe")
    await got_engager(slack, slack.uma, acme, jane, date(2026, 11, 20))
    await log(slack, "2026-11-20", "2340 views 25 engagers")
    await slack.uma.types("#sales", "/ssi stats")
    answer = await slack.uma.next_message("#sales")
    verdict, who = (block["text"]["text"] for block in answer.blocks[1:3])
    assert "1.07 % engagement rate, a bit under the 1.5 % aim; one post is too few" in as_read(
        verdict
    )
    assert "*Write to Jane Doe* (Acme), who engaged with your post." in who
    assert answer.blocks[2]["accessory"]["text"]["text"] == "Log DM"
    assert answer.blocks[2]["accessory"]["style"] == "primary"


async def test_a_newcomers_stats_ask_for_a_post(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi stats")
    answer = await slack.uma.next_message("#sales")
    assert "No posts in the last 30 days (25 Oct – 23 Nov). Log one to see" in as_read(answer.text)
    assert [each["text"]["text"] for each in answer.blocks[-1]["elements"]] == ["Log a post"]


async def test_posts_in_two_weeks_show_a_chart_and_the_same_figures_as_text(
    slack: LocalSlack,
) -> None:
    await log(slack, "2026-11-10", "1000 views 10 engagers")
    await log(slack, "2026-11-17", "1000 views 20 engagers")
    await slack.uma.types("#sales", "/ssi stats 30d")
    answer = await slack.uma.next_message("#sales")
    assert any(block["type"] == "data_visualization" for block in answer.blocks)
    assert "Rate by week: 9 Nov 1.00 %, 16 Nov 2.00 %; the aim is 1.5 %." in answer.text


async def test_an_unknown_window_is_refused_with_examples(slack: LocalSlack) -> None:
    assert "Try 7d, 30d, last month" in await asks(slack.uma, "/ssi stats yesterday")


async def test_ssi_alone_shows_home(slack: LocalSlack) -> None:
    await log(slack, "2026-11-10", "1000 views 10 engagers")
    await slack.uma.types("#sales", "/ssi")
    answer = await slack.uma.next_message("#sales")
    assert "No target engagers yet · 1.00 % rate · 0 wins" in answer.text
    assert "post of Tue 10 Nov" in answer.text


async def test_the_home_tab_is_updated_after_each_entry(slack: LocalSlack) -> None:
    await slack.uma.opens_home()
    assert "No post yet" in (await slack.uma.next_home()).words
    await log(slack, "2026-11-10", "1000 views 10 engagers")
    assert "1.00 %" in (await slack.uma.next_home()).words


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("Log a post", "Log a LinkedIn post"),
        ("Log my SSI score", "My SSI score"),
        ("Update my numbers", "Update my numbers"),
        ("Who engaged?", "Who engaged?"),
        ("Log DM", "Log a DM"),
        ("Log a comment", "Log a comment"),
        ("Log a win", "Log a win"),
    ],
)
async def test_the_home_tab_has_a_button_for_each_form(
    slack: LocalSlack, button: str, title: str
) -> None:
    await slack.uma.opens_home()
    await slack.uma.clicks(await slack.uma.next_home(), button)
    assert (await answered(slack.uma)).title == title


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("My figures", "1.00 %"),
        ("My posts", "1,000 views"),
        ("Target accounts", "Ask a coach or an admin"),
        ("Pipeline", "no wins"),
        ("Undo", "Undone"),
        ("Help", "What I can do"),
    ],
)
async def test_the_home_tab_answers_in_a_modal(slack: LocalSlack, button: str, words: str) -> None:
    await log(slack, "2026-11-10", "1000 views 10 engagers")
    await slack.uma.opens_home()
    await slack.uma.clicks(await slack.uma.next_home(), button)
    assert words in (await answered(slack.uma)).words


async def test_a_post_can_be_edited_from_the_list_in_a_modal(slack: LocalSlack) -> None:
    await log(slack, "2026-11-10", "1000 views 10 engagers")
    await slack.uma.opens_home()
    await slack.uma.clicks(await slack.uma.next_home(), "My posts")
    await slack.uma.clicks(await answered(slack.uma), "Edit")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engagers": "20"})
    await slack.uma.submits(form)
    assert "2.00 %" in (await slack.uma.next_modal()).words
