"""The page stays small: it is read from disk at each load, and by whoever changes it."""

from playground.page_files import PAGE

MOST_BYTES = 150_000


def test_all_files_of_the_page_together_are_small() -> None:
    files = {path: path.stat().st_size for path in PAGE.rglob("*") if path.is_file()}
    assert len(files) > 20
    assert sum(files.values()) < MOST_BYTES
