"""Help, built from the command table that also parses."""

from domain.typed.command_table import (
    COMMANDS,
    EXAMPLE_ARTICLE,
    EXAMPLE_POST,
    CommandSpec,
    Topic,
    command_named,
)
from views import blocks
from views.blocks import Message
from views.first_steps import first_steps
from views.ids import Action

#: The topic of all commands.
ALL = "all"
_TITLE = "What I can do"
#: The commands that a newcomer needs.
MOST_USED = ("log", "engagers", "dm", "who", "stats")


def help_message(topic: str | None) -> Message:
    """The five commands that are used most, all by topic, or one command in full.

    Args:
        topic: A command's name or alias; ``None`` shows five, any other word all.
    """
    if topic is None:
        return _most_used()
    spec = command_named(topic)
    return _one(spec) if spec is not None else _all()


def _most_used() -> Message:
    opening = "Log a post and I tell you how it did, and whom to write to."
    closing = (
        "In a direct message to me, you can leave out `/ssi`, or say it in your words: “I wrote to "
        "Jane Doe at Acme”."
    )
    specs = [spec for spec in COMMANDS if spec.name in MOST_USED]
    lines = [f"`/ssi {spec.name}`  {spec.summary}" for spec in specs]
    return Message(
        text=" ".join(
            [_TITLE + ".", opening, *lines, closing, "`/ssi help all` shows all commands."]
        ),
        blocks=(
            blocks.header(_TITLE),
            blocks.section("\n".join([opening, *lines])),
            blocks.section(closing),
            first_steps(blocks.button("All commands", Action.SHOW_ALL_COMMANDS)),
        ),
    )


def _all() -> Message:
    opening = "Start with `/ssi log` and the link to your latest post."
    closing = (
        "`/ssi help dm` explains one command, with examples. In a direct message to me, you can "
        "leave out `/ssi`, or say it in your words: “I wrote to Jane Doe at Acme”."
    )
    texts, rows = [f"{_TITLE}.", opening], []
    for topic in Topic:
        specs = [spec for spec in COMMANDS if spec.topic is topic]
        texts.append(f"{topic}:")
        texts += [f"`{_named(spec)}`: {spec.summary}" for spec in specs]
        lines = [f"`{_named(spec)}`  {spec.summary}" for spec in specs]
        rows.append(blocks.section("\n".join([f"*{topic}*", *lines])))
    return Message(
        text=" ".join([*texts, closing]),
        blocks=(
            blocks.header(_TITLE),
            blocks.section(opening),
            *rows,
            blocks.context(closing),
        ),
    )


def _named(spec: CommandSpec) -> str:
    """The command without its arguments, which `_one` shows."""
    return f"/ssi {spec.name}" if spec.usage else "/ssi"


def _one(spec: CommandSpec) -> Message:
    meanings = spec.meanings or ("",) * len(spec.examples)
    examples = [
        f"{means}: `{_typed(_short(line))}`" if means else f"`{_typed(line)}`"
        for line, means in zip(spec.examples, meanings, strict=True)
    ]
    aliases = [_same(spec.aliases)] if spec.aliases else []
    return Message(
        text=" ".join([f"{_typed(spec.usage)}: {spec.summary}", "Examples:", *examples, *aliases]),
        blocks=(
            blocks.section(f"`{_typed(spec.usage)}`\n{spec.summary}"),
            blocks.section("\n".join(["*Examples*", *(f"• {each}" for each in examples)])),
            *map(blocks.context, aliases),
        ),
    )


def _same(aliases: tuple[str, ...]) -> str:
    *first, last = [f"`/ssi {alias}`" for alias in aliases]
    return f"{', '.join(first)} and {last} do the same." if first else f"{last} does the same."


def _short(line: str) -> str:
    """The line with a link that fits on a phone."""
    shown = line.replace(EXAMPLE_POST, "linkedin.com/posts/…")
    return shown.replace(EXAMPLE_ARTICLE, "linkedin.com/pulse/…")


def _typed(line: str) -> str:
    return f"/ssi {line}".strip()
