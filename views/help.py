"""Help, made from the table that also parses."""

from domain.grammar import COMMANDS, CommandSpec, command_named
from views import blocks
from views.blocks import Message
from views.ids import Action


def help_message(topic: str | None) -> Message:
    """All commands, or one in full.

    Args:
        topic: A command's name.
    """
    spec = command_named(topic) if topic else None
    return _one(spec) if spec is not None else _all()


def _all() -> Message:
    lines = [f"`{_typed(spec.usage)}`  {spec.summary}" for spec in COMMANDS]
    closing = (
        "In a direct message to me the same words work without `/ssi`. "
        "`/ssi help log` says more about one command."
    )
    return Message(
        text=" ".join(["What I can do.", *(line.replace("  ", ": ") for line in lines), closing]),
        blocks=(
            blocks.header("What I can do"),
            blocks.section("\n".join(lines)),
            blocks.context(closing),
            blocks.actions(
                blocks.button("Log a post", Action.OPEN_LOG, style="primary"),
                blocks.button("My dashboard", Action.SHOW_DASHBOARD),
            ),
        ),
    )


def _one(spec: CommandSpec) -> Message:
    examples = [f"`{_typed(example)}`" for example in spec.examples]
    aliases = f"Also: {', '.join(spec.aliases)}." if spec.aliases else ""
    return Message(
        text=" ".join([f"{_typed(spec.usage)}: {spec.summary}", "Examples:", *examples, aliases]),
        blocks=(
            blocks.section(f"`{_typed(spec.usage)}`\n{spec.summary}"),
            blocks.section("\n".join(["*Examples*", *examples])),
            *((blocks.context(aliases),) if aliases else ()),
        ),
    )


def _typed(line: str) -> str:
    return f"/ssi {line}".strip()
