"""Ending a workspace from the command line."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from bot.erasing import UnknownWorkspaceError, end_workspace
from storage.tables import WorkspaceRow
from tests.engines import ON_SQLITE

pytestmark = ON_SQLITE
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def ids(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return sorted(row.id for row in session.exec(select(WorkspaceRow)))


def test_a_workspace_ends_in_thirty_days_is_kept_or_is_erased_at_once(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(WorkspaceRow(id="T1", created_at=NOW))
        session.commit()
    assert "on 2026-12-23" in end_workspace(engine, "", NOW)
    assert end_workspace(engine, "T1", NOW, keep=True) == "T1 stays."
    assert "was not going to be" in end_workspace(engine, "T1", NOW, keep=True)
    unsure = end_workspace(engine, "T1", NOW, at_once=True, sure=lambda _: False)
    assert (unsure, ids(engine)) == ("Nothing was erased.", ["T1"])
    assert "is erased" in end_workspace(engine, "T1", NOW, at_once=True)
    assert ids(engine) == []


def test_of_several_workspaces_one_must_be_named(engine: Engine) -> None:
    with Session(engine) as session:
        session.add_all(WorkspaceRow(id=name, created_at=NOW) for name in ("T1", "T2"))
        session.commit()
    for name in ("", "T3"):
        with pytest.raises(UnknownWorkspaceError, match="it has T1, T2"):
            end_workspace(engine, name, NOW)
    end_workspace(engine, "T2", NOW, at_once=True)
    assert ids(engine) == ["T1"]
