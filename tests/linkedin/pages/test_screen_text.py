"""Texts at their places in a screenshot, as they are recognised."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin.pages.pairing import HEADINGS
from linkedin.pages.pieces import Box
from linkedin.pages.screen_text import screen_records
from linkedin.pages.seen_texts import SeenText, doubted_at_edges, read_again
from linkedin.records import Doubt, Figure, PersonRecord, PostRecord, Record, ScoreRecord
from tests.linkedin.pages.page_writer import LANGUAGES, Labels, grouped
from tests.linkedin.pages.recorded_screens import (
    ITALIAN_ARROWS,
    PHOTOS,
    SPANISH_PHONE,
    recorded,
)

IMPRESSIONS, REACHED = Figure.IMPRESSIONS, Figure.MEMBERS_REACHED
LINE, LARGE = 20.0, 34.0


def seen(text: str, left: float, top: float, *, high: float = LINE, sure: float = 1.0) -> SeenText:
    box = Box(left, top, left + len(text) * high * 0.5, top + high)
    return SeenText(text, sure, box, digits=sure if any(map(str.isdigit, text)) else 0.0)


def said(records: tuple[Record, ...]) -> tuple[dict[str, int], dict[str, str]]:
    """The figures and the doubts in records, by their labels."""
    figures = {
        figure.value: count
        for record in records
        if isinstance(record, PostRecord)
        for figure, count in record.figures.items()
    }
    doubts = {record.label: record.text for record in records if isinstance(record, Doubt)}
    return figures, doubts


def cards(first: str, second: str, *, sure: float = 1.0) -> list[SeenText]:
    """Two large numbers, each above its label."""
    return [
        seen(first, 20, 100, high=LARGE, sure=sure),
        seen(second, 180, 100, high=LARGE),
        seen("Impressions", 20, 138),
        seen("Members reached", 180, 138),
    ]


def test_large_numbers_belong_to_the_labels_below_them() -> None:
    assert said(screen_records(cards("1,234", "890"))) == (
        {"impressions": 1_234, "members reached": 890},
        {},
    )


def test_numbers_at_the_end_of_rows_belong_to_the_labels_of_their_rows() -> None:
    rows = [
        seen("Impressions", 20, 100),
        seen("1,234", 330, 100),
        seen("Reactions", 20, 145),
        seen("45", 360, 145),
    ]
    assert said(screen_records(rows)) == ({"impressions": 1_234, "reactions": 45}, {})


def test_a_label_on_two_lines_is_one() -> None:
    rows = [
        seen("Profile viewers from", 20, 100),
        seen("this post", 20, 122),
        seen("12", 330, 110),
        seen("Followers gained from", 20, 160),
        seen("this post", 20, 182),
        seen("3", 330, 170),
    ]
    assert said(screen_records(rows)) == (
        {"profile viewers from this post": 12, "followers gained from this post": 3},
        {},
    )


@pytest.mark.parametrize(
    ("screen", "counts", "doubts"),
    [
        (SPANISH_PHONE, "520 421 32 7 32", {}),
        (ITALIAN_ARROWS, "3373 1932 4 4 110 4 4 4 0", {"link engagements": ""}),
    ],
)
def test_recorded_screens_are_read(screen: str, counts: str, doubts: dict[str, str]) -> None:
    figures, doubted = said(screen_records(recorded(screen)))
    in_order = [figures[figure] for figure in Figure if figure in figures]
    assert (in_order, doubted) == ([int(count) for count in counts.split()], doubts)


def test_photos_are_no_part_of_the_people_beside_them() -> None:
    found = screen_records(recorded(PHOTOS))
    assert [each.headline for each in found if isinstance(each, PersonRecord)] == [
        "Head of Operations at Northwind",
        "Einkäufer bei Acme",
        "Directora de compras en Wayne",
        "Directora de compras en Wayne",
    ]
    assert said(found) == ({}, {})


def test_what_is_below_a_list_is_no_part_of_its_last_person() -> None:
    texts = [
        seen("Bob Roe · 2nd", 340, 60),
        seen("VP Sales at Globex", 340, 82),
        seen("Gina Rossi · 2nd", 340, 130),
        seen("CTO, Initech", 340, 152),
        seen("LinkedIn and third parties use cookies. Accept Reject", 16, 180),
        seen("Follow us", 340, 240),
    ]
    found = screen_records(texts)
    people = [(each.name, each.headline) for each in found if isinstance(each, PersonRecord)]
    assert people == [("Bob Roe", "VP Sales at Globex"), ("Gina Rossi", "CTO, Initech")]


def test_a_person_whose_work_is_cut_off_is_asked_about() -> None:
    texts = [
        seen("Bob Roe · 2nd", 40, 60),
        seen("VP Sales at Globex Logi", 40, 82),
        seen("Gina Rossi · 2nd", 40, 130),
        seen("CTO, Initech", 40, 152),
    ]
    found = screen_records(doubted_at_edges(texts, width=271, height=400))
    assert [each.name for each in found if isinstance(each, PersonRecord)] == ["Gina Rossi"]
    assert said(found) == ({}, {"name": "Bob Roe, VP Sales at Globex Logi"})


@pytest.mark.parametrize(
    ("headline", "is_sure"),
    [
        ("Chief Procurement Officer at Vandel...", False),
        ("Chief Procurement Officer at Vandelay In…", False),
        ("Chief Procurement Officer at Vandelay | Speaker | Auth...", True),
        ("Chief Procurement Off...", True),
    ],
)
def test_a_company_that_linkedin_cuts_off_is_asked_about(headline: str, is_sure: bool) -> None:
    found = screen_records([seen("Bob Roe · 2nd", 40, 60), seen(headline, 40, 82)])
    if is_sure:
        assert [each.headline for each in found if isinstance(each, PersonRecord)] == [headline]
    else:
        assert [each.text for each in found if isinstance(each, Doubt)] == [f"Bob Roe, {headline}"]


@pytest.mark.parametrize("bullet", ["•", "·", "*", ".", "-", "°•", ""])
def test_counts_on_one_line_are_read_apart(bullet: str) -> None:
    texts = [seen(f"37 Kommentare {bullet} 5 Reposts", 20, 90), seen("2.959 Impressions", 20, 160)]
    counts = {"comments": 37, "reposts": 5, "impressions": 2_959}
    assert said(screen_records(texts)) == (counts, {})


@pytest.mark.parametrize("arrow", [">", " >", "›", "→", ")", "]"])
def test_an_arrow_behind_a_number_is_no_part_of_it(arrow: str) -> None:
    rows = [
        seen("Impressions", 20, 100),
        seen(f"1,234{arrow}", 330, 100),
        seen("Reactions", 20, 145),
        seen(f"45{arrow}", 360, 145),
    ]
    assert said(screen_records(rows)) == ({"impressions": 1_234, "reactions": 45}, {})


@pytest.mark.parametrize("unit", ["K", "k", "Tsd.", "mil", "Mio.", "+", "%"])
def test_a_number_beside_a_unit_is_not_whole(unit: str) -> None:
    """The unit is smaller and so recognised as a text of its own."""
    texts = [*cards("12", "8"), seen(unit, 60, 110)]
    assert said(screen_records(texts)) == ({"members reached": 8}, {"impressions": "12"})


@pytest.mark.parametrize("label", ["lmpressions", "Impresslons", "IMPRESSIONS", "Impressions:"])
def test_a_label_is_known_with_a_letter_misread(label: str) -> None:
    assert said(screen_records([seen(f"1,234 {label}", 20, 100)])) == ({"impressions": 1_234}, {})


@pytest.mark.parametrize(
    ("texts", "doubts"),
    [
        # Its digits may be misread.
        (cards("1,234", "890", sure=0.8), {"impressions": "1,234"}),
        ([seen("1,234 impressions", 20, 100, sure=0.8)], {"impressions": "1,234"}),
        # Two numbers may have been read as one, or one as two.
        ([seen("4 512 impressions", 20, 90), *cards("1,234", "890")[3:]], {"impressions": "4 512"}),
        (
            [seen("1", 20, 100), seen("234", 35, 100), seen("Impressions", 20, 122)],
            {"impressions": "1"},
        ),
        # One number is above two labels.
        (
            [
                SeenText("1,234", 1, Box(20, 100, 300, 120), 1),
                seen("Impressions", 20, 122),
                seen("Reactions", 180, 122),
            ],
            {"impressions": "1,234", "reactions": "1,234"},
        ),
        # A number that is hardly legible is no number.
        (
            [*cards("1,234", "890"), seen("Reactions", 20, 200), seen("2", 20, 222, sure=0.1)],
            {"reactions": ""},
        ),
        # The label is as far from either.
        (
            [seen("1,234", 20, 100), seen("Impressions", 20, 124), seen("890", 20, 148)],
            {"impressions": "1,234 … 890"},
        ),
        # What LinkedIn rounds.
        (cards("1.2K", "890"), {"impressions": "1.2K"}),
        # What can't be.
        (cards("890", "1,234"), {"impressions": "890", "members reached": "1,234"}),
    ],
)
def test_what_is_not_certain_is_doubted(texts: list[SeenText], doubts: dict[str, str]) -> None:
    figures, doubted = said(screen_records(texts))
    assert doubted == doubts
    assert figures.keys().isdisjoint(doubts)


def test_a_number_at_the_edge_of_the_picture_may_be_cut() -> None:
    cut = doubted_at_edges([*cards("2,345", "890")], width=400, height=400)
    assert said(screen_records(cut))[1] == {}
    cut = doubted_at_edges([seen("345", 0, 100, high=LARGE), *cards("", "890")[1:]], 400, 400)
    assert said(screen_records(cut)) == ({"members reached": 890}, {"impressions": "345"})


@pytest.mark.parametrize(
    ("first", "again", "certain"),
    [
        ("1,234", "1,234", (0.95, 1.0)),
        ("1.234", "1,234", (0.95, 1.0)),
        ("1,234", "1,294", (0.95, 0.1)),
        ("12 impressions", "12 impresslons", (0.95, 1.0)),  # labels are known with a letter misread
        ("Élořse Okafor · 2.", "Éloïse Okafor - 2.", (0.1, 1.0)),
        ("Éloise Okafor · 2º", "Éloïse Okafor 2e", (0.95, 1.0)),
        ("Bob Roe - 20", "Bob Roe · 2°", (0.95, 0.1)),
    ],
)
def test_two_looks_make_certain_what_they_read_alike(
    first: str, again: str, certain: tuple[float, float]
) -> None:
    text = replace(seen(first, 20, 100, sure=0.7), confidence=0.95)
    looked = read_again(text, again, 1.0)
    assert (looked.text, looked.confidence, looked.digits) == (first, *certain)


def test_a_label_whose_number_is_not_seen_is_doubted() -> None:
    texts = [*cards("1,234", "890"), seen("Reactions", 20, 200), seen("Comments", 20, 240)]
    figures, doubts = said(screen_records(texts))
    assert figures == {"impressions": 1_234, "members reached": 890}
    assert doubts == {"reactions": "", "comments": ""}


def test_the_pillars_confirm_an_overall_that_is_not_certain() -> None:
    rows = ["19.54 | Establish your professional brand", "15.2 | Find the right people",
            "11.5 | Engage with insights", "25 | Build relationships"]  # fmt: skip
    texts = [
        seen("Social Selling Index", 20, 20),
        seen("71", 150, 60, high=LARGE, sure=0.5),
        seen("out of 100", 130, 98),
        seen("2", 60, 125, sure=0.06),  # a part of the ring
        *(seen(row, 20, 150 + at * 40) for at, row in enumerate(rows)),
    ]
    (score,) = screen_records(texts)
    assert isinstance(score, ScoreRecord)
    assert score.score.overall == Decimal("71.24")


def test_an_overall_on_one_line_is_read() -> None:
    texts = [seen("Social Selling Index", 20, 20), seen("47 out of 100", 150, 60)]
    (score,) = screen_records(texts)
    assert isinstance(score, ScoreRecord)
    assert score.score.overall == 47


def ssi_in_italian(*points: str, sure: float = 1.0) -> list[SeenText]:
    """An SSI page in words that are not known; the first pillar's digits may not be certain."""
    words = ("Il tuo brand", "Trovare", "Interagire", "Relazioni")
    own = [f"{each} | {pillar}" for each, pillar in zip(points, words, strict=True)]
    average = [
        f"{each} | {pillar}"
        for each, pillar in zip(["9,1", "7,25", "8,4", "6,3"], words, strict=True)
    ]
    return [
        seen("Social Selling Index", 20, 20),
        seen("54", 150, 60, high=LARGE),
        seen("su 100", 130, 98),
        *(seen(row, 20, 150 + at * 35, sure=1 if at else sure) for at, row in enumerate(own)),
        seen("31", 150, 320, high=LARGE),
        seen("su 100", 130, 358),
        *(seen(row, 20, 410 + at * 35) for at, row in enumerate(average)),
    ]


