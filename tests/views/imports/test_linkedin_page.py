"""What is asked about a page of LinkedIn's."""

from dataclasses import replace

from domain.engagement import Figures
from domain.imports.linkedin_page import LinkedInPage
from views.entries.understood import Offer
from views.ids import Action
from views.imports.linkedin_page import page_of_post

PAGE = LinkedInPage(figures=Figures(views=900), people=("Jane Doe",) * 90)


def test_people_whom_no_button_carries_are_asked_for_in_words() -> None:
    asked = page_of_post(PAGE, [Offer("Log it", Action.CONFIRM_LOG, "")])
    assert "Paste them below `engagers`" in asked.text


def test_screenshots_that_contradict_each_other_may_be_of_different_posts() -> None:
    hint = "If the pictures show different posts, drop the pictures of one post at a time."
    assert hint in page_of_post(replace(PAGE, contradicted=True), []).text
    assert hint not in page_of_post(PAGE, []).text


def test_people_whom_a_button_carries_are_not_asked_for_in_words() -> None:
    asked = page_of_post(PAGE, [Offer("List the people", Action.OPEN_ENGAGERS, "")])
    assert "`engagers`" not in asked.text
