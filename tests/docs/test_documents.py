"""What the documents say is what the program does."""

import html
import json
import re
from pathlib import Path

import pytest

from bot.cli import app as command_line
from bot.settings import Settings
from domain.coaching.thresholds import SPECS
from domain.errors import UserError
from domain.typed.grammar import COMMANDS, command_named, parse
from linkedin.sheets import MOST_ROWS
from linkedin.spreadsheets import MOST_BYTES
from linkedin.workbooks import MOST_UNPACKED
from services.entries.strangers import KEPT_FOR
from storage.migrate import newest_revision
from tests.conversations.conftest import LocalSlack
from tests.docs.story import Story
from views.coaching.findings import RULES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))


def part(title: str) -> str:
    """The README's text under a headline, up to the next one of its rank or above."""
    rank = title.index(" ")
    _, _, after = README.partition(f"\n{title}\n")
    assert after, f"the README has no headline {title!r}"
    return re.split(rf"^#{{1,{rank}}} ", after, flags=re.MULTILINE)[0]


def table(text: str, first_column: str) -> list[list[str]]:
    """The rows of the table whose first column is called so, without backticks."""
    lines = text.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"| {first_column} "))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        rows.append([cell.replace("\\|", "|").replace("`", "").strip() for cell in cells])
    return rows


def dialogues(headline: str) -> list[tuple[str, str]]:
    """What happens and what is answered, of each fenced text under a headline."""
    text = part(headline)
    fenced = re.findall(r"^```\n(.*?)\n\n(.*?)\n```$", text, flags=re.MULTILINE | re.DOTALL)
    assert len(fenced) == text.count("```") / 2 > 0
    return [(happens, answer) for happens, answer in fenced]


def as_read(text: str) -> str:
    """A text as a person reads it: mrkdwn's marks and line breaks gone."""
    unlinked = re.sub(r"<[^|>]+\|([^>]*)>", r"\1", text.replace("<#C0SALES>", "#sales"))
    return " ".join(html.unescape(unlinked).replace("*", "").replace("`", "").split())


def parts_missing(answer: str, words: str) -> list[str]:
    """The paragraphs and buttons of a quoted answer that are not among the words shown."""
    shown, labels = as_read(words), words.splitlines()
    missing = []
    for paragraph in answer.split("\n\n"):
        buttons = re.fullmatch(r"\[.*\]", paragraph)
        if buttons:
            missing += [
                label for label in re.findall(r"\[(.*?)\]", paragraph) if label not in labels
            ]
        elif as_read(paragraph) not in shown:
            missing.append(paragraph)
    return missing


def test_the_commands_are_those_of_the_grammar() -> None:
    told = [(usage, summary) for usage, summary, _ in table(part("## Commands"), "command")]
    assert told == [(f"/ssi {spec.usage}".strip(), spec.summary) for spec in COMMANDS]


def test_each_example_is_one_of_the_command_beside_it() -> None:
    examples = [example for *_, example in table(part("## Commands"), "command")]
    for example, spec in zip(examples, COMMANDS, strict=True):
        parse(example)
        first = (example.split()[1:] or [spec.name])[0]
        assert command_named(first) is spec


async def test_each_answer_is_the_one_given(slack: LocalSlack) -> None:
    for typed, answer in dialogues("### A post"):
        await slack.uma.types("#sales", typed)
        message = await slack.uma.next_message("#sales")
        assert parts_missing(answer, message.words) == [], typed


async def test_the_story_of_adas_weeks_happens_as_it_is_told(slack: LocalSlack) -> None:
    story = Story(slack)
    for headline in ("### With whom", "### What comes by itself", "### Where it leads"):
        for happens, answer in dialogues(headline):
            assert parts_missing(answer, await story.goes_on(happens)) == [], happens


def test_commands_told_to_be_missing_are_missing() -> None:
    missing = re.findall(r"`(/ssi [^`]+)`", part("## What is not there yet"))
    assert missing
    for line in missing:
        with pytest.raises(UserError, match="I don't know the command"):
            parse(line)


def test_the_coaching_rules_are_those_of_the_program() -> None:
    text = part("## Coaching rules")
    assert [rule for rule, *_ in table(text, "rule")] == list(RULES.values())
    told = " ".join(text.split())
    named = [f"{spec.words} {spec.usual} {spec.unit.value}" for spec in SPECS]
    assert ", ".join(named) in told


def test_the_limits_told_are_those_of_the_program() -> None:
    security = " ".join((ROOT / "SECURITY.md").read_text(encoding="utf-8").split())
    for limit in (
        f"{MOST_BYTES // 1_000_000} MB",
        f"{MOST_ROWS:,} rows",
        f"{MOST_UNPACKED // 1_000_000} MB unpacked",
        f"{KEPT_FOR.days} days",
    ):
        assert limit in security


def test_slack_takes_the_manifests_texts() -> None:
    shown, [command] = MANIFEST["display_information"], MANIFEST["features"]["slash_commands"]
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000


def test_what_the_manifest_hints_at_are_commands() -> None:
    [command] = MANIFEST["features"]["slash_commands"]
    hinted = [hint.split()[0] for hint in command["usage_hint"].split(" | ")]
    assert [word for word in hinted if command_named(word) is None] == []


def test_the_settings_are_those_of_the_program() -> None:
    told = {name: default for name, default, _ in table(part("## Settings"), "setting")}
    fields = Settings.model_fields.items()
    assert told == {name.upper(): str(field.default or "–") for name, field in fields}


def test_the_command_line_is_that_of_the_program() -> None:
    told = [name for name, _ in table(part("## Command line"), "command")]
    assert told == [
        command.callback.__name__
        for command in command_line.registered_commands
        if command.callback
    ]


def test_the_doctors_report_is_that_of_this_version() -> None:
    text = part("## Connect your workspace")
    assert f"is at revision {newest_revision()}\n" in text
    assert f"all {len(MANIFEST['oauth_config']['scopes']['bot'])} granted\n" in text


def test_scopes_and_events_are_those_of_the_manifest() -> None:
    text = part("## Connect your workspace")
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert [scope for scope, _ in table(text, "scope")] == MANIFEST["oauth_config"]["scopes"]["bot"]
    assert [event for event, _ in table(text, "event")] == events


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_named_in_a_document_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", text)
    linked += re.findall(r'\bsrc(?:set)?="([^"]+)"', text)
    folders = "bot|handlers|delivery|services|views|storage|domain|linkedin|playground|tests|script"
    named = re.findall(rf"`((?:{folders}|benchmarks|docs)/[\w./-]*\w[/]?)`", text)
    assert [name for name in (*linked, *named) if not (ROOT / name).exists()] == []