@pytest.mark.parametrize(
    ("points", "sure", "pillars", "asked"),
    [
        ("20,56 4,05 24,93 4,2", 1.0, True, False),
        ("20,56 4,05 24,93 4,2", 0.8, False, True),
        ("2,56 4,05 24,93 4,2", 1.0, False, True),  # they do not sum to 54
        ("3 18,8 20,1 6,0", 1.0, False, True),  # the last three do, with the first average
    ],
)
def test_pillars_in_unknown_words_are_their_sum_or_asked_about(
    points: str, sure: float, pillars: bool, asked: bool
) -> None:
    found = screen_records(ssi_in_italian(*points.split(), sure=sure))
    (score,) = (each.score for each in found if isinstance(each, ScoreRecord))
    assert (score.pillars is not None, round(score.overall)) == (pillars, 54)
    doubts = [each.text for each in found if isinstance(each, Doubt)]
    assert doubts == (points.split() if asked else [])


def test_a_space_groups_thousands_in_languages_that_write_so() -> None:
    texts = [seen("4 512 impressions", 20, 100), seen("890 membres touchés", 20, 130)]
    assert said(screen_records(texts)) == ({"impressions": 4_512, "members reached": 890}, {})


def test_the_people_in_a_list_of_reactions_are_read() -> None:
    texts = [
        seen("Reactions", 20, 20),
        seen("Bob Roe · 2nd", 80, 60),
        seen("VP Sales atGlobex", 80, 82),
        seen("Rita Melo . 2º", 80, 130),
        seen("Diretora na Acme", 80, 152),
        seen("Gina Rossi20", 80, 165),
        seen("Forbes Under 20", 80, 180),
        seen("Quota crusher - 3x, Web 3", 80, 195),
        seen("Li Wei · 3rd+", 80, 215, sure=0.6),
        seen("CTO, Initech", 80, 230),
    ]
    found = screen_records(texts)
    people = [(each.name, each.headline) for each in found if isinstance(each, PersonRecord)]
    assert people == [
        ("Bob Roe", "VP Sales at Globex"),
        ("Rita Melo", "Diretora na Acme"),
        ("Gina Rossi", "Forbes Under 20"),
    ]
    assert said(found) == ({}, {"name": "Li Wei, CTO, Initech"})


