"""Hypothesis strategies: data archives, and the ways in which LinkedIn writes them."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from tests.linkedin.linkedin_files.archives import (
    JANE,
    LEE,
    MAX,
    ZOE,
    Archive,
    Comment,
    Invitation,
    Message,
    Person,
    Reaction,
    Share,
    Style,
)

_MINUTE = timedelta(minutes=1)
_LETTERS = st.characters(codec="utf-8", exclude_characters="\0\ufeff")
_TEXTS = st.text(_LETTERS, max_size=60).map(lambda text: text.replace("\r", "\r\n"))
_LINES = st.lists(
    st.text(st.characters(categories=["L", "N", "Zs", "Po"], exclude_characters='"'), max_size=250)
    .map(lambda line: " ".join(line.split()))
    .filter(str.isprintable),
    max_size=3,
).map(tuple)
_MINUTES = st.integers(0, 34_000_000).map(lambda n: datetime(2003, 5, 5, tzinfo=UTC) + n * _MINUTE)
_MOMENTS = st.builds(
    lambda moment, second: moment.replace(second=second), _MINUTES, st.integers(0, 59)
)
_IDS = st.integers(10**18, 2**63 - 1)
_PEOPLE = (JANE, LEE, ZOE, Person("Bo Öst", "bo-öst-1", "Acme", "CEO"))
_OTHERS = st.sampled_from(_PEOPLE)
_GROUPS = st.lists(_OTHERS, min_size=1, max_size=3, unique=True)
_CONVERSATIONS = st.integers(1, 9).map(lambda number: f"2-{number:08}=")


@st.composite
def _messages(draw: st.DrawFn) -> Message:
    group = draw(_GROUPS)
    outgoing = draw(st.booleans())
    everyone = (MAX, *group) if outgoing else (group[0], MAX, *group[1:])
    return Message(
        draw(_CONVERSATIONS),
        everyone[0],
        everyone[1:],
        draw(_MOMENTS),
        draw(_TEXTS),
        draw(st.sampled_from(["INBOX", "ARCHIVE", "SPAM", ""])),
        draw(st.sampled_from(["No", "Yes"])),
        with_sender_url=draw(st.integers(0, 9)) > 0,
    )


ARCHIVES = st.builds(
    Archive,
    st.just(MAX),
    st.lists(_messages(), max_size=6).map(tuple),
    st.lists(
        st.builds(Share, _IDS, _MOMENTS, _LINES, st.sampled_from(["", "https://example.com/a,b"])),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(Comment, _IDS, _MOMENTS, _TEXTS), max_size=3).map(tuple),
    st.lists(
        st.builds(Reaction, _IDS, _MOMENTS, st.sampled_from(["LIKE", "PRAISE"])), max_size=3
    ).map(tuple),
    # One invitation at least, so that it is known whose profile is whose.
    st.lists(
        st.builds(Invitation, _OTHERS, _MINUTES, st.booleans(), _TEXTS), min_size=1, max_size=3
    ).map(tuple),
    st.lists(_OTHERS, max_size=3, unique=True).map(tuple),
)
STYLES = st.builds(
    Style,
    folder=st.sampled_from(["", "Basic_LinkedInDataExport_06-14-2024/", "a/b/"]),
    suffix=st.sampled_from(["", "_181682616"]),
    bom=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    all_quoted=st.booleans(),
    notes=st.booleans(),
    message_columns=st.sampled_from([12, 13]),
    empty_at_the_end=st.booleans(),
    mac=st.booleans(),
    separator=st.sampled_from([",", ";", "\t"]),
)
