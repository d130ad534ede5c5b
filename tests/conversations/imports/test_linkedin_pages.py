"""A page of LinkedIn's, copied and pasted: the score, a post's figures, people."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session, col, select

from domain.people.members import Asker
from playground.testing.screen import ShownMessage
from storage.tables import SnapshotRow
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.links import link_at
from tests.conversations.speaking import hears, says
from tests.linkedin.pages.test_page_text import ANALYTICS_PAGE, SSI_PAGE
from tests.services.test_privacy import dump

FIGURES = "Impressions\n1,234\nMembers reached\n890\nReactions\n45\nComments\n12\nReposts\n3"


async def test_a_pasted_ssi_page_logs_the_score(slack: LocalSlack) -> None:
    logged = await says(slack.ada, SSI_PAGE)
    assert logged.text.startswith("SSI 71.2 today.")
    assert "Top 1 % of your industry" in logged.text


async def test_what_is_not_sure_of_a_score_is_asked_in_the_form(slack: LocalSlack) -> None:
    asked = await says(slack.ada, SSI_PAGE.replace("19.54", "9.54"))
    assert "I read: an SSI of 71." in asked.text
    assert "Establish your professional brand says “9.54 … 11”" in asked.text
    assert "Nothing is saved yet." in asked.text
    await slack.ada.clicks(asked, "Check and log it")
    form = await answered(slack.ada)
    assert form.values["overall"]["value"]["value"] == "71"
    await slack.ada.submits(form)
    assert "SSI 71 today" in (await answered(slack.ada)).words


async def test_figures_without_a_link_ask_which_post_it_is(
    slack: LocalSlack, engine_at: Callable[[str], Engine], database_url: str
) -> None:
    for day in ("2026-11-18", "2026-11-20"):
        await says(slack.ada, f"log {link_at(day)} 900 views")
    asked = await says(slack.ada, FIGURES)
    assert (
        "I read: your post, with 1,234 views, 45 reactions, 12 comments, 3 reposts." in asked.text
    )
    assert "Which post is it?" in asked.text
    await slack.ada.clicks(asked, "Post of Fri 20 Nov")
    logged = await hears(slack.ada)
    assert "1,234 views" in logged.text
    assert "45–60 unique engagers" in logged.text
    assert "20 Nov" in logged.text
    await slack.ada.clicks(await says(slack.ada, FIGURES), "Another post")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"link": link_at("2026-11-12")})
    await slack.ada.submits(form)
    assert "1,234 views" in (await answered(slack.ada)).words
    # The same page with the link of a post that is new.
    assert "1,234 views" in (await says(slack.ada, f"{link_at('2026-11-16')}\n{FIGURES}")).text
    with Session(engine_at(database_url)) as session:
        reached = session.exec(select(SnapshotRow.members_reached).order_by(col(SnapshotRow.id)))
        assert reached.all() == [None, None, 890, 890, 890]


async def test_figures_that_are_not_sure_are_checked_in_the_form(slack: LocalSlack) -> None:
    await says(slack.ada, f"log {link_at('2026-11-20')} 900 views")
    asked = await says(slack.ada, "1.2K impressions\n45 reactions\n12 comments")
    assert "I'm not sure about this: impressions says “1.2K”." in asked.text
    await slack.ada.clicks(asked, "Post of Fri 20 Nov")
    form = await answered(slack.ada)
    assert form.values["views"]["value"]["value"] == "1,200"


async def test_a_long_paste_that_slack_made_a_snippet_is_read_too(slack: LocalSlack) -> None:
    await slack.ada.pastes_snippet("dm", f"{link_at('2026-11-20')}\n{ANALYTICS_PAGE}")
    asked = await hears(slack.ada)
    assert "1,234 views" in asked.text
    assert "The page also names 1 person." in asked.text
    await slack.ada.clicks(asked, "Log it")
    assert "45–60 unique engagers" in (await hears(slack.ada)).text
    await slack.ada.pastes_snippet("dm", "stats 7d")
    assert "last 7 days" in (await hears(slack.ada)).text


@pytest.mark.parametrize(
    "text", ["here are my numbers", f"log {link_at('2026-11-20')}", "score", "engagers"]
)
async def test_words_beside_a_picture_do_not_hide_it(slack: LocalSlack, text: str) -> None:
    await slack.ben.drops_file("dm", "shot.png", b"\x89PNG....", text)
    assert "picture" in (await hears(slack.ben)).text


async def test_of_several_pictures_the_one_that_cannot_be_read_is_named(
    slack: LocalSlack,
) -> None:
    await slack.ben.drops_files("dm", {"a.png": b"\x89PNG....", "b.png": b"x"})
    assert "a.png: " in (await hears(slack.ben)).text


async def test_words_beside_a_picture_that_say_all_are_answered(slack: LocalSlack) -> None:
    said = f"log {link_at('2026-11-20')} 2340 views 25 engagers"
    await slack.ben.drops_file("dm", "shot.png", b"\x89PNG....", said)
    assert "25 unique engagers on 2,340 views" in (await hears(slack.ben)).text


async def test_a_list_that_slack_sent_in_several_messages_gets_one_answer(
    slack: LocalSlack,
) -> None:
    await slack.ben.says_in_dm(f"engagers {link_at('2026-11-20')}\n{_people(130)}")
    await slack.playground.until(lambda: "I found 130 people" in _answers(slack)[0].text)
    (answer,) = _answers(slack)
    assert "Text snippet" not in answer.text
    # A button carries 2,000 characters.
    await slack.ben.clicks(answer, "Save people 1–116")
    assert "Listed 116 people" in (await _heard(slack, "Listed")).text
    await slack.ben.clicks(answer, "Save people 117–130")
    assert "Listed 14 people" in (await _heard(slack, "Listed")).text


async def test_a_page_that_slack_sent_in_two_messages_is_one_page(slack: LocalSlack) -> None:
    top, below = f"1,234 impressions\n45 reactions\n{_people(110)}", "12 comments\n3 reposts"
    await slack.ben.says_in_dm(f"{top}\n{below}\n{_people(5, 'Bea')}")
    await slack.playground.until(lambda: "115 people" in _answers(slack)[0].text)
    (answer,) = _answers(slack)
    assert "1,234 views, 45 reactions, 12 comments, 3 reposts" in answer.text


async def test_what_is_no_part_gets_an_answer_of_its_own(slack: LocalSlack) -> None:
    first = await says(slack.ben, _people(100))
    assert "I read 100 people: Anna Aaaason, " in first.text
    assert "Which post did these people engage with? Choose it in the form." in first.text
    assert (
        "If a part still gets an answer of its own, send the whole text again as one" in first.text
    )
    assert "last 7 days" in (await says(slack.ben, "stats 7d")).text
    # The same, if it comes later than Slack would send it.
    first = await says(slack.ben, _people(100))
    slack.clock.advance_to(slack.clock.now() + timedelta(seconds=61))
    rest = await says(slack.ben, _people(3, "Bea"))
    assert "Which post did these people engage with?" in rest.text
    assert {first.ts, rest.ts} <= {message.ts for message in _answers(slack)}


async def test_a_part_that_a_person_pastes_is_answered_below_it(
    slack: LocalSlack,
    caplog: pytest.LogCaptureFixture,
    engine_at: Callable[[str], Engine],
    database_url: str,
) -> None:
    caplog.set_level(logging.INFO)
    first = await says(slack.ben, f"engagers {link_at('2026-11-20')}\n{_people(98)}")
    assert "I found 98 people" in first.text
    whole = await says(slack.ben, _people(3, "Bea"))
    assert "I found 101 people" in whole.text
    await slack.playground.until(lambda: [each.ts for each in _answers(slack)] == [whole.ts])
    # Until a minute is over, the text is in memory, and nowhere else.
    kept = slack.bot.desk.texts.of(Asker("T0PLAYGRND", slack.ben.id))
    assert kept is not None
    assert "Anna Aaaason" in kept.text
    with Session(engine_at(database_url)) as session:
        elsewhere = dump(session) + caplog.text.casefold() + repr(kept).casefold()
    assert "aaaason" not in elsewhere
    await slack.ben.clicks(whole, "Save 101 people")
    assert slack.bot.desk.texts.of(Asker("T0PLAYGRND", slack.ben.id)) is None


async def _heard(slack: LocalSlack, beginning: str) -> ShownMessage:
    while beginning not in (message := await hears(slack.ben)).text:
        pass
    return message


def _answers(slack: LocalSlack) -> list[ShownMessage]:
    return [message for message in slack.ben.messages("dm") if message.name == "SSI Coach"]


def _people(count: int, first_name: str = "Anna") -> str:
    names = [f"{first_name} {chr(65 + n % 26)}{'a' * (3 + n // 26)}son" for n in range(count)]
    return "\n".join(f"{name}\n • 3rd+\nSales at Acme" for name in names)
