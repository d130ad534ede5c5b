"""Texts copied from LinkedIn's pages."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entries.scores import SsiScore
from linkedin.pages.page_text import read_page_text
from linkedin.pages.pairing import HEADINGS
from linkedin.records import Doubt, Figure, PersonRecord, Place, PostRecord, Record, ScoreRecord
from tests.linkedin.pages.page_writer import LANGUAGES, Labels, Layout, page

LINK = "https://www.linkedin.com/feed/update/urn:li:activity:7402746946853253120/"
IMPRESSIONS, REACHED = Figure.IMPRESSIONS, Figure.MEMBERS_REACHED


def figures_in(records: tuple[Record, ...]) -> dict[Figure, int]:
    return {
        figure: count
        for record in records
        if isinstance(record, PostRecord)
        for figure, count in record.figures.items()
    }


def doubts_in(records: tuple[Record, ...]) -> dict[str, str]:
    return {record.label: record.text for record in records if isinstance(record, Doubt)}


ANALYTICS_PAGE = """\
Home
My Network
Messaging
12
12 new notifications
Post analytics
Jane Doe
Jane Doe
 • You
CEO at Acme
2w • Edited
We moved 40 warehouses onto one platform. 3 comments on why.
…more
45
12 comments
3 reposts
Discovery
1,234
Impressions
890
Members reached
Profile activity
Profile viewers from this post

12

Followers gained from this post

0

Social engagements
Reactions

45

Comments

12

Reposts

3

Saves

1

Sends on LinkedIn

2

Top demographics
Location
Greater Paris Metropolitan Region
 30%
Comments
Bob Roe
View Bob Roe’s profile
 • 2nd
