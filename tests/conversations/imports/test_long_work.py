"""Work that takes longer than Slack waits: it is told, in one message, how far it is."""

import pytest

from tests.conversations.conftest import LocalSlack
from tests.conversations.imports.dropping import shares
from tests.conversations.links import link_at
from tests.conversations.speaking import hears
from tests.linkedin.pages.test_screen_reader import picture

#: Seconds; reading a picture takes three on a quiet machine.
PATIENCE = 60.0


@pytest.fixture
def acknowledge_by() -> float:
    """All work takes longer than this."""
    return 0.0


async def test_a_screenshot_with_the_posts_link_is_logged(slack: LocalSlack) -> None:
    screenshot = picture(
        ((20, 20), 34, "12,345"), ((20, 65), 20, "Impressions"),
        ((190, 20), 34, "187"), ((190, 65), 20, "Reactions"),
    )  # fmt: skip
    await slack.ada.drops_file("dm", "IMG_0042.png", screenshot, link_at("2026-11-20"))
    assert (await slack.ada.next_message("dm")).text == "Reading IMG_0042.png…"
    logged = await slack.ada.next_message("dm", PATIENCE)
    assert "187 unique engagers on 12,345 views" in logged.text
    assert not any(each.text.startswith("Reading") for each in slack.ada.messages("dm"))


async def test_a_long_import_tells_its_progress_in_the_previews_place(slack: LocalSlack) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(2, 11) for day in range(1, 29)]
    await slack.ada.drops_file("dm", "Shares.csv", shares(*days).encode())
    heard = await hears(slack.ada)
    assert "252 posts" in heard.text
    await slack.ada.clicks(heard, "Import")
    said = [(await hears(slack.ada)).text]
    while "Imported" not in said[-1]:
        said.append((await hears(slack.ada)).text)
    assert "Importing Shares.csv: 1 of 3 parts." in said
    assert "252 new posts" in said[-1]
    # The preview, its progress and the result are one message.
    assert len([each for each in slack.ada.messages("dm") if each.user_id != slack.ada.id]) == 1


@pytest.mark.parametrize("refused", ["chat.postMessage", "chat.delete", "chat.update"])
async def test_an_import_goes_on_if_slack_refuses_to_show_how_far_it_is(
    slack: LocalSlack, refused: str
) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(2, 6) for day in range(1, 27)]
    fault = slack.playground.faults.answer(refused, "internal_error", times=1)
    await slack.ada.drops_file("dm", "Shares.csv", shares(*days).encode())
    heard = await hears(slack.ada)
    assert "104 posts" in heard.text
    await slack.ada.clicks(heard, "Import")
    said = [(await hears(slack.ada)).text]
    while "Imported" not in said[-1]:
        said.append((await hears(slack.ada)).text)
    assert "104 new posts" in said[-1]
    slack.playground.faults.remove(fault)