def test_a_line_that_stands_like_a_name_is_asked_about() -> None:
    texts = [
        seen("Reactions", 20, -60),
        seen("Ann Poe nd", 80, 10),
        seen("CFO at Acme", 80, 32),
        seen("Bob Roe · 2nd", 80, 80),
        seen("VP Sales at Globex, which moves", 80, 102),
        seen("Everything Everywhere", 80, 124),
        seen("Gina Rossi z", 80, 180),
        seen("Responsabile in Acme", 80, 202),
        seen("Li Wei · 2nd", 80, 260),
        seen("CTO, Initech", 80, 282),
        seen("Show more results", 80, 320),
    ]
    found = screen_records(texts)
    assert [each.name for each in found if isinstance(each, PersonRecord)] == ["Bob Roe", "Li Wei"]
    doubts = [each.text for each in found if isinstance(each, Doubt)]
    assert doubts == ["Ann Poe nd", "Gina Rossi z"]


def test_a_picture_of_something_else_says_nothing() -> None:
    assert (
        screen_records([seen("Menu", 20, 20), seen("12 €", 90, 20), seen("Comments", 20, 60)]) == ()
    )


_COUNTS = st.fixed_dictionaries(
    {IMPRESSIONS: st.integers(5_000, 2_000_000), REACHED: st.integers(0, 5_000)},
    optional={
        figure: st.integers(0, 5_000)
        for figure in Figure
        if figure not in {IMPRESSIONS, REACHED, *HEADINGS}
    },
)


