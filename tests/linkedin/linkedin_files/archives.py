"""Data archives like LinkedIn's, of any year's format, and the records that they hold."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote

from linkedin.exports.linkedin_files import read_linkedin_file
from linkedin.links import read_link
from linkedin.records import (
    CommentRecord,
    Correspondent,
    InvitationRecord,
    MessageRecord,
    OwnerRecord,
    Place,
    PostRecord,
    ReactionRecord,
    Record,
)
from tests.linkedin.files import zip_of

NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses '
    'are missing.\nYou can learn more here https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
SHARE = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A"
ACTIVITY = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A"
_NOWHERE = Place()


@dataclass(frozen=True)
class Person:
    name: str
    slug: str
    company: str = ""
    title: str = ""

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{quote(self.slug)}" if self.slug else ""

    @property
    def profile(self) -> str:
        return f"linkedin.com/in/{self.slug.lower()}" if self.slug else ""


@dataclass(frozen=True)
class Message:
    conversation: str
    sender: Person
    recipients: tuple[Person, ...]
    at: datetime
    text: str = "Hello"
    folder: str = "INBOX"
    draft: str = "No"
    with_sender_url: bool = True


@dataclass(frozen=True)
class Share:
    post_id: int
    at: datetime
    paragraphs: tuple[str, ...]
    shared_url: str = ""


@dataclass(frozen=True)
class Comment:
    post_id: int
    at: datetime
    text: str


@dataclass(frozen=True)
class Reaction:
    post_id: int
    at: datetime
    kind: str = "LIKE"


@dataclass(frozen=True)
class Invitation:
    other: Person
    at: datetime
    outgoing: bool
    text: str = ""


@dataclass(frozen=True)
class Archive:
    owner: Person
    messages: tuple[Message, ...] = ()
    shares: tuple[Share, ...] = ()
    comments: tuple[Comment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    connections: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Style:
    """How LinkedIn wrote archives at one time, and what happened to them after."""

    folder: str = ""
    suffix: str = ""
    bom: bool = False
    end: str = "\n"
    all_quoted: bool = False
    notes: bool = True
    message_columns: int = 12
    empty_at_the_end: bool = False
    mac: bool = False
    separator: str = ","


MESSAGE_HEADER = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
    "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
PROFILE_HEADER = (
    "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary",
)  # fmt: skip


def files_of(archive: Archive, style: Style | None = None) -> dict[str, bytes]:
    """The CSV files by their names, as in the ZIP."""
    style = style or Style()
    texts = {
        "Profile.csv": _profile(archive, style),
        f"Shares{style.suffix}.csv": _shares(archive, style),
        f"Comments{style.suffix}.csv": _comments(archive, style),
        f"Reactions{style.suffix}.csv": _reactions(archive, style),
        "messages.csv": messages_text(archive.messages, style),
        "Invitations.csv": _invitations(archive, style),
        "Connections.csv": _connections(archive, style),
        "guide_messages.csv": _table([MESSAGE_HEADER, ["2-x", "", "Coach"] + [""] * 10], style),
        "Registration.csv": "Registered At,Registration Ip\n6/14/24,127.0.0.1\n",
    }
    files = {
        style.folder + name: text.encode("utf-8-sig" if style.bom else "utf-8")
        for name, text in texts.items()
    }
    if style.mac:
        files["__MACOSX/._messages.csv"] = b"\0\5\x16\7"
    return files


def zipped(archive: Archive, style: Style | None = None) -> bytes:
    """The archive as a ZIP."""
    return zip_of(dict(files_of(archive, style)))


def read(data: bytes, name: str = "Basic_LinkedInDataExport_06-14-2024.zip") -> list[Record]:
    """All records of a file that is LinkedIn's."""
    records = read_linkedin_file(io.BytesIO(data), name)
    assert records is not None
    return list(records)


def placeless(records: list[Record]) -> list[Record]:
    """The records without their places."""
    return [replace(record, place=_NOWHERE) for record in records]


def records_of(archive: Archive) -> list[Record]:
    """The records that an archive holds, without their places, in order."""
    known = {person.slug: person for person in archive.connections}

    def other(person: Person) -> Correspondent:
        at = known.get(person.slug, person) if person.slug else person
        connected = person.slug in known
        company, title = (at.company, at.title) if connected else ("", "")
        return Correspondent(person.name, person.profile, company, title)

    owner = archive.owner
    return [
        OwnerRecord(_NOWHERE, owner.name, owner.title),
        *(
            PostRecord(
                _NOWHERE,
                read_link(f"{SHARE}{share.post_id}"),
                published_on=share.at.date(),
                title=next((each for each in share.paragraphs if each), "")[:200].rstrip(),
                link_out=bool(share.shared_url),
            )
            for share in archive.shares
        ),
        *(
            CommentRecord(_NOWHERE, read_link(f"{ACTIVITY}{each.post_id}"), each.at)
            for each in archive.comments
        ),
        *(
            ReactionRecord(_NOWHERE, read_link(f"{ACTIVITY}{each.post_id}"), each.at, each.kind)
            for each in archive.reactions
        ),
        *(
            InvitationRecord(_NOWHERE, each.at, each.outgoing, other(each.other))
            for each in archive.invitations
        ),
        *(
            MessageRecord(
                _NOWHERE,
                each.conversation,
                each.at,
                each.sender == owner,
                tuple(
                    other(person if each.with_sender_url else replace(person, slug=""))
                    if person is each.sender
                    else other(person)
                    for person in (each.sender, *each.recipients)
                    if person != owner
                ),
            )
            for each in archive.messages
            if each.folder != "SPAM" and each.draft != "Yes"
        ),
    ]


