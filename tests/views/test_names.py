"""Names next to companies and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views import words
from views.limits import SECTION_TEXT


@pytest.mark.parametrize(
    ("name", "title", "company", "shown"),
    [
        ("Jane Doe", "CTO", "Acme", "Jane Doe (CTO, Acme)"),
        ("Jane Doe", "", "Acme", "Jane Doe (Acme)"),
        ("Jane Doe", "", "", "Jane Doe"),
        ("Jane Doe", "Head of Everything", "Acme GmbH", "Jane Doe (Head of Everyt…, Acme GmbH)"),
        ("Jane 🚀 Doe", "CTO", "Acme", "Jane 🚀 Doe (CTO, Acme)"),
        ("يوسف علي", "CTO", "Acme", "\u2068يوسف علي\u2069 (CTO, Acme)"),
        ("Jane Doe", "CTO", "חברה <3>", "Jane Doe (CTO, \u2068חברה &lt;3&gt;\u2069)"),
        ("נועה 🌻 von Hohen", "CTO", "Acme", "\u2066נועה 🌻 von Hohen\u2069 (CTO, Acme)"),
    ],
)
def test_a_person_is_named_with_title_and_company(
    name: str, title: str, company: str, shown: str
) -> None:
    assert words.person(name, title, company, longest=32) == shown


@given(st.text(), st.text(), st.text(max_size=60))
def test_a_company_that_fits_is_never_cut(name: str, title: str, company: str) -> None:
    shown = words.person(name, title, company)
    assert words.escape(company) in shown
    assert len(shown) < SECTION_TEXT


@given(st.text(st.characters(codec="ascii")))
def test_a_name_from_left_to_right_is_not_isolated(name: str) -> None:
    assert words.isolated(name) == name


@given(st.text(st.sampled_from("נוע 7-&<aÅ.🌻يوس")))
def test_a_name_is_isolated_whole_and_by_its_letters(name: str) -> None:
    shown = words.isolated(name)
    inside = shown.strip("\u2066\u2068\u2069")
    right, left = (sum(map(name.count, letters)) for letters in ("נועيوس", "aÅ"))
    begin = ("\u2066" if left > right else "\u2068") if right else ""
    assert inside == name
    assert shown == (f"{begin}{name}\u2069" if begin else name)
    assert words.isolated(shown) == shown


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        (words.escape("חברה <3>"), "\u2068חברה &lt;3&gt;\u2069"),
        (words.escape("\u2068חברה\u2069: 23–29"), "\u2068חברה\u2069: 23–29"),
        (words.escape("Acme Inc & חברה"), "\u2066Acme Inc &amp; חברה\u2069"),
        (words.escape("חברה גדולה & Acme"), "\u2068חברה גדולה &amp; Acme\u2069"),
        (words.escape("\u2066Acme חברה\u2069: 23–29"), "\u2066Acme חברה\u2069: 23–29"),
        (words.names(["Ada", "חברה"]), "Ada, \u2068חברה\u2069"),
        (words.link("https://x", "חברה"), "<https://x|\u2068חברה\u2069>"),
        (words.sentence("“חברה” isn't a date."), "“\u2068חברה\u2069” isn't a date."),
        (words.sentence("“Acme” isn't a date."), "“Acme” isn't a date."),
    ],
)
def test_typed_text_from_right_to_left_is_isolated(shown: str, wanted: str) -> None:
    assert shown == wanted


def test_a_link_keeps_its_label_whole() -> None:
    assert words.link("https://x", "a|b>") == "<https://x|a∣b&gt;>"
