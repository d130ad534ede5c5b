"""Rules of this repository that no linter checks."""

import ast
import json
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from views import ids

REPOSITORY = Path(__file__).parents[2]
TOP = ("bot", "demo", "handlers", "delivery")
INNER = ("services", "views", "storage", "domain", "linkedin")
LAYERS = (*TOP, *INNER)
CLOCK = ("now", "utcnow", "today")
IDS = REPOSITORY / "views" / "ids.py"

#: Without the form fields: their enum is in the domain, because its rules use them; mypy checks it.
SLACK_IDS = [*ids.Form, *ids.Action, *ids.Shortcut, ids.DATE_READ, ids.LOG_NOTICE]
SLACK_IDS += [ids.FORM_NOTICE, ids.QUESTION]


def modules(*layers: str, with_any_of: Collection[str]) -> Iterator[tuple[str, ast.Module]]:
    """Every module of these layers with one of some texts in it: its path and its syntax tree."""
    for layer in layers:
        for file in sorted((REPOSITORY / layer).rglob("*.py")):
            source = file.read_text(encoding="utf-8")
            if any(text in source for text in with_any_of):
                yield str(file.relative_to(REPOSITORY)), ast.parse(source)


def texts_in(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def test_each_slack_id_is_written_once() -> None:
    values = {str(value) for value in SLACK_IDS}
    found = [
        f"{path}:{text.lineno} {text.value}"
        for path, tree in modules(*LAYERS, with_any_of=values)
        if path != "views/ids.py"
        for text in texts_in(tree)
        if text.value in values
    ]
    assert found == []


@pytest.mark.parametrize("id_name", ["action_id", "block_id", "callback_id"])
def test_no_slack_id_is_a_literal_at_its_use(id_name: str) -> None:
    found = [
        f"{path}:{value.lineno}"
        for path, tree in modules("handlers", "views", "delivery", with_any_of=[id_name])
        for name, value in named_values(tree)
        if name == id_name and isinstance(value, ast.Constant) and isinstance(value.value, str)
    ]
    assert found == []


def named_values(tree: ast.AST) -> Iterator[tuple[object, ast.expr]]:
    """The names and values of keyword arguments and dict entries."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword):
            yield node.arg, node.value
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield key.value, value


def test_no_two_slack_ids_are_the_same() -> None:
    assert len(set(map(str, SLACK_IDS))) == len(SLACK_IDS)


def test_the_manifest_has_the_handled_shortcuts() -> None:
    manifest = json.loads((REPOSITORY / "manifest.json").read_text(encoding="utf-8"))
    named = {shortcut["callback_id"] for shortcut in manifest["features"]["shortcuts"]}
    assert named == set(ids.Shortcut)


def test_the_inner_layers_do_not_import_slack() -> None:
    imported = [
        f"{path}: {name}"
        for path, tree in modules(*INNER, with_any_of=["slack"])
        for node in ast.walk(tree)
        for name in imported_by(node)
        if name.startswith("slack")
    ]
    assert imported == []


def imported_by(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_the_inner_layers_read_no_clock() -> None:
    read = [
        f"{path}:{node.lineno}"
        for path, tree in modules(*INNER, with_any_of=CLOCK)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCK
        and isinstance(node.value, ast.Name)
        and node.value.id in {"date", "datetime"}
    ]
    assert read == []
