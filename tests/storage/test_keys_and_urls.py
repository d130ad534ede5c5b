"""Primary keys of rows, and the URLs of databases."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.engine import open_engine
from storage.tables import MemberRow, id_of


def test_a_row_has_no_id_before_it_is_flushed() -> None:
    with pytest.raises(ValueError, match="MemberRow has no id before it is flushed"):
        id_of(
            MemberRow(
                workspace_id="T1",
                user_id="U1",
                name="Uma",
                zone="UTC",
                created_at=datetime.now(UTC),
            )
        )


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_url_of_postgresql_is_taken(scheme: str) -> None:
    engine = open_engine(f"{scheme}://bot@db.example/ssi")
    assert engine.url.drivername == "postgresql+psycopg"


def test_the_folder_of_an_sqlite_file_is_made(tmp_path: Path) -> None:
    open_engine(f"sqlite:///{tmp_path}/new/ssi.db").dispose()
    assert (tmp_path / "new").is_dir()
