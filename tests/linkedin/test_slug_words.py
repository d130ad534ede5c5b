"""The words of a post in its link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin.links import read_link
from linkedin.slug_words import slug_words

ID = "activity-7402746946853253120-AbCd"


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        (f"jane-doe_how-we-cut-onboarding-{ID}", "How we cut onboarding"),
        ("jane_how-we-cut-ugcPost-7402746946853253120-x_Y1", "How we cut"),
        ("jane_share-1-no-share-7402746946853253121-Zz", "Share 1 no"),
        ("jane-doe_%C3%BCber-uns-" + ID, "Über uns"),
        ("jane-doe_%25C3%25BCber-uns-" + ID, "Über uns"),
        ("田中_新しい-製品-" + ID, "新しい 製品"),
        ("jane-doe_sales-b2b-crm-" + ID, "Sales b2b crm"),
        (f"jane-doe_2026-{ID}", ""),
        (f"jane-doe_{ID}", ""),
        (ID, ""),
        (f"jane-doe-{ID}", ""),
    ],
)
def test_a_link_names_its_post(slug: str, words: str) -> None:
    assert read_link(f"https://www.linkedin.com/posts/{slug}/?utm_source=x").words == words


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("my-lesson-jane-doe", "My lesson jane doe"),
        # The last part is an id that LinkedIn adds.
        ("how-we-cut-onboarding-jane-doe-x7k2c", "How we cut onboarding jane doe"),
        ("five-signs-of-a-champion-in-2026-jane-doe", "Five signs of a champion in 2026 jane doe"),
        ("%C3%BCber-uns", "Über uns"),
        ("2026", ""),
    ],
)
def test_an_article_is_named_by_its_link(slug: str, words: str) -> None:
    assert read_link(f"https://www.linkedin.com/pulse/{slug}").words == words


def test_a_urn_has_no_words() -> None:
    assert read_link("urn:li:activity:7402746946853253120").words == ""


@given(st.text())
def test_any_path_is_read(path: str) -> None:
    assert len(slug_words(path)) <= 201
