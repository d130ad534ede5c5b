"""What is taken of a page, and what is asked about."""

from decimal import Decimal

import pytest

from domain.engagement import Figures
from domain.entries.scores import SsiScore
from domain.errors import UserError
from domain.imports.linkedin_page import LinkedInPage, Unsure
from linkedin.records import (
    Doubt,
    Figure,
    OwnerRecord,
    PersonRecord,
    Place,
    PostRecord,
    Record,
    ScoreRecord,
)
from services.imports.linkedin_page import page_of
from services.imports.picture_reading import page_of_pictures

HERE = Place()


def said(**figures: int) -> PostRecord:
    return PostRecord(HERE, None, figures={Figure[name]: count for name, count in figures.items()})


TABLE: list[tuple[list[Record], LinkedInPage | None]] = [
    ([], None),
    ([OwnerRecord(HERE, "Ada")], None),
    # Figures that are not stored are neither taken nor asked about.
    ([said(SAVES=4), Doubt(HERE, Figure.SAVES.value, "4k")], None),
    (
        [said(IMPRESSIONS=1234, SAVES=4), Doubt(HERE, "reactions", "1.2K")],
        LinkedInPage(
            None,
            Figures(views=1234),
            Figures(reactions=1200),
            unsure=(Unsure("reactions", "1.2K"),),
        ),
    ),
    (
        [PersonRecord(HERE, "Jane Doe", "CTO at Acme"), PersonRecord(HERE, "Max")],
        LinkedInPage(people=("Jane Doe, CTO at Acme", "Max")),
    ),
    (
        [said(IMPRESSIONS=1234, MEMBERS_REACHED=890)],
        LinkedInPage(None, Figures(views=1234), members_reached=890),
    ),
    # Two screenshots of one page.
    (
        [said(IMPRESSIONS=1234, REACTIONS=22), said(REACTIONS=22, COMMENTS=4)],
        LinkedInPage(None, Figures(views=1234, reactions=22, comments=4)),
    ),
    (
        [said(IMPRESSIONS=1234, REACTIONS=22), said(REACTIONS=27)],
        LinkedInPage(
            None, Figures(views=1234), unsure=(Unsure("reactions", "22 … 27"),), contradicted=True
        ),
    ),
]


@pytest.mark.parametrize(("records", "page"), TABLE)
def test_what_is_sure_is_taken_and_the_rest_is_asked(
    records: list[Record], page: LinkedInPage | None
) -> None:
    assert page_of(records) == page


def test_screenshots_of_two_pages_are_not_read_as_one() -> None:
    score = ScoreRecord(HERE, SsiScore(Decimal(47)))
    assert page_of_pictures([score, score]).score == score.score
    with pytest.raises(UserError, match="both your SSI and a post"):
        page_of_pictures([score, said(IMPRESSIONS=1234)])
