"""What the documents say is what the program does."""

import html
import json
import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import app as command_line
from bot.settings import Settings
from domain.errors import UserError
from domain.thresholds import SPECS
from domain.timing.schedules import SHELF_LIFE, Kind
from domain.typed.command_table import COMMANDS, command_named
from domain.typed.grammar import parse
from linkedin.sheets import MOST_ROWS
from linkedin.spreadsheets import MOST_BYTES
from linkedin.workbooks import MOST_UNPACKED
from services.entries.strangers import KEPT_FOR
from storage.migrate import newest_revision
from tests.conversations.conftest import LocalSlack
from tests.docs.pages import (
    CHANGELOG,
    CONTRIBUTING,
    DOCUMENTS,
    MANUAL,
    OPERATIONS,
    PLAYGROUND,
    PRIVACY,
    README,
    ROOT,
    RULES,
    SECURITY,
    anchors,
    dialogues,
    links,
    part,
    table,
    text_lines,
    unwrapped,
)
from tests.docs.story import Story
from views.wording.rule_names import RULE_NAMES

MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
NOT_THERE = "## Not available yet"
#: Characters of a line of text.
LONGEST_LINE = 120


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
    told = [(usage, summary) for usage, summary, _ in table(part(README, "## Commands"), "command")]
    assert told == [(f"/ssi {spec.usage}".strip(), spec.summary) for spec in COMMANDS]


def test_each_example_is_one_of_the_command_beside_it() -> None:
    examples = [example for *_, example in table(part(README, "## Commands"), "command")]
    for example, spec in zip(examples, COMMANDS, strict=True):
        parse(example)
        first = (example.split()[1:] or [spec.name])[0]
        assert command_named(first) is spec


async def test_each_answer_is_the_one_given(slack: LocalSlack) -> None:
    for typed, answer in dialogues(MANUAL, "## A post"):
        await slack.uma.types("#sales", typed)
        message = await slack.uma.next_message("#sales")
        assert parts_missing(answer, message.words) == [], typed


async def test_the_story_of_adas_weeks_happens_as_it_is_told(slack: LocalSlack) -> None:
    story = Story(slack)
    for headline in (
        "## Target accounts and people",
        "## What the bot sends you",
        "## Wins and pipeline",
    ):
        for happens, answer in dialogues(MANUAL, headline):
            assert parts_missing(answer, await story.goes_on(happens)) == [], happens


def test_commands_told_to_be_missing_are_missing() -> None:
    for line in re.findall(r"`(/ssi [^`]+)`", part(README, NOT_THERE)):
        with pytest.raises(UserError, match="I don't know the command"):
            parse(line)


def test_commands_named_in_the_text_are_commands() -> None:
    for document in (README, MANUAL, RULES, PRIVACY, OPERATIONS, PLAYGROUND):
        text = DOCUMENTS[document]
        if document == README:
            text = text.replace(part(README, NOT_THERE), "")
        for line in re.findall(r"`(/ssi[^`\[]*)`", text):
            parse(line)


def test_the_coaching_rules_are_those_of_the_program() -> None:
    told = [rule for rule, *_ in table(part(RULES, "## Coaching rules"), "rule")]
    assert told == list(RULE_NAMES.values())


def test_the_thresholds_are_those_of_the_program() -> None:
    told = [tuple(row[:3]) for row in table(part(RULES, "## Thresholds"), "threshold")]
    assert told == [
        (spec.words, f"{spec.default} {spec.unit.value}", f"{spec.least} – {spec.most}")
        for spec in SPECS
    ]


def test_the_limits_told_are_those_of_the_program() -> None:
    for limit in (
        f"{MOST_BYTES // 1_000_000} MB",
        f"{MOST_ROWS:,} rows",
        f"{MOST_UNPACKED // 1_000_000} MB unpacked",
        f"{KEPT_FOR.days} days",
    ):
        assert limit in unwrapped(SECURITY)


def test_the_retention_told_is_that_of_the_program() -> None:
    kept = {about: long for about, _, long in table(DOCUMENTS[PRIVACY], "about")}
    assert kept["people outside target accounts"].startswith(f"{KEPT_FOR.days} days;")
    assert f"outside target accounts are deleted after {KEPT_FOR.days} days" in unwrapped(PRIVACY)


