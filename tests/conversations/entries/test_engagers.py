"""Listing the engagers of a post."""

import json

import pytest

from playground.testing.reading import as_read
from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered, whole
from tests.conversations.links import link_at
from tests.conversations.speaking import asks
from tests.conversations.target_list import contact, targets

POST = link_at("2026-11-20")
#: Pastes are read alike on both databases.
ON_SQLITE = pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)


async def read(slack: LocalSlack, names: str, line: str = f"/ssi engagers {POST}") -> ShownView:
    """Opens the form, enters names, and returns the form that shows them as read."""
    await slack.uma.types("#sales", line)
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engager_names": names})
    assert (await slack.uma.submits(form)).errors == {}
    return await slack.uma.next_modal()


async def saved(slack: LocalSlack, form: ShownView) -> str:
    """Submits the form, and returns the answer."""
    assert (await slack.uma.submits(form)).errors == {}
    return (await slack.uma.next_modal()).words


def asked(form: ShownView) -> list[str]:
    """Returns the block ids of the questions in the form."""
    return [
        block["block_id"]
        for block in form.blocks
        if str(block.get("block_id", "")).startswith("read:asked:")
    ]


async def listed(slack: LocalSlack, names: str) -> str:
    """Lists people without questions about them, and returns the answer."""
    return await saved(slack, await read(slack, names))


