"""The global shortcut and the message shortcut."""

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK, link_at


async def test_the_global_shortcut_opens_the_form(slack: LocalSlack) -> None:
    await slack.uma.uses_shortcut("log_post_anywhere")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2340", "engagers": "25"})
    await slack.uma.submits(form)
    assert "1.07 %" in (await slack.uma.next_modal()).words


async def test_the_message_shortcut_finds_the_link(slack: LocalSlack) -> None:
    await slack.ada.types("#sales", f"Please like this! {LINK}?utm_source=share thanks")
    message = slack.uma.messages("#sales")[-1]
    await slack.uma.uses_message_shortcut("log_this_post", message)
    form = await slack.uma.next_modal()
    assert "7402746946853253120" in form.values["link"]["link_typed"]["value"]


async def test_several_links_in_a_message_are_offered_as_a_choice(slack: LocalSlack) -> None:
    await slack.ada.types("#sales", f"{LINK} and {link_at('2026-11-02')}")
    await slack.uma.uses_message_shortcut("log_this_post", slack.uma.messages("#sales")[-1])
    form = await slack.uma.next_modal()
    await slack.uma.chooses(form, "pick_link", "1")
    await slack.uma.fills(form, {"views": "900", "engagers": "20"})
    await slack.uma.submits(form)
    assert "Mon 2 Nov" in (await slack.uma.next_modal()).words


async def test_a_message_without_a_link_asks_for_one(slack: LocalSlack) -> None:
    await slack.ada.types("#sales", "Nice weather")
    await slack.uma.uses_message_shortcut("log_this_post", slack.uma.messages("#sales")[-1])
    form = await slack.uma.next_modal()
    assert "I found no link to a LinkedIn post" in form.words
    assert form.values["link"]["link_typed"]["value"] is None


async def test_of_many_links_the_first_ten_that_fit_are_offered(slack: LocalSlack) -> None:
    links = [link_at(f"2026-11-{day:02d}") for day in range(1, 12)]
    await slack.ada.types("#sales", "\n".join(links))
    await slack.uma.uses_message_shortcut("log_this_post", slack.uma.messages("#sales")[-1])
    form = await slack.uma.next_modal()
    assert "This message has 11 links to LinkedIn posts. The first 10 are here." in form.words


async def test_links_too_long_for_a_form_are_left_out(slack: LocalSlack) -> None:
    long = "https://www.linkedin.com/pulse/" + "what-we-learned-" * 80
    await slack.ada.types("#sales", f"{long}a {long}b {LINK}")
    await slack.uma.uses_message_shortcut("log_this_post", slack.uma.messages("#sales")[-1])
    form = await slack.uma.next_modal()
    assert "This message has 3 links to LinkedIn posts. The first 2 are here." in form.words