def messages_text(messages: tuple[Message, ...], style: Style | None = None) -> str:
    """messages.csv."""
    style = style or Style()
    header = MESSAGE_HEADER[: style.message_columns]
    rows = [
        [
            each.conversation,
            "",
            each.sender.name,
            each.sender.url if each.with_sender_url else "",
            ", ".join(person.name for person in each.recipients),
            ",".join(person.url for person in each.recipients),
            f"{each.at:%Y-%m-%d %H:%M:%S} UTC",
            "",
            each.text,
            each.folder,
            "",
            each.draft,
            "No",
        ][: style.message_columns]
        for each in messages
    ]
    if style.message_columns == 9:  # before 2023: no profiles of recipients
        header = MESSAGE_HEADER[:5] + MESSAGE_HEADER[6:10]
        rows = [
            row[:5] + row[6:9] + [each.folder] for row, each in zip(rows, messages, strict=True)
        ]
    return _table([header, *rows], style)


def _profile(archive: Archive, style: Style) -> str:
    first, _, last = archive.owner.name.partition(" ")
    return _table(
        [PROFILE_HEADER, [first, last, "", "1 High St", "", archive.owner.title, "I sell"]], style
    )


def _shares(archive: Archive, style: Style) -> str:
    header = ["Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility"]
    rows = [
        [
            f"{each.at:%Y-%m-%d %H:%M:%S}",
            f"{SHARE}{each.post_id}",
            '"\n"'.join(each.paragraphs),
            each.shared_url,
            "",
            "MEMBER_NETWORK",
        ]
        for each in archive.shares
    ]
    return _table([header, *rows], style)


def _comments(archive: Archive, style: Style) -> str:
    """Quotation marks are escaped with a backslash, and never doubled."""
    rows = "".join(
        f"{each.at:%Y-%m-%d %H:%M:%S},{ACTIVITY}{each.post_id},"
        '"' + each.text.replace("\\", "\\\\").replace('"', '\\"') + f'"{style.end}'
        for each in archive.comments
    )
    return f"Date,Link,Message{style.end}{rows}"


def _reactions(archive: Archive, style: Style) -> str:
    rows = [
        [f"{each.at:%Y-%m-%d %H:%M:%S}", each.kind, f"{ACTIVITY}{each.post_id}?commentUrn=urn"]
        for each in archive.reactions
    ]
    return _table([["Date", "Type", "Link"], *rows], style)


def _invitations(archive: Archive, style: Style) -> str:
    header = ["From", "To", "Sent At", "Message", "Direction"]
    rows = [[*header, "inviterProfileUrl", "inviteeProfileUrl"]]
    for each in archive.invitations:
        sides = (archive.owner, each.other) if each.outgoing else (each.other, archive.owner)
        rows.append(
            [
                sides[0].name,
                sides[1].name,
                f"{each.at.month}/{each.at.day}/{each.at:%y}, "
                f"{each.at.hour % 12 or 12}:{each.at:%M %p}",
                each.text,
                "OUTGOING" if each.outgoing else "INCOMING",
                sides[0].url,
                sides[1].url,
            ]
        )
    return _table(rows, style)


def _connections(archive: Archive, style: Style) -> str:
    header = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position"]
    rows = [[*header, "Connected On"], ["", "", "", "", "", "", "21 Feb 2026"]]
    for each in archive.connections:
        first, _, last = each.name.partition(" ")
        rows.append([first, last, each.url, "a@b.example", each.company, each.title, "08 Mar 2022"])
    return (NOTES if style.notes else "") + _table(rows, style)


def _table(rows: Sequence[Sequence[str]], style: Style) -> str:
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=style.separator,
        lineterminator=style.end,
        quoting=csv.QUOTE_ALL if style.all_quoted else csv.QUOTE_MINIMAL,
    )
    for row in rows:
        writer.writerow([*row, "", ""] if style.empty_at_the_end else row)
    return text.getvalue()


def at(day: int, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """A moment in June 2024, in UTC."""
    return datetime(2024, 6, day, hour, minute, second, tzinfo=UTC)


MAX = Person("Max Seller", "max-seller", title="I help you sell")
JANE = Person("Jane Doe, Ph.D.", "jane-doe", "Acme", "CTO")
LEE = Person("Ann Lee", "annlee", "Globex, Inc.", "VP Sales")
ZOE = Person("Zoë Brandt", "zoë-brandt")
POST = 7402746946853253120
SMALL = Archive(
    MAX,
    messages=(
        Message("2-aaaaaaa=", MAX, (JANE,), at(14), 'Hi Jane,\n"quick" question, ok?'),
        Message("2-aaaaaaa=", JANE, (MAX,), at(15), "Yes"),
        Message("2-bbbbbbb=", MAX, (JANE, LEE), at(16)),
        Message("2-ccccccc=", ZOE, (MAX,), at(17)),
        Message("2-ccccccc=", MAX, (ZOE,), at(18), "half-written", draft="Yes"),
        Message("2-ddddddd=", LEE, (MAX,), at(19), "Guaranteed returns!!!", folder="SPAM"),
    ),
    shares=(Share(POST, at(2), ("How we win", "Second paragraph"), "https://example.com/x"),),
    comments=(Comment(POST, at(3), 'He said "hi"\nand left'),),
    reactions=(Reaction(POST, at(4), "PRAISE"),),
    invitations=(Invitation(LEE, at(5, 17, 57), outgoing=True, text="Hi Ann, we met"),),
    connections=(JANE, LEE),
)
