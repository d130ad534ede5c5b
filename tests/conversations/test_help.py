"""Help, and words that the bot does not know."""

import pytest

from domain.typed.grammar import COMMANDS
from tests.conversations.conftest import LocalSlack


async def test_help_names_every_command(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi help")
    text = (await slack.uma.next_message("#sales")).text
    for spec in COMMANDS:
        assert f"`/ssi {spec.name}`" in text or not spec.usage


async def test_help_about_one_command_gives_examples(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi help score")
    assert (
        "/ssi score 13.1 9.7 5 18.9 top 12% top 20%"
        in (await slack.uma.next_message("#sales")).text
    )


@pytest.mark.parametrize(
    ("typed", "nearest"), [("lgo", "log"), ("staats", "stats"), ("udno", "undo")]
)
async def test_an_unknown_word_is_answered_with_the_nearest_command(
    slack: LocalSlack, typed: str, nearest: str
) -> None:
    await slack.uma.types("#sales", f"/ssi {typed}")
    assert f"Did you mean `/ssi {nearest}`?" in (await slack.uma.next_message("#sales")).text


async def test_what_people_type_pings_nobody(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi <!channel>")
    answer = await slack.uma.next_message("#sales")
    assert "<!channel>" not in answer.words
    assert "&lt;!channel&gt;" in answer.words
