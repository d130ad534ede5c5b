"""The page is small, because every load reads it from disk and contributors read it whole."""

from playground.page_server.static_files import PAGE

# Typed values kept as Slack keeps them, pasted links and automatic links raised it from 150,000.
MOST_BYTES = 156_000


def test_all_files_of_the_page_together_are_small() -> None:
    files = {path: path.stat().st_size for path in PAGE.rglob("*") if path.is_file()}
    assert len(files) > 20
    assert sum(files.values()) < MOST_BYTES
