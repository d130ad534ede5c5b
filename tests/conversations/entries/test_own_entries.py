"""A member's lists of DMs, totals, comments and scores, and deleting from them."""

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import link_at
from tests.conversations.speaking import says
from tests.conversations.target_list import targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def test_each_kind_of_entry_has_a_list_with_delete_buttons(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    for line in ("Jane Doe at Acme replied", "Sam Lee peer", "3 target 5 other", "4 target"):
        await says(slack.uma, f"dm {line}")
    await says(slack.uma, f"comment {link_at('2026-11-20')} Jane Doe at Acme")
    await says(slack.uma, "score 47")
    posts = await says(slack.uma, "posts")
    await slack.uma.clicks(posts, "DMs")
    dms = await slack.uma.next_message("dm")
    assert dms.text == (
        "Your DMs: 2. DM to someone outside your target accounts (peer) today, no reply "
        "yet. DM to Jane Doe at Acme today, they replied."
    )
    await slack.uma.clicks(dms, "Comments")
    comments = await slack.uma.next_message("dm")
    assert "Comment of Mon 23 Nov on a post by Jane Doe at Acme." in comments.text
    await slack.uma.clicks(comments, "SSI scores")
    scores = await slack.uma.next_message("dm")
    assert "SSI score 47 today." in scores.text
    await slack.uma.clicks(scores, "DM totals")
    totals = await slack.uma.next_message("dm")
    assert totals.text == (
        "Your DM totals: 1. DM totals for the week of 23 Nov: "
        "4 people at target accounts, 5 others."
    )
    await slack.uma.clicks(totals, "Delete")
    deleted = await slack.uma.next_message("dm")
    assert "Deleted the DM totals for the week of 23 Nov" in deleted.text
    answer = await says(slack.uma, "dm Sam Lee replied")
    assert "1 of 2 people in 28 days" in answer.text
    await says(slack.uma, "undo")
    back = await says(slack.uma, "undo")
    assert back.text == (
        "Undone: the deletion of the DM totals for the week of 23 Nov: "
        "4 people at target accounts, 5 others; they are back."
    )


async def test_a_button_restores_a_deleted_dm_and_members_see_only_their_own(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, "dm Jane Doe at Acme")
    posts = await says(slack.uma, "posts")
    await slack.uma.clicks(posts, "DMs")
    dms = await slack.uma.next_message("dm")
    await slack.uma.clicks(dms, "Delete")
    deleted = await slack.uma.next_message("dm")
    assert "Deleted the DM to Jane Doe at Acme today." in deleted.text
    await slack.uma.clicks(deleted, "Bring it back")
    back = await slack.uma.next_message("dm")
    assert back.text == ("Undone: the deletion of the DM to Jane Doe at Acme today; it is back.")
    others = await says(slack.ben, "posts")
    await slack.ben.clicks(others, "DMs")
    assert "You haven't logged a DM yet" in (await slack.ben.next_message("dm")).text