def test_how_late_a_message_may_come_is_told_as_the_program_has_it() -> None:
    rows = table(part(OPERATIONS, "## After downtime"), "message")
    told = {name: late for names, late in rows for name in names.split(", ")}
    days = {kind: f"{SHELF_LIFE[kind].days} days".replace("1 days", "1 day") for kind in Kind}
    assert told == {
        "nudge": f"{SHELF_LIFE[Kind.NUDGE].total_seconds() / 3600:.0f} hours",
        "board": days[Kind.BOARD],
        "digest": days[Kind.DIGEST],
        "welcome": days[Kind.WELCOME],
        "a coach's week": days[Kind.COACH_WEEK],
        "SSI reminder": days[Kind.REMINDER],
        "invitation": days[Kind.INVITATION],
        "question about a board": days[Kind.BOARD_QUESTION],
        "notice about a board": days[Kind.NOTICE],
        "notice about accounts without an owner": days[Kind.HANDOVER],
        "notice about missing permissions": days[Kind.MISSING_SCOPES],
    }


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
    told = {name: default for name, default, _ in table(part(OPERATIONS, "## Settings"), "setting")}
    fields = Settings.model_fields.items()
    assert told == {name.upper(): str(field.default or "–") for name, field in fields}


def test_the_command_line_is_that_of_the_program() -> None:
    told = [name for name, _ in table(part(OPERATIONS, "## Command line"), "command")]
    assert told == [
        command.callback.__name__.replace("_", "-")
        for command in command_line.registered_commands
        if command.callback
    ]


def test_the_doctors_report_is_that_of_this_version() -> None:
    text = part(OPERATIONS, "## Connect your workspace")
    assert f"is at revision {newest_revision()}\n" in text
    assert f"all {len(MANIFEST['oauth_config']['scopes']['bot'])} granted\n" in text


def test_scopes_and_events_are_those_of_the_manifest() -> None:
    text = part(OPERATIONS, "## Scopes and events")
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert [scope for scope, _ in table(text, "scope")] == MANIFEST["oauth_config"]["scopes"]["bot"]
    assert [event for event, _ in table(text, "event")] == events


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_named_in_a_document_exist(document: str) -> None:
    folders = "bot|handlers|delivery|services|views|storage|domain|linkedin|playground|tests|script"
    named = re.findall(rf"`((?:{folders}|benchmarks|docs)/[\w./-]*\w[/]?)`", DOCUMENTS[document])
    linked = [path for path, _ in links(document)]
    assert [name for name in (*linked, *named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_lines_of_text_are_wrapped(document: str) -> None:
    assert [line for line in text_lines(document) if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_to_a_headline_find_it(document: str) -> None:
    to_headlines = [(path, anchor) for path, anchor in links(document) if anchor]
    assert [link for link in to_headlines if link[1] not in anchors(link[0])] == []


def test_the_readme_links_to_every_document() -> None:
    assert DOCUMENTS.keys() - {README, *(path for path, _ in links(README))} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_names_given_with_their_file_are_defined_there(document: str) -> None:
    given = re.findall(r"`([\w/]+\.py): (\w+)`", DOCUMENTS[document])
    assert [(file, name) for file, name in given if not defines(ROOT / file, name)] == []


def defines(file: Path, name: str) -> bool:
    """Whether a module defines a class, a function or a constant at its top level."""
    return bool(re.search(rf"^(class |def |async def )?{name}\b", file.read_text(), re.MULTILINE))


def test_contributing_names_every_folder_of_the_tests() -> None:
    rows = table(part(CONTRIBUTING, "## Tests"), "folder")
    named = [folder for folder, *_ in rows]
    named += [f"{folder}{room}/" for folder, rooms, _ in rows for room in rooms.split()]
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "tests").glob("*/**/__init__.py")}
    assert sorted(named) == sorted(f"{folder.as_posix()}/" for folder in folders)


def test_contributing_names_every_benchmark() -> None:
    named = [name for name, _ in table(part(CONTRIBUTING, "### Benchmarks"), "benchmark")]
    runnable = [
        path.stem
        for path in (ROOT / "benchmarks").glob("*.py")
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    ]
    runnable += [path.parent.name for path in (ROOT / "benchmarks").glob("*/__main__.py")]
    assert sorted(named) == sorted(runnable)


def test_the_hooks_run_the_tools_of_the_checks() -> None:
    check = (ROOT / "script" / "check").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    tools = re.findall(r"^check (.+)$", check, flags=re.MULTILINE)
    # Hooks get the changed files instead of a folder, and ruff may format them.
    wanted = [tool.removesuffix(" .").replace(" --check", "") for tool in tools]
    assert re.findall(r"^ *entry: \.venv/bin/(.+)$", hooks, flags=re.MULTILINE) == wanted


def test_the_changelogs_newest_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = re.findall(r"^## (\d\S+) ", DOCUMENTS[CHANGELOG], flags=re.MULTILINE)
    assert versions[0] == project["version"]
