"""LinkedIn's data archive, of any year's format, becomes records; nothing is guessed."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import UserError
from linkedin.exports.linkedin_files import read_linkedin_file
from linkedin.records import (
    CommentRecord,
    Correspondent,
    InvitationRecord,
    MessageRecord,
    OwnerRecord,
    Place,
    PostRecord,
    Record,
    RefusedRow,
)
from tests.linkedin.files import with_a_locked_part, with_declared_size, xlsx_of, zip_of
from tests.linkedin.linkedin_files.archive_strategies import ARCHIVES, STYLES
from tests.linkedin.linkedin_files.archives import (
    ACTIVITY,
    JANE,
    LEE,
    MAX,
    POST,
    SHARE,
    SMALL,
    ZOE,
    Archive,
    Message,
    Person,
    Share,
    Style,
    at,
    files_of,
    messages_text,
    placeless,
    read,
    records_of,
    zipped,
)


@given(ARCHIVES, STYLES)
@settings(max_examples=60, deadline=None)
def test_what_linkedin_writes_is_read(archive: Archive, style: Style) -> None:
    if style.separator != ",":  # LinkedIn's comments are text, not a table of ours
        archive = replace(archive, comments=())
    assert placeless(read(zipped(archive, style))) == records_of(archive)


def test_places_are_files_and_lines() -> None:
    records = read(zipped(SMALL, Style(folder="Complete/", suffix="_181682616")))
    assert [(record.place.file, record.place.line) for record in records] == [
        ("Profile.csv", 2),
        ("Shares_181682616.csv", 2),
        ("Comments_181682616.csv", 2),
        ("Reactions_181682616.csv", 2),
        ("Invitations.csv", 2),
        ("messages.csv", 2),
        ("messages.csv", 4),  # the message before has two lines
        ("messages.csv", 5),
        ("messages.csv", 6),
    ]


def test_no_text_of_messages_and_comments_is_in_a_record() -> None:
    shown = repr(read(zipped(SMALL)))
    for text in ("quick", "Guaranteed", "He said", "we met", "Second paragraph", "b.example"):
        assert text not in shown


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("Shares.csv", PostRecord, 1),
        ("Comments.csv", CommentRecord, 1),
        ("Invitations.csv", InvitationRecord, 1),
        ("Profile.csv", OwnerRecord, 1),
        ("messages.csv", MessageRecord, 4),
    ],
)
def test_each_file_alone_is_read_under_any_name(name: str, kind: type[Record], count: int) -> None:
    records = read(files_of(SMALL)[name], "download (1).csv")
    assert len(records) == count
    assert {type(record) for record in records} == {kind}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("accounts.csv", b"Company name,Website\nAcme,acme.example\n"),
        ("people.csv", b"First Name,Last Name,Company,Headline\nJane,Doe,Acme,CTO\n"),
        ("accounts.xlsx", xlsx_of(("Company name", "Website"), ("Acme", "acme.example"))),
        ("notes.zip", zip_of({"notes.txt": "Date,Link,Message\n"})),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("guide_messages.csv", messages_text(SMALL.messages).encode()),
        ("empty.csv", b""),
    ],
)
def test_other_files_are_not_taken_for_linkedins(name: str, data: bytes) -> None:
    assert read_linkedin_file(io.BytesIO(data), name) is None


def _messages_alone(*messages: Message) -> list[Record]:
    return read(messages_text(messages).encode(), "messages.csv")


def test_messages_alone_belong_to_the_person_who_is_in_all_conversations() -> None:
    records = _messages_alone(
        Message("2-aaaaaaa=", MAX, (JANE,), at(1)), Message("2-bbbbbbb=", LEE, (MAX,), at(2))
    )
    assert [record.outgoing for record in records if isinstance(record, MessageRecord)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "messages",
    [
        (Message("2-aaaaaaa=", MAX, (JANE,), at(1)), Message("2-aaaaaaa=", JANE, (MAX,), at(2))),
        (Message("2-aaaaaaa=", MAX, (JANE, LEE), at(1)), Message("2-bbbbbbb=", LEE, (MAX,), at(2))),
    ],
)
def test_messages_of_two_possible_owners_are_refused_with_the_fix(
    messages: tuple[Message, ...],
) -> None:
    with pytest.raises(UserError, match="whose messages") as refused:
        _messages_alone(*messages)
    assert "Profile.csv" in refused.value.fix
    # With the profile beside them, it is clear.
    archive = replace(SMALL, messages=messages, invitations=())
    records = read(zipped(archive))
    assert next(record for record in records if isinstance(record, MessageRecord)).outgoing


def test_in_an_archive_only_the_messages_are_left_out_if_their_owner_is_unknown() -> None:
    files = files_of(replace(SMALL, messages=SMALL.messages[:2], invitations=()))
    del files["Profile.csv"]
    records = read(zip_of(dict(files)))
    assert any(isinstance(record, PostRecord) for record in records)
    assert not any(isinstance(record, MessageRecord) for record in records)
    assert [record for record in records if isinstance(record, RefusedRow)] == [
        RefusedRow(
            Place("messages.csv"),
            "I can't tell whose messages these are. "
            "Send the whole archive, or a ZIP of this file and Profile.csv.",
        )
    ]


NAMESAKE = Person(MAX.name, "max-seller-2")


@pytest.mark.parametrize(
    ("message", "outgoing"),
    [
        (Message("2-aaaaaaa=", MAX, (JANE,), at(1), with_sender_url=False), True),
        (Message("2-aaaaaaa=", JANE, (MAX,), at(1), with_sender_url=False), False),
        (Message("2-aaaaaaa=", MAX, (NAMESAKE,), at(1)), True),
        (Message("2-aaaaaaa=", NAMESAKE, (MAX,), at(1)), False),
        (Message("2-aaaaaaa=", NAMESAKE, (MAX,), at(1), with_sender_url=False), None),
        (Message("2-aaaaaaa=", NAMESAKE, (JANE, LEE), at(1)), None),
        (Message("2-aaaaaaa=", JANE, (LEE,), at(1), with_sender_url=False), None),
        (Message("2-aaaaaaa=", LEE, (JANE, ZOE), at(1)), False),
    ],
)
def test_who_wrote_a_message_is_told_by_profile_then_by_name_and_never_guessed(
    message: Message, outgoing: bool | None
) -> None:
    *_, last = read(zipped(replace(SMALL, messages=(*SMALL.messages, message))))
    if outgoing is None:
        assert isinstance(last, RefusedRow)
        assert "who wrote this message" in last.reason
    else:
        assert isinstance(last, MessageRecord)
        assert last.outgoing is outgoing


def test_a_namesake_with_fewer_conversations_is_not_the_owner() -> None:
    messages = (Message("2-eeeeeee=", NAMESAKE, (MAX,), at(1)), *SMALL.messages)
    first = next(
        record
        for record in read(zipped(replace(SMALL, messages=messages, invitations=())))
        if isinstance(record, MessageRecord)
    )
    assert not first.outgoing
    assert first.others == (Correspondent(NAMESAKE.name, NAMESAKE.profile),)


def test_older_archives_have_names_of_recipients_only() -> None:
    archive = replace(SMALL, connections=(replace(JANE, slug=""),), invitations=())
    records = read(zipped(archive, Style(message_columns=9)))
    group = [record for record in records if isinstance(record, MessageRecord)][2]
    assert group.outgoing
    assert group.others == (
        Correspondent("Jane Doe, Ph.D.", "", "Acme", "CTO"),
        Correspondent("Ann Lee"),
    )


def test_people_who_left_linkedin_have_no_name_and_advertisements_are_no_messages() -> None:
    gone = Person("LinkedIn Member", "")
    messages = (
        Message("2-eeeeeee=", gone, (MAX,), at(1)),
        Message("2-fffffff=", gone, (MAX,), at(2), '<p class="spinmail-quill-editor__spin-break">'),
    )
    records = read(zipped(replace(SMALL, messages=messages)))
    assert [record for record in records if isinstance(record, MessageRecord)] == [
        MessageRecord(Place("messages.csv", 2), "2-eeeeeee=", at(1), False, (Correspondent(""),))
    ]


def test_an_owner_whose_profile_has_another_name_is_known_by_the_conversations() -> None:
    files = files_of(replace(SMALL, invitations=()))
    files["Profile.csv"] = files["Profile.csv"].replace(b"Max,", b"Maximilian,")
    unsigned = Message("2-eeeeeee=", MAX, (ZOE,), at(20), with_sender_url=False)
    files["messages.csv"] = messages_text((*SMALL.messages, unsigned)).encode()
    records = read(zip_of(dict(files)))
    sent = [record for record in records if isinstance(record, MessageRecord)]
    assert [record.outgoing for record in sent] == [True, False, True, False, True]


def test_a_conversation_that_was_not_begun_has_no_messages() -> None:
    files = files_of(SMALL, Style(message_columns=13))
    files["messages.csv"] = files["messages.csv"].replace(b",No,No\n", b",No,Yes\n", 1)
    assert placeless(read(zip_of(dict(files)))) == [
        record for at, record in enumerate(records_of(SMALL)) if at != 5
    ]


@pytest.mark.parametrize(
    ("commentary", "title"),
    [
        ("", ""),
        ("\n\n  First\nSecond", "First"),
        ('First"\n""\n"Second', "First"),
        ('"First"\n"Second"', "First"),
        ('He said ""yes"" to us', 'He said "yes" to us'),
        ("x" * 300, "x" * 200),
    ],
)
def test_the_title_of_a_post_is_its_first_line(commentary: str, title: str) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(
        [["Date", "ShareLink", "ShareCommentary"], ["2024-06-14 05:57:12", f"{SHARE}1", commentary]]
    )
    (record,) = read(text.getvalue().encode(), "Shares.csv")
    assert isinstance(record, PostRecord)
    assert record.title == title


def test_sharing_a_page_of_linkedin_is_no_link_out() -> None:
    own = ("https://www.linkedin.com/pulse/x", "https://linkedin.com/pulse/x", "")
    others = ("https://notlinkedin.com/x", "https://linkedin.com.evil.io/x")
    urls = own + others
    shares = tuple(Share(POST, at(1), ("x",), url) for url in urls)
    records = read(files_of(replace(SMALL, shares=shares))["Shares.csv"], "Shares.csv")
    out = [record.link_out for record in records if isinstance(record, PostRecord)]
    assert out == [False] * len(own) + [True] * len(others)


_GOOD = f"2024-06-14 05:57:12,{ACTIVITY}{POST},"


@pytest.mark.parametrize(
    ("rows", "lines", "refused"),
    [
        # What is wrong in one row does not touch the others.
        ([f"{_GOOD}a", f",{ACTIVITY}{POST},b", f"{_GOOD}c"], [2, 4], [3]),
        ([f"{_GOOD}a", "2024-13-45 05:57:12,x,b", f"{_GOOD}c"], [2, 4], [3]),
        ([f"{_GOOD}a", "2024-06-14 05:57:12,https://acme.example,b", f"{_GOOD}c"], [2, 4], [3]),
        ([f"{_GOOD}a", f"{_GOOD}b,c,d", f"{_GOOD}c"], [2, 4], [3]),
        ([f"1999{_GOOD[4:]}a", f"{_GOOD}c"], [3], [2]),
        # A quotation mark that isn't closed swallows no row below it.
        ([f'{_GOOD}"a', f"{_GOOD}b", f"{_GOOD}c"], [3, 4], [2]),
        ([f'{_GOOD}"a', f'{_GOOD}"b"', f"{_GOOD}c"], [3, 4], [2]),
        ([f'{_GOOD}"a', f'{_GOOD}"', 'b"', f"{_GOOD}c"], [3, 5], [2]),
        ([f'{_GOOD}"a"x', "more", "lines", f"{_GOOD}c"], [5], [2]),
        ([f'{_GOOD}"a \\"b\\"', 'c"', f"{_GOOD}c"], [2, 4], []),
    ],
)
def test_rows_that_cannot_be_read_are_named_and_the_rest_is_read(
    rows: list[str], lines: list[int], refused: list[int]
) -> None:
    records = read("\n".join(["Date,Link,Message", *rows]).encode(), "Comments.csv")
    read_lines = [each.place.line for each in records if isinstance(each, CommentRecord)]
    named = [each for each in records if isinstance(each, RefusedRow)]
    assert (read_lines, [each.place.line for each in named]) == (lines, refused)
    for each in named:
        assert each.place.file == "Comments.csv"
        assert each.reason.endswith(".")


def test_a_file_that_windows_saved_has_the_same_names() -> None:
    files = files_of(SMALL)
    for name in ("messages.csv", "Connections.csv"):
        files[name] = files[name].decode().encode("cp1252")
    assert placeless(read(zip_of(dict(files)))) == records_of(SMALL)


def test_an_open_quotation_mark_swallows_no_messages() -> None:
    text = messages_text(SMALL.messages[1:4]).replace(",Yes,", ',"Yes,')
    records = read(text.encode(), "messages.csv")
    assert [type(record) for record in records] == [RefusedRow, MessageRecord, MessageRecord]


def test_a_damaged_file_is_read_up_to_the_damage_and_the_others_whole() -> None:
    shares = tuple(Share(POST - n * 10**12, at(1), (f"{n * 7919}",)) for n in range(3_000))
    data = bytearray(zipped(replace(SMALL, shares=shares)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("Shares.csv")
    middle = entry.header_offset + entry.compress_size // 2
    data[middle : middle + 40] = b"\xff" * 40
    records = read(bytes(data))
    posts = [record for record in records if isinstance(record, PostRecord)]
    assert 0 < len(posts) < 3_000
    assert any(
        record.place.file == "Shares.csv" and "damaged" in record.reason
        for record in records
        if isinstance(record, RefusedRow)
    )
    assert sum(isinstance(record, MessageRecord) for record in records) == 4


@pytest.mark.parametrize(
    "shares", [b"Datum,Link,Text\n2024-06-02 09:00:00,x,y\n", b'Date,ShareLink,"Share\nx,y,z"\n']
)
def test_a_file_of_linkedins_with_unknown_headings_is_named(shares: bytes) -> None:
    files = files_of(SMALL)
    records = read(zip_of(dict(files) | {"Shares.csv": shares}))
    assert not any(isinstance(record, PostRecord) for record in records)
    assert records[0] == RefusedRow(
        Place("Shares.csv"), "I don't know this file's headings, so I left it out."
    )


def _zip_with(name: str, content: bytes = b"x") -> bytes:
    return zip_of({"Shares.csv": files_of(SMALL)["Shares.csv"], name: content})


def _stored(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Comments.csv", b"0" * size)
    return file.getvalue()


def _linked() -> bytes:
    file = io.BytesIO()
    link = zipfile.ZipInfo("Comments.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (_zip_with("inner.zip"), "another archive"),
        (_zip_with("../Comments.csv"), "outside of it"),
        (_zip_with("a/../../Comments.csv"), "outside of it"),
        (_zip_with("/etc/Comments.csv"), "outside of it"),
        (_zip_with("C:\\Comments.csv"), "outside of it"),
        (_linked(), "outside of it"),
        (with_a_locked_part(_zip_with("Comments.csv"), "Comments.csv"), "locked"),
        (_zip_with("Comments.csv", b"0" * 9_000_000), "100 times"),
        (with_declared_size(_stored(6_000_000), "Comments.csv", 599_000_000), "500 MB"),
        (zip_of(dict.fromkeys(map(str, range(5_001)), "")), "5,000 files"),
        (zipped(SMALL)[:-40], "damaged"),
        (zipped(SMALL)[:300], "damaged"),
        (files_of(SMALL)["Connections.csv"], "Connections alone"),
    ],
)
def test_odd_archives_are_refused_before_they_are_read(data: bytes, problem: str) -> None:
    with pytest.raises(UserError, match=problem) as refused:
        read_linkedin_file(io.BytesIO(data), "archive.zip")
    assert refused.value.fix


_PLAIN = zipped(SMALL)
_MESSAGES = files_of(SMALL)["messages.csv"]
_CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=4)), max_size=8)


def _changed(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    changed = bytearray(data)
    for place, instead in changes:
        start = place % len(changed)
        changed[start : start + len(instead)] = instead
    return bytes(changed)


@given(
    st.binary(max_size=300)
    | _CHANGES.map(lambda changes: _changed(_PLAIN, changes))
    | st.sampled_from(sorted(files_of(SMALL))).flatmap(
        lambda name: _CHANGES.map(lambda changes: _changed(files_of(SMALL)[name], changes))
    )
    | st.text('",;\n\\2- ').map(lambda text: _MESSAGES + text.encode() + _MESSAGES),
    st.sampled_from(["archive.zip", "messages.csv", "x"]),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_records_or_a_refusal(data: bytes, name: str) -> None:
    try:
        records = list(read_linkedin_file(io.BytesIO(data), name) or ())
    except UserError as error:
        refused = error
    else:
        assert all(PurePosixPath(each.place.file).name == each.place.file for each in records)
        return
    assert refused.fix
