"""Help, and unknown commands."""

import pytest

from domain.typed.command_table import COMMANDS
from tests.conversations.conftest import LocalSlack
from tests.conversations.speaking import asks


async def test_help_names_five_commands_and_all_on_request(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi help")
    first = await slack.uma.next_message("#sales")
    named = {spec.name for spec in COMMANDS if f"`/ssi {spec.name}`" in first.text}
    assert named == {"log", "engagers", "dm", "who", "stats"}
    await slack.uma.clicks(first, "All commands")
    text = (await slack.uma.next_message("#sales")).text
    assert text == await asks(slack.uma, "/ssi help all")
    for spec in COMMANDS:
        assert f"`/ssi {spec.name}`" in text or not spec.usage


async def test_help_about_one_command_gives_examples(slack: LocalSlack) -> None:
    assert "/ssi score 13.1 9.7 5 18.9 top 12% top 20%" in await asks(slack.uma, "/ssi help score")


@pytest.mark.parametrize(
    ("typed", "nearest"), [("lgo", "log"), ("staats", "stats"), ("udno", "undo")]
)
async def test_an_unknown_word_is_answered_with_the_nearest_command(
    slack: LocalSlack, typed: str, nearest: str
) -> None:
    assert f"Did you mean `/ssi {nearest}`?" in await asks(slack.uma, f"/ssi {typed}")


async def test_mentions_in_a_quoted_line_are_escaped(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi <!everybody>")
    answer = await slack.uma.next_message("#sales")
    assert "<!everybody>" not in answer.words
    assert "&lt;!everybody&gt;" in answer.words
