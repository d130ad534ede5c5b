"""Reads a line of ``/ssi`` as a command.

The same words work after ``/ssi`` and, without it, in a direct message to the bot.
"""

from domain.errors import NotUnderstoodError
from domain.names.pasted_people import are_pasted_people
from domain.timing.typed_windows import is_window
from domain.typed.command_lines import first_word, read_log, read_stats
from domain.typed.command_table import command_named, unknown_command
from domain.typed.commands import Command, ListEngagers, ShowHelp, ShowHome
from domain.typed.post_line import looks_like_link

#: Commands whose words name a person or a company.
NAMING = frozenset({"dm", "win", "comment", "replied"})
#: First words that stand for a command and its first argument.
_SHORTHANDS = {
    "met": "win meeting",
    "meeting": "win meeting",
    "opportunity": "win opportunity",
    "silent": "accounts silent",
}


def parse(line: str) -> Command:
    """Reads what follows ``/ssi``, or a direct message.

    A line that starts with a link is a post to log, and a window alone shows the stats.

    Raises:
        UserError: it is no command; the fix names the nearest one.
    """
    first, rest = first_word(line)
    if first.lower() in {"/ssi", "ssi"}:
        line = rest
        first, rest = first_word(line)
    if not first:
        return ShowHome()
    if looks_like_link(first):
        return read_log(" ".join(line.split()))
    if first.lower() in _SHORTHANDS:
        return parse(f"{_SHORTHANDS[first.lower()]} {rest}")
    spec = command_named(first)
    if spec is None and is_window(line):
        return read_stats(" ".join(line.split()))
    if spec is None and are_pasted_people(line):
        return ListEngagers(names=line)
    if spec is None:
        raise unknown_command(first)
    if spec.name in NAMING and rest.lower() in {"help", "?"}:
        return ShowHelp(spec.name)
    other = command_named(rest) if spec.name in NAMING and rest.islower() else None
    if other not in (None, spec):
        raise NotUnderstoodError(
            f"“{rest}” is a command of its own.", f"Type just `/ssi {rest}`, or `/ssi {spec.name}`."
        )
    return spec.read(rest if spec.keeps_lines else " ".join(rest.split()))
