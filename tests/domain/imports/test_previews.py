"""What a preview offers: by how many entries would change, and of which kinds."""

from decimal import Decimal

import pytest

from domain.engagement import Figures
from domain.entries.scores import SsiScore
from domain.imports.file_activity import CommentsFound, ReactionsFound
from domain.imports.file_audiences import AudiencesFound
from domain.imports.file_figures import FigureAt
from domain.imports.file_messages import DmsFound
from domain.imports.file_posts import PostsFound
from domain.imports.linkedin_import import DroppedFile, FilePreview, Found
from domain.imports.linkedin_page import LinkedInPage, Unsure
from tests.domain.imports.test_file_figures import DAY

FILE = DroppedFile("F1", "Basic_LinkedInDataExport.zip")
POSTS, DMS = PostsFound(new=3, updated=2, unchanged=9), DmsFound(new=4, replied=1, known=7)
TABLE: list[tuple[tuple[Found, ...], int, bool]] = [
    # (what the file has, how many entries change, whether its posts can be imported alone)
    ((), 0, False),
    ((POSTS,), 5, False),
    ((POSTS, AudiencesFound(known=2)), 5, False),
    ((DMS, CommentsFound(new=2, known=5)), 7, False),
    ((POSTS, DMS), 10, True),
    ((POSTS, DmsFound(known=7), ReactionsFound(30)), 5, False),
    ((PostsFound(unchanged=9), DMS), 5, False),
]


@pytest.mark.parametrize(("found", "changes", "only_posts"), TABLE)
def test_posts_are_offered_alone_beside_other_things_that_change(
    found: tuple[Found, ...], changes: int, only_posts: bool
) -> None:
    preview = FilePreview(FILE, found)
    assert (preview.changes, preview.offers_only_posts) == (changes, only_posts)


@pytest.mark.parametrize(
    ("page", "is_of_post"),
    [
        (LinkedInPage(people=("Jane Doe, CTO at Acme",)), False),
        (LinkedInPage(figures=Figures(views=1234)), True),
        (LinkedInPage(unsure=(Unsure("impressions", "1.2K"),)), True),
        (LinkedInPage(figures=Figures(views=1234), unsure=(Unsure("reactions", "1K"),)), True),
        (LinkedInPage(score=SsiScore(Decimal(71)), unsure=(Unsure("industry", "1"),)), False),
    ],
)
def test_a_page_with_figures_is_of_a_post_unless_it_has_a_score(
    page: LinkedInPage, is_of_post: bool
) -> None:
    assert page.is_of_post is is_of_post


def test_a_moment_without_a_figure_is_empty() -> None:
    assert FigureAt(DAY).empty
    assert not FigureAt(DAY, Figures(views=0)).empty
    assert not FigureAt(DAY, members_reached=7).empty
