"""Steps that many tests share."""

from playwright.async_api import Locator, Page, expect

expect.set_options(timeout=5_000)


async def say(page: Page, text: str) -> None:
    """Write something into the message box and send it."""
    box = page.locator("#message-box-text")
    await box.fill(text)
    await box.press("Enter")


async def become(page: Page, name: str) -> None:
    """Switch to another person."""
    await page.get_by_role("button", name="You are").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.get_by_role("button", name=f"You are {name}")).to_be_visible()


async def open_log_form(page: Page) -> Locator:
    """Open the form of `/ssi log`."""
    await say(page, "/ssi log")
    form = page.get_by_role("dialog", name="Log a post")
    await expect(form).to_be_visible()
    return form


async def choose(page: Page, button: str, item: str) -> None:
    """Choose an item of a button's menu."""
    await page.get_by_role("button", name=button).click()
    await page.get_by_role("menuitem", name=item).click()


def last_message(page: Page) -> Locator:
    """The newest message of the conversation."""
    return page.get_by_role("article").last