VP Sales at Globex
1w
Great point on Members reached.
Like
2
Reply
1 reply
"""


def test_the_whole_page_of_a_posts_analytics_is_read() -> None:
    found = read_page_text(ANALYTICS_PAGE)
    assert figures_in(found) == {
        IMPRESSIONS: 1_234,
        REACHED: 890,
        Figure.PROFILE_VIEWERS: 12,
        Figure.FOLLOWERS_GAINED: 0,
        Figure.REACTIONS: 45,
        Figure.COMMENTS: 12,
        Figure.REPOSTS: 3,
        Figure.SAVES: 1,
        Figure.SENDS: 2,
    }
    people = [record for record in found if isinstance(record, PersonRecord)]
    assert [(person.name, person.headline) for person in people] == [
        ("Bob Roe", "VP Sales at Globex")
    ]
    assert doubts_in(found) == {}


@pytest.mark.parametrize(
    ("text", "figures", "doubts"),
    [
        ("1,234 impressions", {IMPRESSIONS: 1_234}, {}),
        ("Impressions: 1 234", {IMPRESSIONS: 1_234}, {}),
        ("Impressionen\n1.234", {IMPRESSIONS: 1_234}, {}),
        ("1.234\nImpressionen\n890\nErreichte Mitglieder", {IMPRESSIONS: 1_234, REACHED: 890}, {}),
        ("1,234 impressions • 7 reactions", {IMPRESSIONS: 1_234, Figure.REACTIONS: 7}, {}),
        ("Impressions\tReactions\n1,234\t7", {IMPRESSIONS: 1_234, Figure.REACTIONS: 7}, {}),
        # The total engagements' label is also a heading.
        (
            "Profile viewers from this post\n5\nEngagements\nReactions\n7",
            {Figure.PROFILE_VIEWERS: 5, Figure.REACTIONS: 7},
            {},
        ),
        # A heading repeats the label.
        (
            "Impressions\n1,234\nImpressions\n890\nMembers reached",
            {IMPRESSIONS: 1_234, REACHED: 890},
            {},
        ),
        # What LinkedIn rounds is no figure, but does not contradict the exact one.
        ("1.2K impressions\n7 reactions", {Figure.REACTIONS: 7}, {"impressions": "1.2K"}),
        ("1,2 Tsd. Impressionen", {}, {"impressions": "1,2 Tsd."}),
        ("1.2K impressions\nImpressions\n1,234", {IMPRESSIONS: 1_234}, {}),
        ("1.2K impressions\nImpressions\n1,534", {}, {"impressions": "1.2K … 1,534"}),
        ("500+ impressions", {}, {"impressions": "500+"}),
        ("1.23 impressions", {}, {"impressions": "1.23"}),
        # Several numbers for one label.
        ("1,234 impressions\n890 impressions", {}, {"impressions": "1,234 … 890"}),
        ("1,234 impressions\n1,234 impressions", {IMPRESSIONS: 1_234}, {}),
        # A number between its label and an unknown one may belong to either.
        ("1,234\nImpressions\n890\nVideo plays", {}, {"impressions": "1,234 … 890"}),
        ("Reach rate\n12\nImpressions", {}, {"impressions": "12"}),
        ("Impressions\n12\nReach rate", {}, {"impressions": "12"}),
        # A change in percent is no further number.
        ("Impressions\n1,234\n15%\n7 reactions", {IMPRESSIONS: 1_234, Figure.REACTIONS: 7}, {}),
        # The numbers beside a chart, and a column of several posts.
        (
            "Impressions\n2,000\n1,000\n0\n7 reactions",
            {Figure.REACTIONS: 7},
            {"impressions": "2,000"},
        ),
        (
            "0\n1,000\n2,000\nImpressions\n7 reactions",
            {Figure.REACTIONS: 7},
            {"impressions": "2,000"},
        ),
        (
            "Impressions\tReactions\n1,234\t7\n890\t5",
            {},
            {"impressions": "1,234", "reactions": "7"},
        ),
        # What can't be.
        (
            "Impressions\n890\nMembers reached\n1,234",
            {},
            {"impressions": "890", "members reached": "1,234"},
        ),
        (
            "Engagements: 10\nReactions: 9\nComments: 3",
            {},
            {"engagements": "10", "reactions": "9", "comments": "3"},
        ),
    ],
)
def test_figures_are_read_or_doubted(
    text: str, figures: dict[Figure, int], doubts: dict[str, str]
) -> None:
    found = read_page_text(text)
    assert (figures_in(found), doubts_in(found)) == (figures, doubts)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1 reaction\n1 comment • 1 repost", (1, 1, 1)),
        ("1 Reaktion\n1 Kommentar • 1 Repost", (1, 1, 1)),
        ("1 réaction\n0 commentaire • 1 republication", (1, 0, 1)),
        ("1 reacción\n1 comentario • 1 vez compartido", (1, 1, 1)),
        ("1 reaccion\n1 vez compartido", (1, None, 1)),
        ("1 reação\n1 comentário • 1 compartilhamento", (1, 1, 1)),
        ("1 reazione\n1 commento • 1 diffusione post", (1, 1, 1)),
        ("1 commentaar • 1 repost", (None, 1, 1)),
        ("1 reaktion\n1 kommentar", (1, 1, None)),
        ("1 reaksjon\n1 kommentar", (1, 1, None)),
        ("1 reaktio\n1 kommentti", (1, 1, None)),
        ("45 reaktiota\n12 kommenttia", (45, 12, None)),
        ("1 reakcja\n1 komentarz", (1, 1, None)),
        ("45 reakcji\n12 komentarzy", (45, 12, None)),
        # The buttons below a post are in the singular, too.
        ("45\nreaction\nComment\n12\nRepost\n1 comment", (None, 1, None)),
    ],
)
def test_counts_are_read_in_each_form_of_their_words(
    text: str, figures: tuple[int | None, ...]
) -> None:
    kinds = (Figure.REACTIONS, Figure.COMMENTS, Figure.REPOSTS)
    found = read_page_text(f"{LINK}\n{text}")
    known = {kind: count for kind, count in zip(kinds, figures, strict=True) if count is not None}
    assert (figures_in(found), doubts_in(found)) == (known, {})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 comment",
        "my post got 1,234 impressions",
        "1,234 impressions is what my post has now, and 40 reactions",
        "3 comments",
        "Notes of our meeting\n3 comments\nthe budget is 40,000",
        "Comments\n3",
        "dm Jane Doe at Acme about 2 reactions",
        "ssi 47",
        "My SSI is 47, the industry's is 31",
        "Jane Doe, CTO, Acme\nBob Roe, CEO, Globex",
        "1234",
        LINK,
    ],
)
def test_what_people_write_is_no_page(text: str) -> None:
    assert read_page_text(text) == ()


def test_a_link_in_the_text_names_the_post() -> None:
    (post,) = read_page_text(f"{LINK}\nReactions\n7")
    assert isinstance(post, PostRecord)
    assert post.link is not None
    assert post.link.urn == "activity:7402746946853253120"


def test_links_to_several_posts_are_doubted() -> None:
    other = LINK.replace("7402746946853253120", "7402746946853253999")
    found = read_page_text(f"{LINK}\n{other}\n12 impressions")
    assert figures_in(found) == {IMPRESSIONS: 12}
    assert doubts_in(found) == {"link": f"{LINK} … {other}"}


def test_nobody_in_a_list_of_people_is_passed_over() -> None:
    text = "Reactions\nAll 3\nBob Roe\n• 2nd\nVP Sales at Globex\nAnn Poe, 3M\nsee me there 99"
    assert read_page_text(text) == (
        PersonRecord(Place("", 3), "Bob Roe", "VP Sales at Globex"),
        PersonRecord(Place("", 6), "Ann Poe", "3M"),
        Doubt(Place("", 7), "name", "see me there 99"),
    )


SSI_PAGE = """\
Social Selling Dashboard
Jane Doe
Industry SSI rank
Top
1%
Network SSI rank
Top
4%
Current Social Selling Index
Your Social Selling Index (SSI) measures how effective you are at establishing your professional \
brand, finding the right people, engaging with insights, and building relationships.
71 out of 100
Four components of your score
19.54 | Establish your professional brand
15.2 | Find the right people
11.5 | Engage with insights
25 | Build relationships
People in your industry
Sales professionals in your industry have an average SSI of 34. You rank in the top 1%.
34 out of 100
11 | Establish your professional brand
8 | Find the right people
10 | Engage with insights
5 | Build relationships
"""
PILLARS = (Decimal("19.54"), Decimal("15.2"), Decimal("11.5"), Decimal(25))


def test_the_ssi_page_gives_the_members_own_score() -> None:
    (record,) = read_page_text(SSI_PAGE)
    assert isinstance(record, ScoreRecord)
    assert record.score == SsiScore(Decimal("71.24"), PILLARS, 1, 4)


def test_the_ssi_page_is_read_in_a_language_without_its_words() -> None:
    text = (
        "Votre Social Selling Index\nTop\n1 %\nTop\n4 %\n71 sur 100\n19,54\nA\n15,2\nB\n11,5\nC\n"
        "25\nD\nMoyenne\n34 sur 100\n11\nA\n8\nB\n10\nC\n5\nD"
    )
    record, *doubts = read_page_text(text)
    assert isinstance(record, ScoreRecord)
    assert record.score == SsiScore(Decimal("71.24"), PILLARS)
    assert doubts_in(tuple(doubts)) == {"industry ssi rank": "1 %", "network ssi rank": "4 %"}


def test_a_rank_without_its_sign_is_doubted() -> None:
    record, *doubts = read_page_text(SSI_PAGE.replace("Top\n1%", "Top\n1"))
    assert isinstance(record, ScoreRecord)
    assert record.score == SsiScore(Decimal("71.24"), PILLARS, None, 4)
    assert doubts_in(tuple(doubts)) == {"industry ssi rank": "1"}


def test_pillars_that_do_not_sum_to_the_overall_are_doubted() -> None:
    record, *doubts = read_page_text(SSI_PAGE.replace("19.54", "9.54"))
    assert isinstance(record, ScoreRecord)
    assert record.score == SsiScore(Decimal(71), None, 1, 4)
    assert doubts_in(tuple(doubts)) == {
        "Establish your professional brand": "9.54 … 11",
        "Find the right people": "15.2 … 8",
        "Engage with insights": "11.5 … 10",
        "Build relationships": "25 … 5",
    }


_FIGURES = st.fixed_dictionaries(
    {IMPRESSIONS: st.integers(5_000, 2_000_000)},
    optional={
        figure: st.integers(0, 5_000) for figure in Figure if figure not in {IMPRESSIONS, *HEADINGS}
    },
)


@settings(max_examples=60)
@given(
    _FIGURES,
    st.sampled_from(LANGUAGES),
    st.sampled_from(Layout),
    st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’", ""]),
)
def test_a_written_page_is_read_as_written(
    figures: dict[Figure, int], labels: Labels, layout: Layout, mark: str
) -> None:
    known = {figure: count for figure, count in figures.items() if figure in labels}
    found = read_page_text(page(known, labels, layout, mark))
    assert figures_in(found) == known
    assert doubts_in(found) == {}


_SNIPPETS = st.sampled_from(
    ["Impressions", "1,234", "12", "1.2K", "Top", "1 %", "SSI", "out of 100", "• 2nd", "Jane Doe"]
)


@settings(max_examples=60)
@given(st.lists(_SNIPPETS | st.text(max_size=12), max_size=12), st.sampled_from(["\n", " ", "\t"]))
def test_any_text_gives_records_or_nothing(snippets: list[str], between: str) -> None:
    read_page_text(between.join(snippets))
