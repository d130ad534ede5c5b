"""Pictures of LinkedIn's pages in six languages, with what they say, drawn by Chromium."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from playwright.sync_api import Browser, sync_playwright

from domain.entries.scores import SsiScore
from domain.names.person_names import person_key
from linkedin.records import Figure
from tests.linkedin.pages.page_html import (
    ENGLISH_PILLARS,
    Look,
    Shown,
    analytics,
    feed_post,
    reactions,
    ssi,
    summary,
)
from tests.linkedin.pages.page_writer import LANGUAGES

#: What groups thousands and marks decimals, and the words of the SSI page, by language.
LOCALES = {
    "english": (0, ",", ".", "out of", ENGLISH_PILLARS),
    "german": (
        1,
        ".",
        ",",
        "von",
        ("Marke stärken", "Personen finden", "Interesse", "Beziehungen"),
    ),
    "french": (2, "\u202f", ",", "sur", ("Votre marque", "Trouver", "Échanger", "Relations")),
    "spanish": (3, ".", ",", "de", ("Tu marca", "Encontrar", "Interactuar", "Relaciones")),
    "portuguese": (4, ".", ",", "de", ("Sua marca", "Encontrar", "Interagir", "Relações")),
    "italian": (5, ".", ",", "su", ("Il tuo brand", "Trovare", "Interagire", "Relazioni")),
}
DEGREES = {
    "english": "2nd",
    "german": "2.",
    "french": "2e",
    "spanish": "2º",
    "portuguese": "2º",
    "italian": "2°",
}
#: The units of rounded counts.
THOUSANDS = {
    "english": "K",
    "german": " Tsd.",
    "french": " k",
    "spanish": " mil",
    "portuguese": " mil",
    "italian": " mila",
}
PAGES = ("analytics", "feed", "ssi", "reactions")
FONTS = ("Liberation Sans", "Roboto", "DejaVu Sans")
_GIVEN = (
    "Bob", "Ana", "Li", "Jürgen", "Éloïse", "Marie-Claire", "Søren", "Łukasz", "Priya", "José Luis",
    "Tom", "Ingrid", "Giulia", "Chinedu", "Zoë",
)  # fmt: skip
_FAMILY = (
    "Roe", "Núñez", "Wei", "Groß", "Dupont", "O'Neill", "Sørensen", "Kowalczyk", "Raghunathan",
    "da Silva", "Illes", "van der Berg", "Bianchi", "Okafor", "Lindström",
)  # fmt: skip
_WORK = (
    "VP Sales at Globex", "Head of Operations at Northwind", "CTO, Initech", "Einkäufer bei Acme",
    "Directrice des achats chez Umbrella", "Diretora de compras na Soylent",
    "Responsabile acquisti presso Stark", "Directora de compras en Wayne", "Founder @ Hooli",
    "Chief Procurement Officer at Vandelay Industries",
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """How a page is shown.

    Args:
        width: In pixels of a page.
        scale: Pixels of the screen for each of them.
    """

    width: int
    scale: float
    jpeg: bool

    @property
    def name(self) -> str:
        """The view in words."""
        return f"{self.width} px @{self.scale}x {'JPEG 60' if self.jpeg else 'PNG'}"


VIEWS = tuple(
    View(width, scale, jpeg)
    for (width, scale), jpeg in product(((390, 2), (1100, 1)), (False, True))
)


@dataclass(frozen=True)
class Picture:
    """A screenshot and what it says."""

    name: str
    data: bytes
    shown: Shown


def pictures(most: int | None, seed: int) -> Iterator[Picture]:
    """Pictures of all pages, locales, themes, fonts and views; ``most`` of them by chance."""
    chance = random.Random(seed)  # noqa: S311
    looks = list(product(PAGES, LOCALES, (False, True), FONTS, VIEWS))
    chosen = looks if most is None else chance.sample(looks, most)
    with chromium() as browser:
        for page, locale, dark, font, view in chosen:
            shown = page_of(page, locale, look_of(locale, dark=dark, font=font), chance)
            theme = "dark" if dark else "light"
            name = f"{page} {locale} {theme} {font} {view.name}"
            yield Picture(name, screenshot(browser, shown.html, view), shown)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that draws the pages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def screenshot(browser: Browser, html: str, view: View) -> bytes:
    """A picture of a whole page."""
    page = browser.new_page(
        viewport={"width": view.width, "height": 700}, device_scale_factor=view.scale
    )
    try:
        page.set_content(html)
        if view.jpeg:
            return page.screenshot(full_page=True, type="jpeg", quality=60)
        return page.screenshot(full_page=True)
    finally:
        page.close()


def look_of(locale: str, *, dark: bool, font: str) -> Look:
    """How a page looks to a person who uses it in a locale."""
    _, mark, decimal, *_ = LOCALES[locale]
    return Look(dark, font, mark, decimal)


def page_of(page: str, locale: str, look: Look, chance: random.Random) -> Shown:
    """A page with figures, or people, by chance."""
    language, _, _, out_of, pillars = LOCALES[locale]
    match page:
        case "analytics":
            return analytics(_figures(chance), LANGUAGES[language], look)
        case "summary":
            return summary(_figures(chance), LANGUAGES[language], look)
        case "feed":
            return feed_post(_figures(chance), LANGUAGES[language], look)
        case "ssi":
            return ssi(_score(chance), look, pillars=pillars, out_of=out_of)
        case _:
            return reactions(_people(chance), DEGREES[locale], look)


def _people(chance: random.Random) -> list[tuple[str, str]]:
    names = zip(chance.sample(_GIVEN, 4), chance.sample(_FAMILY, 4), strict=True)
    return [(f"{given} {family}", chance.choice(_WORK)) for given, family in names]


def _figures(chance: random.Random) -> dict[Figure, int]:
    impressions = int(chance.lognormvariate(7, 1.5)) + 20
    reached = int(impressions * chance.uniform(0.4, 0.95))
    reactions = int(reached * chance.uniform(0.005, 0.1))
    return {
        Figure.IMPRESSIONS: impressions,
        Figure.MEMBERS_REACHED: reached,
        Figure.PROFILE_VIEWERS: chance.randrange(40),
        Figure.FOLLOWERS_GAINED: chance.randrange(12),
        Figure.REACTIONS: reactions,
        Figure.COMMENTS: chance.randrange(reactions + 2),
        Figure.REPOSTS: chance.randrange(9),
        Figure.SAVES: chance.randrange(15),
        Figure.SENDS: chance.randrange(5),
    }


def _score(chance: random.Random) -> SsiScore:
    first, second, third, fourth = (Decimal(chance.randrange(300, 2_500)) / 100 for _ in range(4))
    pillars = (first, second, third, fourth)
    return SsiScore(
        sum(pillars, Decimal(0)), pillars, chance.randrange(1, 60), chance.randrange(1, 60)
    )


def fields_of(shown: Shown) -> dict[str, object]:
    """What is to be read, by the records' labels; headlines by the people's keys."""
    fields: dict[str, object] = {figure.value: count for figure, count in shown.figures.items()}
    if shown.score is not None:
        fields |= score_fields(shown.score)
    return fields | {person_key(name): headline for name, headline in shown.people}


def score_fields(score: SsiScore) -> dict[str, object]:
    """The numbers of a score by their labels."""
    pillars = zip(ENGLISH_PILLARS, score.pillars or (None,) * 4, strict=True)
    return {
        **dict(pillars),
        "industry ssi rank": score.industry_rank,
        "network ssi rank": score.network_rank,
    }
