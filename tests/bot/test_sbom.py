"""The bill of materials: what the bot runs with, at the versions that are pinned."""

import json
import re
import tomllib
from pathlib import Path

from tests.bot.processes import bot

ROOT = Path(__file__).parents[2]


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


async def test_the_bill_has_the_pinned_packages_of_the_bot_and_no_tool(tmp_path: Path) -> None:
    code, output = await bot(tmp_path, "sbom")
    assert code == 0
    bill = json.loads(output)
    pinned = dict(
        line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    )
    versions = {normalised(name): version for name, version in pinned.items()}
    named = {normalised(each["name"]): each["version"] for each in bill["components"]}
    assert named.items() <= versions.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {normalised(re.split(r"[\[<>=]", each)[0]) for each in project["dependencies"]}
    assert direct <= set(named)
    # An extra of a dependency, and a dependency of a dependency.
    assert {"psycopg-binary", "aiosignal"} <= set(named)
    # Extras of the bot that are installed.
    assert {"rapidocr", "pillow-heif"} <= set(named)
    assert not {"pytest", "mypy", "ruff", "playwright"} & set(named)

    refs = {each["bom-ref"] for each in bill["components"]}
    graph = {each["ref"]: set(each["dependsOn"]) for each in bill["dependencies"]}
    assert set(graph) == refs | {bill["metadata"]["component"]["bom-ref"]}
    assert set().union(*graph.values()) == refs