@settings(max_examples=60)
@given(_COUNTS, st.sampled_from(LANGUAGES), st.booleans(), st.randoms(use_true_random=False))
def test_a_drawn_page_is_read_as_drawn(
    counts: dict[Figure, int], labels: Labels, in_rows: bool, chance: random.Random
) -> None:
    shown = {figure: count for figure, count in counts.items() if figure in labels}
    texts = []
    for row, (figure, count) in enumerate(shown.items()):
        top = 100.0 + row * 90
        if in_rows:
            texts += [seen(labels[figure], 20, top), seen(grouped(count, ","), 700, top)]
        else:
            texts += [
                seen(grouped(count, ","), 20, top, high=LARGE),
                seen(labels[figure], 20, top + LARGE + 2),
            ]
    chance.shuffle(texts)
    assert said(screen_records(texts)) == ({each.value: shown[each] for each in shown}, {})


_WORDS = st.sampled_from(["Impressions", "Members", "reached", "1,234", "12", "Top", "1 %", "SSI"])
_PLACES = st.floats(0, 400)
_TEXTS = st.builds(
    SeenText,
    _WORDS | st.text(max_size=10),
    st.floats(0, 1),
    st.builds(
        lambda left, top, wide, high: Box(left, top, left + wide, top + high),
        _PLACES, _PLACES, _PLACES, _PLACES,
    ),
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(_TEXTS, max_size=25))
def test_any_texts_give_records_or_nothing(texts: list[SeenText]) -> None:
    screen_records(texts)
