"""An export dropped on the conversation brings one's own data back."""

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.conversations.speaking import asks, hears


async def test_the_zip_file_of_the_export_brings_the_entries_back_and_undo_takes_them(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    await asks(slack.uma, "/ssi score 47")
    await asks(slack.uma, "/ssi export")
    exported = await hears(slack.uma)
    name = exported.files[0]
    data = await slack.uma.downloads(exported, name)
    await slack.uma.says_in_dm("forget-me")
    await slack.uma.clicks(await hears(slack.uma), "Erase everything")
    await hears(slack.uma)
    await slack.uma.drops_file("dm", name, data)
    back = await hears(slack.uma)
    assert "Your own data is back: 1 post, 1 SSI score." in back.text
    assert "Your posts: 1" in await asks(slack.uma, "/ssi posts")
    await slack.uma.drops_file("dm", name, data)
    assert "Nothing in it was new. 2 entries were here already." in (await hears(slack.uma)).text
    await slack.uma.clicks(back, "Undo")
    assert "the import of your own data" in (await hears(slack.uma)).text
    await slack.uma.drops_file("dm", name, b"no zip file")
    assert "isn't a file that `/ssi export` made" in (await hears(slack.uma)).text
