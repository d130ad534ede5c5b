"""Posts by name: a typed title, else the words in the link, else the date."""

from tests.conversations.conftest import NOW, LocalSlack, answered, whole
from tests.conversations.links import id_at, link_at
from tests.conversations.speaking import asks


async def test_a_post_is_named_by_the_words_in_its_link_until_it_gets_a_title(
    slack: LocalSlack,
) -> None:
    named = f"https://www.linkedin.com/posts/uma_how-we-cut-activity-{id_at(NOW)}-AbCd"
    logged = await asks(slack.uma, f"/ssi log {named} 900 views 20 engagers")
    assert "Logged your post “How we cut” of Mon 23 Nov" in logged
    await slack.uma.types("#sales", "/ssi posts")
    listed = await slack.uma.next_message("#sales")
    await slack.uma.clicks(listed, "Edit")
    form = await answered(slack.uma)
    assert form.values["title"]["value"]["value"] == "How we cut"
    assert not {"reactions", "goal"} & {block["block_id"] for block in form.blocks}
    form = await whole(slack.uma, form)
    assert {"reactions", "goal"} <= {block["block_id"] for block in form.blocks}
    await slack.uma.fills(form, {"title": "Onboarding <!here> in *half*"})
    await slack.uma.submits(form)
    words = (await slack.uma.next_modal()).words
    assert "|Onboarding &lt;!here&gt; in ∗half∗> · Mon 23 Nov · 900 views" in words
    assert "restores your post “How we cut”" in await asks(slack.uma, "/ssi undo")


async def test_a_form_takes_a_title_and_a_long_one_is_shown_shortened(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await whole(slack.uma, await answered(slack.uma))
    await slack.uma.fills(
        form, {"link": link_at("2026-11-20"), "title": "ab " * 50, "views": "900", "engagers": "9"}
    )
    await slack.uma.submits(form)
    assert f"“{'ab ' * 25}ab…” of Fri 20 Nov" in (await slack.uma.next_modal()).words


async def test_a_post_without_words_is_named_by_its_day(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-20')} 900 views 20 engagers")
    await slack.uma.types("#sales", "/ssi posts")
    assert (
        "|Post of Fri 20 Nov>\n*2.22 %* · 900 views"
        in (await slack.uma.next_message("#sales")).words
    )
