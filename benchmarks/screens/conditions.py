"""Screenshots as people take them: cropped, zoomed, photographed, forwarded, half covered."""

import io
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from PIL import Image, ImageFilter
from playwright.sync_api import Browser

from benchmarks.screens.pictures import (
    FONTS,
    LOCALES,
    PAGES,
    THOUSANDS,
    Picture,
    View,
    chromium,
    look_of,
    page_of,
    screenshot,
)

_Take = Callable[[Browser, str, random.Random], bytes]
_PHONE, _DESKTOP = View(390, 2, jpeg=False), View(1100, 1, jpeg=False)
_BANNER = """<div style="position:fixed;left:0;right:0;bottom:0;height:%dpx;background:#fff;
color:#333;border-top:1px solid #999;padding:20px;font:16px sans-serif">LinkedIn and third parties
use cookies to provide, secure, analyze and improve its services. <b>Accept</b> <b>Reject</b></div>
<div style="position:fixed;right:0;top:0;bottom:0;width:15px;background:#eee">
<div style="height:90px;margin:40px 2px;background:#aaa"></div></div>"""


def pictures_as_met(each: int, seed: int) -> Iterator[Picture]:
    """So many pictures of each condition, of all pages and locales by chance."""
    with chromium() as browser:
        for condition, take in CONDITIONS.items():
            for number in range(each):
                chance = random.Random(f"{seed} {condition} {number}")  # noqa: S311
                page = chance.choice((*PAGES, "summary"))
                locale = chance.choice(list(LOCALES))
                look = look_of(locale, dark=chance.random() < 0.5, font=chance.choice(FONTS))
                if condition == "rounded":
                    look = replace(look, thousand=THOUSANDS[locale])
                shown = page_of(page, locale, look, chance)
                name = f"{condition} {page} {locale} {look.font} {number}"
                yield Picture(name, take(browser, shown.html, chance), shown)


def _viewed(view: View) -> _Take:
    return lambda browser, html, _: screenshot(browser, html, view)


def _cropped(browser: Browser, html: str, chance: random.Random) -> bytes:
    """A part of the page; its edges may cut lines and numbers."""
    whole = _decoded(screenshot(browser, html, chance.choice((_PHONE, _DESKTOP))))
    left, right = chance.uniform(0, 0.35), chance.uniform(0.75, 1)
    top, bottom = chance.uniform(0, 0.4), chance.uniform(0.6, 1)
    wide, high = whole.size
    return _encoded(
        whole.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
    )


def _covered(browser: Browser, html: str, chance: random.Random) -> bytes:
    """A window with a scroll bar and a banner that covers a part of the page."""
    page = browser.new_page(viewport={"width": 1100, "height": 700})
    try:
        page.set_content(html + _BANNER % chance.randrange(90, 400))
        page.evaluate(f"window.scrollTo(0, {chance.randrange(300)})")
        return page.screenshot()
    finally:
        page.close()


def _photographed(browser: Browser, html: str, chance: random.Random) -> bytes:
    """A photo of a screen: turned by 1–2°, unevenly lit, a little blurred and noisy."""
    screen = _decoded(screenshot(browser, html, _PHONE))
    angle = chance.choice((-1, 1)) * chance.uniform(1, 2)
    turned = screen.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=(60, 60, 60))
    pixels = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.8)), dtype=float)
    light = np.linspace(0.75, 1.05, pixels.shape[1])[None, :, None]
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, 5, pixels.shape)
    lit = np.clip(pixels * light + noise, 0, 255).astype(np.uint8)
    return _encoded(Image.fromarray(lit), quality=75)


def _forwarded(browser: Browser, html: str, chance: random.Random) -> bytes:
    """A phone's screenshot after a messenger has made it smaller."""
    whole = _decoded(screenshot(browser, html, View(390, 3, jpeg=False)))
    share = chance.uniform(0.4, 0.6)
    small = whole.resize((int(whole.width * share), int(whole.height * share)))
    return _encoded(small, quality=50)


def _smoothed(browser: Browser, html: str, _: random.Random) -> bytes:
    """Windows' font smoothing, by the three colours of a pixel, which are beside each other."""
    thrice = np.asarray(_decoded(screenshot(browser, html, View(1100, 3, jpeg=False))), dtype=float)
    high, wide = thrice.shape[0] // 3, thrice.shape[1] // 3
    lines = thrice[: high * 3].reshape(high, 3, -1, 3).mean(axis=1)
    spread = (np.roll(lines, 1, axis=1) + lines + np.roll(lines, -1, axis=1)) / 3
    by_colour = spread[:, : wide * 3].reshape(high, wide, 3, 3)
    pixels = np.stack([by_colour[:, :, colour, colour] for colour in range(3)], axis=2)
    return _encoded(Image.fromarray(pixels.astype(np.uint8)))


def _decoded(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def _encoded(image: Image.Image, quality: int | None = None) -> bytes:
    file = io.BytesIO()
    if quality is None:
        image.save(file, "PNG")
    else:
        image.save(file, "JPEG", quality=quality)
    return file.getvalue()


CONDITIONS: Mapping[str, _Take] = {
    "2x": _viewed(_PHONE),
    "3x": _viewed(View(390, 3, jpeg=False)),
    "80%": _viewed(View(1375, 0.8, jpeg=False)),
    "125%": _viewed(View(880, 1.25, jpeg=False)),
    "rounded": _viewed(_PHONE),
    "windows": _smoothed,
    "cropped": _cropped,
    "covered": _covered,
    "photo": _photographed,
    "forwarded": _forwarded,
}
