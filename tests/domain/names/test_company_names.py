"""Company names that are equal, close enough to ask about, or different; and company domains."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.names.company_domains import domain_of
from domain.names.company_names import Known, closest, match_key
from tests.domain.names.company_pairs import ASK, DIFFERENT, SAME

#: Letters of several scripts, digits, and the signs between them.
LETTERS = "aZöÉßøñłŞиЙ中のガ서ا3²"
NAMES = st.text(LETTERS + " .&+'-/,’!()™\u00a0") | st.text()
PLAIN = st.text("abcdefg xyz", min_size=1).filter(str.strip)
LISTED = (
    "Inc, Inc., Corp, GmbH, AG, SE, Ltd, Limited, LLC, LLP, PLC, S.A., S.A.S., SARL, S.p.A., "
    "S.r.l., B.V., N.V., AB, A/S, ApS, Oy, Oyj, KG, GmbH & Co. KG, KGaA, Pty Ltd, Pte, K.K., "
    "Sp. z o.o., Co., Company"
)
LEGAL_FORMS = st.sampled_from(LISTED.split(", "))


def near(name: str, *known: str) -> tuple[int, ...]:
    return closest(name, [Known(place, match_key(other)) for place, other in enumerate(known)])


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_company_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other) != ""


@pytest.mark.parametrize(("one", "other"), ASK)
def test_close_names_are_asked_about_in_either_direction(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)
    assert near(one, "Initech", other) == near(other, "Initech", one) == (1,)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_companies_are_not_even_asked_about(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)
    assert near(one, other) == near(other, one) == ()


def test_no_two_different_companies_of_the_hard_pairs_share_a_key() -> None:
    same = {frozenset(map(match_key, pair)) for pair in SAME}
    assert all(len(keys) == 1 for keys in same)
    companies = [{match_key(one), match_key(other)} for one, other in ASK + DIFFERENT]
    assert all(len(keys) == 2 for keys in companies)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SE", "se"),
        ("Co", "co"),
        ("The Company", "company"),
        ("The The", "the"),
        ("S.A.S. Institute", "sas institute"),
        ("A. & B. Co.", "a and b"),
        ("Vitamin C S.A.", "vitamin c"),
        ("Müller & Söhne", "mueller and soehne"),
        ("Åhléns AB", "aahlens"),
        ("Łódź Sp. z o. o.", "lodz"),
        ("ООО Ромашка", "ромашка"),
        ("Йошкар", "йошкар"),
        ("株式会社", "株式会社"),
        ("टाटा मोटर्स", "टाटा मोटर्स"),
        ("E*TRADE", "e trade"),
        ("!!!", ""),
    ],
)
def test_a_key_keeps_the_words_that_identify_the_company(name: str, key: str) -> None:
    assert match_key(name) == key


@given(NAMES)
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert match_key(match_key(name)) == match_key(name)


@given(NAMES, st.sampled_from(LETTERS), NAMES)
def test_a_name_with_a_letter_or_digit_has_a_key(before: str, letter: str, after: str) -> None:
    assert match_key(before + letter + after)


@given(PLAIN, LEGAL_FORMS, st.sampled_from([" ", ", ", "  ", "\u00a0"]))
@example("ab", "GmbH & Co. KG", " ")
def test_case_spaces_and_legal_forms_do_not_count(name: str, form: str, gap: str) -> None:
    written = f"  {name.upper().strip()}{gap}{form}"
    assert match_key(written) == match_key("  ".join(name.split(" ")))


@given(
    NAMES, st.lists(st.builds(Known, st.integers(1, 9), NAMES.map(match_key))), st.integers(0, 5)
)
def test_only_known_companies_are_asked_about_and_each_once(
    name: str, known: list[Known], most: int
) -> None:
    ids = closest(name, known, most)
    assert set(ids) <= {each.id for each in known}
    assert len(set(ids)) == len(ids) <= most
    assert ids == closest(name, known[::-1], most)


def test_the_nearest_comes_first_and_an_alias_counts_as_its_company() -> None:
    known = ["Siemens Energy", "Siemens Healthineers", "Siemens Energy Ventures", "Simens"]
    assert near("Siemens", *known) == (3, 0, 1)
    assert closest("Siemens", [Known(7, "siemens ag"), Known(7, "siemens energy")]) == (7,)


def test_an_abbreviation_of_many_names_leads_to_no_question() -> None:
    assert near("ABC", "Alpha Beta Corp Bank Cars", "Acme Bank Cars") == (1,)
    assert near("ABC", "Acme Big Cars", "Alpine Bay Care", "Atlas Blue Coal") == ()


def test_generic_words_alone_lead_to_no_question() -> None:
    assert near("Consulting", "Accenture Consulting", "Consulting Partners") == ()
    assert near("General", "General Motors") == ()


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("acme.com", "acme.com"),
        ("https://www.Acme.com/de/about?x=1#top", "acme.com"),
        ("http://acme.com:8080", "acme.com"),
        ("WWW.ACME.CO.UK", "acme.co.uk"),
        ("www2.acme.com/", "acme.com"),
        ("www.com", "www.com"),
        ("jane.doe@acme.com", "acme.com"),
        ("mailto:Jane@Eu.Acme.com?subject=Hi", "eu.acme.com"),
        ("<https://acme.com|acme.com>", "acme.com"),
        ("https://user:secret@acme.com/", "acme.com"),
        ("//acme.com/x", None),
        ("acme.com.", "acme.com"),
        ("müller.de", "xn--mller-kva.de"),
        ("xn--mller-kva.de", "xn--mller-kva.de"),
        ("live.acme.com", "live.acme.com"),
        ("me.company", "me.company"),
        ("jane@gmail.com", None),
        ("jane@yahoo.co.uk", None),
        ("jane@GMX.de", None),
        ("https://www.linkedin.com/company/acme", None),
        ("uk.linkedin.com/company/acme", None),
        ("https://x.com/acme", None),
        ("outlook.com", None),
        ("Acme", None),
        ("Acme Inc.", None),
        ("127.0.0.1", None),
        ("https://", None),
        ("e.g.", None),
        ("-acme.com", None),
        ("", None),
        ("a" * 3_000 + ".com", None),
    ],
)
def test_a_domain_is_read_from_a_website_or_an_address(text: str, domain: str | None) -> None:
    assert domain_of(text) == domain


@given(st.text() | st.text("aw.:/@?#<>| -"))
def test_the_domain_of_a_domain_is_itself(text: str) -> None:
    domain = domain_of(text)
    assert domain is None or domain_of(f"https://www.{domain}/x") == domain_of(domain) == domain
