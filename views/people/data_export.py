"""The messages around an export; the files are those of `views.people.export_files`."""

from domain.people.data_export import DataExport
from views import blocks, words
from views.blocks import Message

#: The tables whose rows are counted in the message, with the words for one row and for several.
_COUNTED: dict[str, tuple[str, str]] = {
    "posts": ("post", "posts"),
    "engagers": ("engager", "engagers"),
    "dms": ("DM", "DMs"),
    "dm_weeks": ("weekly total", "weekly totals"),
    "comments": ("comment", "comments"),
    "wins": ("win", "wins"),
    "scores": ("SSI score", "SSI scores"),
    "accounts": ("target account", "target accounts"),
    "people": ("person", "people"),
}


def export_begins(subject: str) -> Message:
    """Says that the files are coming."""
    whose = "your data" if subject == "own" else "the team's data"
    text = f"I'm putting {whose} together. I'll send the files in our direct messages."
    return Message(text, (blocks.section(text),))


def nothing_to_export(subject: str) -> Message:
    """Nothing is stored."""
    whose = "about you" if subject == "own" else "about teams, target accounts or wins"
    text = f"I have nothing stored {whose} yet."
    return Message(text, (blocks.section(text),))


def export_comment(export: DataExport) -> str:
    """The text of the message with the files."""
    rows = {table.name: len(table.rows) for table in export.tables}
    counts = [
        words.counted(rows[name], thing, things)
        for name, (thing, things) in _COUNTED.items()
        if rows.get(name)
    ]
    if export.subject == "own":
        first = (
            "*Your data, in two files:* a workbook to read, and a ZIP file (JSON and CSV) to keep. "
            "Send me the ZIP file, and your entries come back."
        )
        counts.append("and everything else that I have stored about you")
        last = "`/ssi forget-me` erases it here, and says first what stays."
    else:
        first = (
            "*The teams' data, in two files:* a workbook to read, and a ZIP file (JSON and CSV) "
            "for other programs."
        )
        counts.append("and your teams with their totals")
        last = (
            "Totals that would reveal one or two people are empty. Handle the names of people at "
            "target accounts with care: what you take out, I cannot erase."
        )
    inside = words.capital(", ".join(counts).removeprefix("and "))
    return f"{first} {inside}. Times are in UTC. {last}"