async def test_names_are_shown_by_company_before_they_are_saved(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await asks(slack.uma, f"/ssi log {POST} 400 views 3 engagers")
    form = await read(slack, "Jane Doe, CTO, Acme\nMax Muster, Initech\n12345\nAnn Other")
    assert "Jane Doe · CTO · Acme GmbH" in form.words
    assert "At no target account: 2" in form.words
    assert "Max Muster (Initech), Ann Other" in form.words
    assert "I read no company for Ann Other." in form.words
    assert "Line 3" in form.words
    done = await saved(slack, form)
    assert "0.75 %" in done
    assert "1 of 3 engagers is at target accounts: 33 %" in done
    assert "Jane Doe (CTO, Acme GmbH)" in done
    assert "Log DM to Jane Doe" in done


@ON_SQLITE
async def test_a_copy_in_any_language_is_sorted_and_what_is_left_over_is_named(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme", "Hooli")
    await asks(slack.uma, f"/ssi log {POST} 400 views")
    form = await read(
        slack,
        "Éloïse Dupont\n• 3e et +\nAcheteuse chez Acme\n"
        "Select Bo Li\nBo Li\n2nd degree connection\n· 2nd\nVP Sales\nAcme\nBerlin, Germany\n"
        "Uma Rao\n• You\nAuthor\nAE at Initech\n"
        "Ida Berg\n• 2:a\nSäljchef på Hooly\n"
        "Ann Poe\n• 2nd\nCTO at Hooly\n"
        "Max Muster\n• 2nd\nHead of Sales at Globex\nNew York\nFollow",
    )
    assert "I found 5 people and left out 1 line." in form.words
    assert "• Éloïse Dupont · Acheteuse · Acme\n• Bo Li · VP Sales · Acme" in form.words
    assert "Ann Poe – Hooly: which account is that?" in form.words
    assert "Ida Berg (Säljchef på Hooly), Max Muster (Head of Sales, Globex)" in form.words
    assert "I read no company for Ida Berg." in form.words
    assert "Left out, as the post's author: Uma Rao." in form.words
    assert "Line 24, “New York”: Is this a person, or a place or company?" in form.words


@ON_SQLITE
async def test_the_member_alone_is_no_engager(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi engagers {POST}")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engager_names": "Uma Rao, AE, Initech"})
    errors = (await slack.uma.submits(form)).errors
    assert "I found only the post's author in that: Uma Rao." in errors["engager_names"]


async def test_listing_more_people_than_counted_raises_the_engagers(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views 1 engager")
    assert "3.00 %" in await listed(slack, "Ann One\nBen Two\nCy Three")


async def test_the_same_person_next_week_counts_once(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await listed(slack, "Jane Doe, CTO, Acme\nMax Muster")
    done = await listed(slack, "jane doe, Acme\nMax A. Muster\nMore People")
    assert "Listed 1 person; 2 more counted already" in done
    assert "1 of 3 engagers is" in done


async def test_names_that_are_all_listed_are_refused_at_their_field(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await listed(slack, "Max Muster")
    form = await read(slack, "Max Muster")
    assert "each counts once" in (await slack.uma.submits(form)).errors["engager_names"]


async def test_a_near_company_is_asked_about_and_remembered(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme GmbH")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    form = await read(slack, "Jane Doe, CTO, Acme Europe\nJohn Roe, CFO, Acme Europe")
    [question] = asked(form)
    assert "Jane Doe, John Roe – Acme Europe" in form.words
    await slack.uma.fills(form, {question: str(acme)})
    assert "2 of 2 engagers are at target accounts: 100 %" in await saved(slack, form)
    form = await read(slack, "Third One, CEO, Acme Europe")
    assert asked(form) == []
    assert "Third One · CEO · Acme GmbH" in form.words


async def test_a_near_company_can_be_answered_as_no_target(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    form = await read(slack, "Jane Doe, CTO, Acme Europe")
    await slack.uma.fills(form, {asked(form)[0]: "none"})
    assert "0 of 1 engager is at target accounts: 0 %" in await saved(slack, form)


async def test_a_known_name_without_a_company_is_asked_about(slack: LocalSlack) -> None:
    [acme] = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe", "CTO")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    form = await read(slack, "Jane Doe")
    await slack.uma.fills(form, {asked(form)[0]: str(acme)})
    assert "Jane Doe (CTO, Acme)" in await saved(slack, form)


async def test_changed_names_are_shown_again_before_they_are_saved(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    form = await read(slack, "Max Muster")
    await slack.uma.fills(form, {"engager_names": "Max Muster\nJane Doe, Acme"})
    assert (await slack.uma.submits(form)).errors == {}
    again = await slack.uma.next_modal()
    assert "Jane Doe · Acme" in again.words
    assert "Listed 2 people" in await saved(slack, again)


async def test_listing_engagers_logs_an_unknown_post(slack: LocalSlack) -> None:
    form = await read(slack, "Max Muster\nAnn Other")
    assert "isn't logged yet" in form.words
    assert "Listed 2 people" in await saved(slack, form)
    assert "2 unique engagers" in await asks(slack.uma, "/ssi posts")
    assert "Undone" in await asks(slack.uma, "/ssi undo")
    assert "logged a post yet" in await asks(slack.uma, "/ssi posts")


async def test_the_form_shows_a_logged_post_instead_of_the_link_field(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await slack.uma.types("#sales", f"/ssi engagers {POST}")
    form = await answered(slack.uma)
    assert "|post of" in form.words
    assert "Fri 20 Nov>: 100 views" in form.words
    assert "Link to the post" not in form.words


async def test_an_article_that_is_not_logged_asks_for_its_date(slack: LocalSlack) -> None:
    article = "https://www.linkedin.com/pulse/some-news"
    form = await read(slack, "Max Muster", f"/ssi engagers {article}")
    await slack.uma.fills(form, {"posted_on": "2026-11-19"})
    assert "your post “Some news” of Thu 19 Nov" in await saved(slack, form)


async def test_a_teammates_post_is_refused(slack: LocalSlack) -> None:
    await asks(slack.ada, f"/ssi log {POST} 100 views")
    await slack.uma.types("#sales", f"/ssi engagers {POST}")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engager_names": "Max Muster"})
    assert "Ada Lindqvist already logged" in (await slack.uma.submits(form)).errors["link"]


async def test_without_a_link_the_form_offers_recent_posts(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    assert "your post of Fri 20 Nov" in await saved(
        slack, await read(slack, "Max Muster", "/ssi engagers")
    )


async def test_a_form_submitted_twice_lists_once(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    form = await read(slack, "Max Muster")
    submission = await slack.uma.submits(form)
    assert submission.handled is not None
    again = await slack.playground.redeliver(submission.handled.envelope_id)
    assert "Listed 1 person." in as_read(json.dumps(again.payload, ensure_ascii=False))
    assert "1 unique engager" in await asks(slack.uma, "/ssi posts")


async def test_undo_removes_listed_engagers(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await listed(slack, "Max Muster\nAnn Other")
    await asks(slack.uma, "/ssi undo")
    assert "engager" not in await asks(slack.uma, "/ssi posts")


async def test_an_engager_listed_before_their_company_became_a_target_counts_for_it_later(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await listed(slack, "Jane Doe, Acme\nMax Muster")
    await targets(slack, "Acme")
    assert "1 of 2 engagers is" in await listed(slack, "Jane Doe, Acme")


async def test_the_log_form_lists_engagers_in_the_same_act(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await slack.uma.types("#sales", "/ssi log")
    form = await whole(slack.uma, await slack.uma.next_modal())
    await slack.uma.fills(
        form, {"link": POST, "views": "200", "engager_names": "Jane Doe, CTO, Acme\nMax Muster"}
    )
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Jane Doe · CTO · Acme" in form.words
    done = await saved(slack, form)
    assert "1.00 %" in done
    assert "1 of 2 engagers is at target accounts: 50 %" in done
    await asks(slack.uma, "/ssi undo")
    assert "logged a post yet" in await asks(slack.uma, "/ssi posts")


async def test_names_in_a_direct_message_are_read_and_open_the_form(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await slack.uma.says_in_dm(f"engagers {POST}\nJane Doe, CTO, Acme\nMax Muster")
    heard = await slack.uma.next_message("dm")
    assert "At target accounts: Jane Doe (Acme). At no target account: 1." in heard.text
    await slack.uma.clicks(heard, "Check first")
    form = await answered(slack.uma)
    await slack.uma.submits(form)
    assert "Listed 2 people" in await saved(slack, await slack.uma.next_modal())


async def test_names_without_a_question_are_not_saved_at_once_if_the_list_changed(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await slack.uma.says_in_dm(f"engagers {POST}\nJane Doe, CTO, Acme\nMax Muster, Globex")
    heard = await slack.uma.next_message("dm")
    await targets(slack, "Globex")
    await slack.uma.clicks(heard, "Save 2 people")
    assert "Max Muster, Globex" in str((await answered(slack.uma)).blocks)


async def test_more_names_than_a_button_can_carry_are_checked_in_parts(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme GmbH")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    many = "\n".join(f"Anna Beata {chr(65 + n % 26)}{'a' * (3 + n // 26)}son" for n in range(100))
    await slack.uma.says_in_dm(f"engagers {POST}\n{many}\nBob Roe, CTO, Acme India")
    heard = await slack.uma.next_message("dm")
    assert "I found 101 people" in heard.text
    assert "too long for one button" in heard.text
    await slack.uma.clicks(heard, "Check people 90–101")
    form = await answered(slack.uma)
    [names] = form.values["engager_names"].values()
    assert names["value"].endswith("Bob Roe, CTO, Acme India")


async def test_more_than_ten_questions_are_not_asked_at_once(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    places = "Europe Asia Africa Brasil Canada Denmark Estonia Finland Greece Hungary India Japan"
    form = await read(
        slack, "\n".join(f"{place} Person, CTO, Acme {place}" for place in places.split())
    )
    assert len(asked(form)) == 10
    assert "At no target account: 2" in form.words
    assert "2 of them may be at a target account too" in form.words


async def test_the_answer_to_a_logged_post_opens_the_engagers_form(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {POST} 100 views")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Who engaged?")
    assert "|post of" in (await answered(slack.uma)).words


async def test_a_restored_post_has_its_engagers_again(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {POST} 100 views")
    await listed(slack, "Max Muster\nAnn Other")
    await slack.uma.types("#sales", "/ssi posts")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Delete")
    await slack.uma.next_message("#sales")
    await asks(slack.uma, "/ssi undo")
    assert "Listed 1 person; 2 more counted already" in await listed(
        slack, "Max Muster\nAnn Other\nCy Three"
    )


@ON_SQLITE
async def test_figures_that_look_like_a_slip_are_asked_about_beside_the_names(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await whole(slack.uma, await slack.uma.next_modal())
    await slack.uma.fills(form, {"views": "20", "engagers": "30", "engager_names": "Ann One"})
    await slack.uma.fills(form, {"link": POST})
    form = await slack.uma.next_modal()
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Ann One" in form.words
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "more people would have engaged than saw it" in form.words
    assert "Ann One" in form.words
    await slack.uma.fills(form, {"confirmed": ["engagers_exceed_views"]})
    assert "150.00 %" in await saved(slack, form)
