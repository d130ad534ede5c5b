"""The next step after a post was logged."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.accounts import Contact, ContactAtAccount
from domain.engagement import Figures
from domain.entries.post_links import PostLink, UrnKind
from domain.entries.posts import PeopleListed, Post, PostEntry, PostLogged, PostStep, title_of

AT = datetime(2026, 11, 20, tzinfo=UTC)
WARM = PeopleListed(1, 0, (ContactAtAccount(Contact(1, 1, "Jane Doe"), "Acme"),))


@pytest.mark.parametrize(
    ("figures", "listed", "step"),
    [
        (Figures(), None, PostStep.ADD_FIGURES),
        (Figures(views=900), None, PostStep.ADD_FIGURES),
        (Figures(views=0, engagers=0), None, PostStep.ADD_FIGURES),
        (Figures(views=900, engagers=9), None, PostStep.LIST_PEOPLE),
        (Figures(views=900, engagers=9, listed=2), None, PostStep.WHOM),
        (Figures(views=900, engagers=9, listed=2), PeopleListed(2, 0), PostStep.WHOM),
        (Figures(views=900, engagers=9, listed=2), WARM, PostStep.WRITE),
        (Figures(listed=2), WARM, PostStep.WRITE),
    ],
)
def test_people_come_first_then_what_tells_who_they_are(
    figures: Figures, listed: PeopleListed | None, step: PostStep
) -> None:
    post = Post(1, "https://www.linkedin.com/x", date(2026, 11, 20), AT, None, None, figures, AT)
    assert PostLogged(1, post, new=True, corrected=False, listed=listed).step is step


ARTICLE = PostLink(UrnKind.ARTICLE, "article:x", "https://x", None, "Über uns joerg mueller weiss")


@pytest.mark.parametrize(
    ("entry", "author", "title"),
    [
        (PostEntry(ARTICLE), "Jörg Müller-Weiß", "Über uns"),
        (PostEntry(ARTICLE), "Weiss", "Über uns joerg mueller"),
        (PostEntry(ARTICLE), "Jane Doe", "Über uns joerg mueller weiss"),
        (PostEntry(ARTICLE), "", "Über uns joerg mueller weiss"),
        (PostEntry(ARTICLE, title="Typed"), "Jörg Müller-Weiß", "Typed"),
        (PostEntry(replace(ARTICLE, kind=UrnKind.SHARE)), "Weiss", "Über uns joerg mueller weiss"),
        (PostEntry(replace(ARTICLE, words="Ada")), "Ada", "Ada"),
    ],
)
def test_an_article_is_named_without_its_author(entry: PostEntry, author: str, title: str) -> None:
    assert title_of(entry, author) == title
