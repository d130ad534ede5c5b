"""Screenshots of LinkedIn's pages, dropped on the conversation."""

from tests.conversations.conftest import LocalSlack
from tests.conversations.imports.dropping import drops
from tests.conversations.links import link_at
from tests.linkedin.pages.test_screen_reader import picture

#: Seconds; reading a picture takes three on a quiet machine.
PATIENCE = 60.0


async def test_a_screenshot_with_the_posts_link_is_logged(slack: LocalSlack) -> None:
    screenshot = picture(
        ((20, 20), 34, "12,345"), ((20, 65), 20, "Impressions"),
        ((190, 20), 34, "187"), ((190, 65), 20, "Reactions"),
    )  # fmt: skip
    await slack.ada.drops_file("dm", "IMG_0042.png", screenshot, link_at("2026-11-20"))
    logged = await slack.ada.next_message("dm", PATIENCE)
    assert "187 unique engagers on 12,345 views" in logged.text


async def test_what_only_has_the_name_of_a_picture_is_refused(
    slack: LocalSlack,
) -> None:
    refused = await drops(slack.ada, "IMG_0042.heic", b"no picture")
    assert "Send a PNG or JPEG file." in refused.text
