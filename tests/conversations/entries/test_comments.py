"""Logging comments on other people's posts, which count for the week's goal."""

from tests.conversations.conftest import LocalSlack, whole
from tests.conversations.links import link_at
from tests.conversations.speaking import says
from tests.conversations.target_list import contact, targets


async def test_comments_at_targets_count_towards_the_weeks_goal(slack: LocalSlack) -> None:
    [acme] = await targets(slack, "Acme GmbH")
    await contact(slack, acme, "Jo Black")
    first = await says(slack.uma, f"comment {link_at('2026-11-20')} Acme")
    assert "Logged your comment of Mon 23 Nov on a post from Acme GmbH." in first.text
    assert "1 of the 3 comments to aim for this week on posts from target accounts." in first.text
    # A name without a company can be a contact's.
    second = await says(slack.uma, f"comment {link_at('2026-11-19')} Jo Black")
    assert "on a post by Jo Black at Acme GmbH" in second.text
    third = await says(slack.uma, f"comment {link_at('2026-11-18')} Zoe Zulu")
    assert "counts for no target account" in third.text
    assert "2 of the 3 comments" in third.text
    new = await says(slack.uma, f"comment {link_at('2026-11-17')} Zoe Zulu at Acme")
    assert "New here: I added them, without a role." in new.text
    await says(slack.uma, "undo")
    undone = await says(slack.uma, "undo")
    assert (
        undone.text == "Undone: the comment of Mon 23 Nov on a post outside your target accounts."
    )


async def test_comments_on_one_post_count_once_a_day_under_either_of_its_links(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, f"comment {link_at('2026-11-20')} Acme")
    again = await says(slack.uma, f"comment {link_at('2026-11-20', kind='share')} Acme")
    assert "is already logged; only one a day counts" in again.text
    # A second comment line can add the author of the same post.
    more = await says(slack.uma, f"comment {link_at('2026-11-20')} Jane Doe at Acme")
    assert "Changed: your comment of Mon 23 Nov on a post by Jane Doe at Acme." in more.text
    assert "1 of the 3 comments" in more.text
    await says(slack.uma, "undo")
    assert (
        "Undone: the comment of Mon 23 Nov on a post from Acme"
        in (await says(slack.uma, "undo")).text
    )


async def test_the_name_in_an_articles_link_is_not_stored(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    article = "https://www.linkedin.com/pulse/how-we-sell-zoe-zulu-x1y2"
    await says(slack.uma, f"comment {article} Zoe Zulu")
    assert "is already logged" in (await says(slack.uma, f"comment {article}?trk=x Zoe")).text
    posts = await says(slack.uma, "posts")
    await slack.uma.clicks(posts, "Comments")
    listed = await slack.uma.next_message("dm")
    assert "Comment of Mon 23 Nov on a post outside your target accounts." in listed.text
    assert "zulu" not in str(listed.blocks).lower()
    # A contact's name is not stored either, because the contact may be erased later.
    answer = await says(slack.uma, f"comment {article} Jane Doe at Acme")
    assert "Changed: your comment" in answer.text
    assert "1 of the 3 comments" in answer.text
    await slack.uma.clicks(await says(slack.uma, "posts"), "Comments")
    assert "zulu" not in str((await slack.uma.next_message("dm")).blocks).lower()


async def test_a_comment_on_ones_own_post_is_refused(slack: LocalSlack) -> None:
    await says(slack.uma, f"log {link_at('2026-11-20')} 900 views 20 engagers")
    answer = await says(slack.uma, f"comment {link_at('2026-11-20', kind='share')} Acme")
    assert "That's your own post" in answer.text


async def test_the_form_takes_a_comment_and_asks_about_a_near_company(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await slack.uma.types("#sales", f"/ssi comment {link_at('2026-11-20')}")
    form = await slack.uma.next_modal()
    companies = await slack.uma.looks_up(form, "company", "Acme Software Europe")
    await slack.uma.fills(form, {"company": companies[-1]["value"], "link": "linkedin.com/in/jane"})
    form = await whole(slack.uma, form)
    assert "doesn't lead to a post" in (await slack.uma.submits(form)).errors["link"]
    await slack.uma.fills(form, {"link": link_at("2026-11-20"), "commented_on": "2026-11-21"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Did you mean *Acme GmbH*?" in form.words
    await slack.uma.fills(form, {"confirmed": "1"})
    await slack.uma.submits(form)
    answer = (await slack.uma.next_modal()).words
    assert "Logged your comment of Sat 21 Nov on a post from Acme GmbH." in answer


async def test_a_comment_without_a_link_is_refused_with_where_to_find_it(
    slack: LocalSlack,
) -> None:
    answer = await says(slack.uma, "comment Jane Doe at Acme")
    assert "The link to the post is missing." in answer.text
    assert "Copy link to post" in answer.text


async def test_in_a_direct_message_a_button_opens_the_form_with_the_typed_link(
    slack: LocalSlack,
) -> None:
    link = link_at("2026-11-20")
    await slack.uma.clicks(await says(slack.uma, f"comment {link}"), "Open the form")
    form = await slack.uma.next_modal()
    assert form.title == "Log a comment"
    assert form.values["link"]["value"]["value"] == link


async def test_in_a_direct_message_a_button_opens_the_empty_form(slack: LocalSlack) -> None:
    await slack.uma.clicks(await says(slack.uma, "comment"), "Open the form")
    form = await slack.uma.next_modal()
    assert not form.values["link"]["value"]["value"]


async def test_a_comment_opens_the_form_with_the_typed_day(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi comment {link_at('2026-11-20')} 2026-11-21")
    form = await slack.uma.next_modal()
    assert form.values["commented_on"]["value"]["selected_date"] == "2026-11-21"


async def test_an_answer_about_a_near_company_logs_the_comment(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    link = link_at("2026-11-20")
    question = await says(slack.uma, f"comment {link} Jane Doe at Acme Software Europe yesterday")
    assert "Acme GmbH" in question.text
    await slack.uma.clicks(question, "Yes, Acme GmbH")
    assert "Logged your comment of Sun 22 Nov" in (await slack.uma.next_message("dm")).text
