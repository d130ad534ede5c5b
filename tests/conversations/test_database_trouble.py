"""What a person hears, and the log says, when the database is in trouble."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.conversations.speaking import asks
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

LINE = f"/ssi log {LINK} 2340 views 25 engagers"
#: No room for the row that every act makes.
FULL = {
    "sqlite": (
        "CREATE TABLE filler (bytes BLOB)",
        "CREATE TRIGGER no_room AFTER INSERT ON act "
        "BEGIN INSERT INTO filler VALUES (zeroblob(100000000)); END",
    ),
    "postgresql": (
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RAISE EXCEPTION ''No space left on device'' USING ERRCODE = ''53100''; END'",
        "CREATE TRIGGER no_room AFTER INSERT ON act EXECUTE FUNCTION no_room()",
    ),
}


@contextmanager
def full_disk(engine: Engine) -> Iterator[None]:
    """Leaves no room on the disk until the block ends."""
    dialect = engine.dialect.name

    def limit(connection: Connection) -> None:
        if dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA max_page_count=1")  # no more than there are now

    with engine.begin() as connection:
        for statement in FULL[dialect]:
            connection.exec_driver_sql(statement)
    event.listen(engine, "begin", limit)
    try:
        yield
    finally:
        event.remove(engine, "begin", limit)
        engine.dispose()
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "DROP TRIGGER no_room" + (" ON act" if dialect == "postgresql" else "")
            )


async def test_a_full_disk_is_named_to_the_person_and_in_one_line_of_the_log(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    with full_disk(slack.bot.desk.store.engine):
        answer = await asks(slack.uma, LINE)
    assert "The disk of my database is full, so nothing was saved." in answer
    assert "wrong on my side" not in answer
    lines = [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]
    assert len(lines) == 1
    assert "disk" in lines[0].getMessage()
    assert lines[0].exc_info is None
    assert "1.07 %" in await asks(slack.uma, LINE)
