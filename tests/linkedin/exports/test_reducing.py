"""A reduced archive has what the import needs, and nothing else."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.reducing import reduce_file, reduced_name
from domain.errors import UserError
from linkedin.exports.archive.reducing import ReducedFile, reduce_archive
from linkedin.records import Record, RefusedRow
from tests.linkedin.files import parts_of, zip_of
from tests.linkedin.linkedin_files.archive_strategies import ARCHIVES, STYLES
from tests.linkedin.linkedin_files.archives import (
    JANE,
    LEE,
    SMALL,
    ZOE,
    Archive,
    Person,
    Style,
    files_of,
    placeless,
    read,
    zipped,
)


def _reduced(data: bytes) -> tuple[bytes, list[ReducedFile]]:
    target = io.BytesIO()
    files = reduce_archive(io.BytesIO(data), "archive.zip", target)
    return target.getvalue(), files


def _without_refused(data: bytes) -> list[Record]:
    return [each for each in placeless(read(data)) if not isinstance(each, RefusedRow)]


@given(ARCHIVES, STYLES)
@settings(max_examples=30, deadline=None)
def test_a_reduced_archive_gives_the_same_records(archive: Archive, style: Style) -> None:
    assert _without_refused(_reduced(zipped(archive, style))[0]) == _without_refused(
        zipped(archive, style)
    )


def test_texts_and_addresses_and_other_files_are_not_in_it() -> None:
    data, _ = _reduced(zipped(SMALL))
    parts = parts_of(data)
    assert sorted(parts) == [
        "Comments.csv",
        "Connections.csv",
        "Invitations.csv",
        "Profile.csv",
        "Reactions.csv",
        "Shares.csv",
        "messages.csv",
    ]
    whole = b"".join(parts.values()).decode()
    for text in (
        "quick", "Guaranteed", "half-written", "He said", "we met", "Second paragraph",
        "b.example", "example.com/x", "08 Mar 2022", "High St", "I sell",
    ):  # fmt: skip
        assert text not in whole
    assert "How we win" in whole


def test_it_says_what_it_left_out() -> None:
    data = zipped(SMALL, Style(suffix="_181682616"))
    files = {each.name: each for each in _reduced(data)[1]}
    assert files["messages.csv"] == ReducedFile(
        "messages.csv", 4, 2, 0, ("conversation title", "subject", "content", "attachments")
    )
    assert files["Shares_181682616.csv"].emptied == (
        "sharecommentary",
        "sharedurl",
        "mediaurl",
        "visibility",
    )


def test_only_connections_in_conversations_and_invitations_stay() -> None:
    invitations = tuple(replace(each, other=ZOE) for each in SMALL.invitations)
    stranger = Person("Bo Strange", "bo-strange", "Hooli")
    older = Person(stranger.name, "", "Hooli")
    archive = replace(SMALL, invitations=invitations, connections=(JANE, LEE, ZOE, stranger, older))
    parts = parts_of(_reduced(zipped(archive))[0])
    names = [line.split(",")[0] for line in parts["Connections.csv"].decode().splitlines()]
    assert names == ["First Name", "Jane", "Ann", "Zoë"]


def test_rows_that_cannot_be_read_are_left_out() -> None:
    files = files_of(SMALL)
    files["Comments.csv"] += b'secret,"secret"\n2024-06-14 05:57:12,secret,secret\n"secret'
    data, reduced = _reduced(zip_of(dict(files)))
    assert b"secret" not in parts_of(data)["Comments.csv"]
    assert [each.unreadable for each in reduced if each.name == "Comments.csv"] == [3]


def test_files_of_the_same_name_in_two_folders_are_both_kept() -> None:
    files = files_of(SMALL)
    files["old/Shares.csv"] = files_of(replace(SMALL, shares=SMALL.shares * 2))["Shares.csv"]
    data, _ = _reduced(zip_of(dict(files)))
    assert _without_refused(data) == _without_refused(zip_of(dict(files)))


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(UserError, match="no data archive"):
        _reduced(b"Company name,Website\nAcme,acme.example\n")


def test_nothing_is_written_over_a_file(tmp_path: Path) -> None:
    archive = tmp_path / "archive.zip"
    archive.write_bytes(zipped(SMALL))
    target = reduced_name(archive)
    assert f"{target}: " in reduce_file(archive, target)
    with pytest.raises(FileExistsError):
        reduce_file(archive, target)
    archive.write_bytes(b"no archive")
    target.unlink()
    with pytest.raises(UserError):
        reduce_file(archive, target)
    assert not target.exists()
