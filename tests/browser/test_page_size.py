"""The page is small, because every load reads it from disk and contributors read it whole."""

from playground.page_server.static_files import PAGE

# Raised from 150,000 for what makes the page as strict as Slack: typed values kept over other
# views, labelled links on pasting, automatic links and mentions, guests; and for the demo and the
# tour, whose steps are ticked off.
MOST_BYTES = 158_500


def test_all_files_of_the_page_together_are_small() -> None:
    files = {path: path.stat().st_size for path in PAGE.rglob("*") if path.is_file()}
    assert len(files) > 20
    assert sum(files.values()) < MOST_BYTES
