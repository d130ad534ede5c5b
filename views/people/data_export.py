"""The messages around an export; the files are those of `views.people.export_files`."""

from domain.people.data_export import DataExport
from views import blocks, words
from views.blocks import Message


def export_begins(subject: str) -> Message:
    """Says that the files are coming."""
    whose = "your data" if subject == "own" else "the team's data"
    text = f"I'm putting {whose} together: the files come to your messages with me."
    return Message(text, (blocks.section(text),))


def nothing_to_export(subject: str) -> Message:
    """Nothing is stored."""
    whose = "about you" if subject == "own" else "about teams, target accounts or wins"
    text = f"I have nothing stored {whose} yet."
    return Message(text, (blocks.section(text),))


def export_comment(export: DataExport) -> str:
    """The text of the message with the files."""
    counts = [
        f"{table.name.replace('_', ' ')} {words.count(len(table.rows))}" for table in export.tables
    ]
    if export.subject == "own":
        first = (
            "Everything that I have stored about you, as a ZIP file (JSON and CSV) and a workbook."
        )
        last = "To erase it all here, type `/ssi forget-me`."
    else:
        first = "Your teams, target accounts and wins, as a ZIP file (JSON and CSV) and a workbook."
        last = (
            "Totals that would reveal one or two people are empty. Handle the names of people at "
            "target accounts with care: what you take out, I cannot erase."
        )
    return f"{first} Rows: {', '.join(counts)}. Times are in UTC. {last}"
