"""Links to LinkedIn posts, and the time inside their ids."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.post_links import PostLink, UrnKind
from domain.errors import UserError
from linkedin.links import find_links, read_link
from tests.refusals import answer_or_refusal

ID = 7402746946853253120
POSTED = datetime(2025, 12, 5, 16, 33, 28, 517000, UTC)
SITE = "https://www.linkedin.com"
UPDATE = f"{SITE}/feed/update/urn:li"

ACTIVITY, SHARE, UGC, GROUP = f"activity:{ID}", f"share:{ID}", f"ugcPost:{ID}", f"groupPost:9-{ID}"


@pytest.mark.parametrize(
    ("typed", "urn", "url"),
    [
        # Copied from a post's menu: slug, kind, id, code.
        (f"{SITE}/posts/jane-doe_activity-{ID}-AbCd", ACTIVITY, ACTIVITY),
        (f"{SITE}/posts/jane-doe_some-title-share-{ID}-x_1Z/", SHARE, SHARE),
        (f"{SITE}/posts/jane-doe_ugcPost-{ID}-AbCd", SHARE, UGC),
        (f"{SITE}/posts/activity-1-of-3-activity-{ID}-AbCd", ACTIVITY, ACTIVITY),
        (f"{SITE}/posts/h%C3%A4ndler_%E6%9D%B1-activity-{ID}-AbCd", ACTIVITY, ACTIVITY),
        # Opened from a notification or the figures.
        (f"{UPDATE}:activity:{ID}/", ACTIVITY, ACTIVITY),
        (f"{UPDATE}:share:{ID}", SHARE, SHARE),
        (f"{UPDATE}:ugcPost:{ID}/", SHARE, UGC),
        (f"{SITE}/feed/update/urn%3Ali%3Aactivity%3A{ID}/", ACTIVITY, ACTIVITY),
        (f"{SITE}/feed/update/urn%253Ali%253Aactivity%253A{ID}/", ACTIVITY, ACTIVITY),
        (f"{UPDATE}:groupPost:9-{ID}/", GROUP, GROUP),
        (f"{SITE}/analytics/post-summary/urn:li:activity:{ID}/", ACTIVITY, ACTIVITY),
        # Bare, and in other spellings.
        (f"urn:li:activity:{ID}", ACTIVITY, ACTIVITY),
        (f"URN:LI:UGCPOST:{ID}", SHARE, UGC),
        (f"linkedin.com/posts/x_activity-{ID}-AbCd", ACTIVITY, ACTIVITY),
        (f"http://m.linkedin.com/posts/x_activity-{ID}-AbCd", ACTIVITY, ACTIVITY),
        (f"HTTPS://SE.LinkedIn.Com:443/posts/x_activity-{ID}-AbCd", ACTIVITY, ACTIVITY),
        (f"https://linkedin.com./feed/update/urn:li:activity:{ID}", ACTIVITY, ACTIVITY),
        # As Slack delivers a link.
        (f"<{SITE}/posts/x_activity-{ID}-AbCd>", ACTIVITY, ACTIVITY),
        (f"<{SITE}/posts/x_activity-{ID}-AbCd|linkedin.com/posts/…>", ACTIVITY, ACTIVITY),
        # Tracking is dropped.
        (f"{SITE}/posts/x_activity-{ID}-AbCd?utm_source=share&rcm=ACoAA#c", ACTIVITY, ACTIVITY),
        (f"{UPDATE}:activity:{ID}?commentUrn=urn:li:comment:(activity:1,2)", ACTIVITY, ACTIVITY),
    ],
)
def test_every_form_of_a_link_names_its_post(typed: str, urn: str, url: str) -> None:
    link = read_link(typed)
    assert (link.urn, link.url, link.posted_at) == (urn, f"{UPDATE}:{url}/", POSTED)


def test_an_article_link_has_no_date() -> None:
    link = read_link("https://www.linkedin.com/pulse/Why-Händler-buy-jane-doe?trk=x")
    assert link == PostLink(
        UrnKind.ARTICLE,
        "article:why-h%C3%A4ndler-buy-jane-doe",
        f"{SITE}/pulse/why-h%C3%A4ndler-buy-jane-doe/",
        None,
    )


NOT_A_LINK, NOT_LINKEDIN, NO_POST = "isn't a link", "not to LinkedIn", "doesn't lead to a post"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "The link is missing."),
        (" <> ", "The link is missing."),
        ("https://lnkd.in/p/dXyZ", "lnkd.in links hide which post"),
        ("lnkd.in/dXyZ", "lnkd.in links hide which post"),
        # Other hosts that look like LinkedIn's.
        (f"https://example.com/posts/x_activity-{ID}-AbCd", "leads to example.com, not"),
        (f"https://linkedin.com.evil.io/posts/x_activity-{ID}-a", "linkedin.com.evil.io, not"),
        (f"https://notlinkedin.com/feed/update/urn:li:activity:{ID}", "notlinkedin.com, not"),
        (f"https://evil.io/linkedin.com/posts/x_activity-{ID}-a", NOT_LINKEDIN),
        (f"https://evil.io#linkedin.com/posts/x_activity-{ID}-a", NOT_LINKEDIN),
        (f"https://evil.io?linkedin.com/posts/x_activity-{ID}-a", NOT_LINKEDIN),
        (f"https://linkedіn.com/posts/x_activity-{ID}-a", NOT_LINKEDIN),  # a Cyrillic і
        (f"https://www.linkedin.com@evil.io/posts/x_activity-{ID}-a", NOT_A_LINK),
        (f"https://evil.io@www.linkedin.com/posts/x_activity-{ID}-a", NOT_A_LINK),
        (f"https://linkedin.com\\@evil.io/posts/x_activity-{ID}-a", NOT_A_LINK),
        (f"javascript://linkedin.com/feed/update/urn:li:activity:{ID}", NOT_A_LINK),
        (f"ftp://linkedin.com/feed/update/urn:li:activity:{ID}", NOT_A_LINK),
        (f"https://[linkedin.com/posts/x_activity-{ID}-a", NOT_A_LINK),
        (f"https://linkedin.com:x/posts/x_activity-{ID}-a", NOT_A_LINK),
        # LinkedIn pages other than posts.
        (f"{SITE}", NO_POST),
        (f"{SITE}/in/jane-doe/", NO_POST),
        (f"{SITE}/company/acme/posts/?id={ID}", NO_POST),
        (f"{SITE}/posts/jane-doe-{ID}", NO_POST),
        (f"{SITE}/feed/update/urn:li:comment:{ID}", NO_POST),
        (f"{SITE}/feed/update/urn:li:activity:{'1' * 21}", NO_POST),
        (f"{SITE}/pulse/", NO_POST),
        ("urn:li:person:abc", NO_POST),
        # Too long, as typed or as stored.
        (f"{SITE}/pulse/{'a' * 2_000}", "too long"),
        (f"{SITE}/pulse/{'%FF' * 390}", "too long"),
    ],
)
def test_a_link_to_anything_but_a_post_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(UserError) as refused:
        read_link(typed)
    assert problem in refused.value.problem
    assert "Copy link to post" in refused.value.fix
    assert refused.value.field == "link"


#: Milliseconds since 1970, from LinkedIn's first day on.
MILLISECONDS = st.integers(1_052_179_200_000, 4_102_444_799_999)


@given(
    MILLISECONDS,
    st.integers(0, 2**22 - 1),
    st.sampled_from(["activity", "share", "ugcPost"]),
)
def test_an_id_contains_the_millisecond_of_posting(
    milliseconds: int, low_bits: int, kind: str
) -> None:
    read = read_link(f"urn:li:{kind}:{(milliseconds << 22) + low_bits}")
    assert read.posted_at is not None
    assert round(read.posted_at.timestamp() * 1000) == milliseconds


@pytest.mark.parametrize("post_id", [0, 42, 6_000_000_000, 10**20 - 1])
def test_an_id_without_a_real_time_has_no_date(post_id: int) -> None:
    assert read_link(f"urn:li:activity:{post_id}").posted_at is None


PIECES = st.sampled_from(
    "https:// linkedin.com www. lnkd.in/ /posts/ /pulse/ /feed/update/ urn:li: activity: -share- "
    f"ugcPost {ID} %3A %25 @ # ? | < > [ / \ud800".split()
)
ANYTHING = st.text() | st.lists(PIECES | st.text(max_size=5)).map("".join)


@given(ANYTHING)
def test_any_text_is_read_or_refused(text: str) -> None:
    link = answer_or_refusal(read_link, text)
    if isinstance(link, PostLink):
        assert link.url.startswith(f"{SITE}/")
        assert len(link.url) <= 2_000
        assert len(link.urn) <= 255
        assert read_link(link.url).urn == link.urn


@given(st.lists(ANYTHING, max_size=6).map(" ".join))
def test_links_found_in_any_text_are_read(text: str) -> None:
    urns = [read_link(link).urn for link in find_links(text)]
    assert len(urns) == len(set(urns))


ONE, TWO = f"{SITE}/posts/x_activity-{ID}-AbCd", f"{UPDATE}:share:{ID + 1}/"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("no link here, only linkedin.com and example.com/posts", []),
        (f"Look: {ONE}.", [ONE]),
        (f"({ONE}), and <{TWO}|this one>!", [ONE, TWO]),
        (f"{TWO}\n{ONE}\n{TWO}", [TWO, ONE]),
        (f"{ONE} again: {ONE}?utm_source=share", [ONE]),
        (f"see linkedin.com/feed/update/urn:li:activity:{ID}", [ONE]),
        (f"https://lnkd.in/p/x https://notlinkedin.com/posts/x_activity-{ID}-a {TWO}", [TWO]),
        (f"the post urn:li:activity:{ID}…", [f"urn:li:activity:{ID}"]),
    ],
)
def test_the_links_of_a_text_are_found_once_each_in_order(text: str, links: list[str]) -> None:
    found = find_links(text)
    assert [read_link(link) for link in found] == [read_link(link) for link in links]


@pytest.mark.parametrize("repeated", ["a", "a.", "a-", "http://", "linkedin.com/", "urn:li:", "-"])
def test_a_text_of_any_length_is_searched(repeated: str) -> None:
    text = repeated * (40_000 // len(repeated))
    assert find_links(f"{text} {ONE}") == [ONE]
    assert isinstance(answer_or_refusal(read_link, text), UserError)
