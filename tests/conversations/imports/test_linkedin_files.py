"""A file of LinkedIn's dropped on the conversation: what it has, the import, undo."""

from linkedin.records import Figure
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.imports.dropping import (
    content_export,
    drops,
    shares,
    single_post_export,
)
from tests.conversations.links import link_at
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.linkedin.files import zip_of


async def test_a_file_is_previewed_then_imported_and_undone(slack: LocalSlack) -> None:
    await says(slack.ada, f"log {link_at('2026-11-20')} 900 views 12 engagers")
    preview = await drops(slack.ada, "Shares_181682616.csv", shares("2026-11-10", "2026-11-12"))
    assert "2 posts, Tue 10 Nov to Thu 12 Nov: 2 new." in preview.text
    assert "Nothing has changed yet." in preview.text
    assert "How we won" not in (await says(slack.ada, "posts")).text
    await slack.ada.clicks(preview, "Import")
    done = await hears(slack.ada)
    assert "Imported Shares_181682616.csv: 2 new posts." in done.text
    assert "How we won" in (await says(slack.ada, "posts")).text
    again = await drops(slack.ada, "Shares.csv", shares("2026-11-10", "2026-11-12"))
    assert "2 unchanged" in again.text
    assert "There is nothing to import." in again.text
    await slack.ada.clicks(done, "Undo")
    assert "Undone: the import from LinkedIn." in (await hears(slack.ada)).text
    assert "How we won" not in (await says(slack.ada, "posts")).text


async def test_an_export_updates_posts_and_asks_for_the_one_missing_number(
    slack: LocalSlack,
) -> None:
    export = content_export("2026-11-22", {"2026-11-10": (2340, 41), "2026-09-01": (5000, 90)})
    preview = await drops(slack.ada, "Content_2026.xlsx", export)
    assert "2 posts, Tue 1 Sep to Tue 10 Nov: 2 new." in preview.text
    assert "Figures as of Sun 22 Nov for 2 posts." in preview.text
    await slack.ada.clicks(preview, "Import")
    done = await hears(slack.ada)
    assert "For the engagement rate, add how many reactions" in done.text
    # The older one is in no form any more.
    assert done.text.count("•") == 1
    assert "2,340 views, 41 engagements with clicks" in done.text
    await slack.ada.clicks(done, "Add the numbers")
    assert "2,340 views" in str((await answered(slack.ada)).blocks)


async def test_a_zip_of_something_else_is_refused_as_what_it_is(slack: LocalSlack) -> None:
    refused = await drops(slack.ada, "holiday.zip", zip_of({"holiday.txt": "sun"}))
    assert "That ZIP has none of LinkedIn's files that I read." in refused.text


async def test_a_list_of_target_accounts_is_no_file_of_linkedins(slack: LocalSlack) -> None:
    preview = await drops(slack.ada, "targets.csv", "Company\nAcme\n", "our list")
    assert "1 new: Acme" in preview.text
    assert "What I can do" in (await drops(slack.ada, "photos.zip", zip_of({}), "help")).text


async def test_a_file_known_by_its_id_alone_and_a_text_file_are_looked_at(
    slack: LocalSlack,
) -> None:
    await slack.ada.drops_file("dm", "Shares.csv", shares("2026-11-10").encode(), only_id=True)
    assert "1 post of Tue 10 Nov: 1 new." in (await hears(slack.ada)).text
    refused = await drops(slack.ada, "notes.txt", "We should write about pricing.")
    assert "That file is not an account list." in refused.text


async def test_the_export_of_a_post_says_which_target_accounts_saw_it(slack: LocalSlack) -> None:
    await targets(slack, "Acme", "Globex")
    figures = {Figure.IMPRESSIONS: 2340, Figure.MEMBERS_REACHED: 700, Figure.REACTIONS: 22}
    audience = [("Acme", "2%"), ("Globex", "< 1%"), ("Elsewhere Ltd", "4%")]
    export = single_post_export("2026-11-20", figures, audience)
    preview = await drops(slack.ada, "SinglePostAnalytics_Ada.xlsx", export)
    seen = "about 14 people at Acme (11–17), about 4 people at Globex (1–7)"
    assert f"Target accounts among the readers: {seen}." in preview.text
    assert "Left out: 1 other company." in preview.text
    await slack.ada.clicks(preview, "Import")
    done = await hears(slack.ada)
    assert f"A{seen[1:]} saw the post." in done.text
    assert "For the engagement rate" not in done.text
    page = (await says(slack.ada, "accounts Acme")).text
    assert "Saw posts: About 14 people there (11–17): your post of Fri 20 Nov." in page
    assert "Saw posts" not in (await says(slack.uma, "accounts Acme")).text
    week = (await says(slack.ada, "digest")).text
    assert f"Among your readers: {seen}." in week
