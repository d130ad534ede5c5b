"""The documents as tests read them: their parts, tables, dialogues, links and headlines."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Every document, by its path from the root, like ``docs/manual.md``.
DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
}
README, SECURITY = "README.md", "SECURITY.md"
CONTRIBUTING, CHANGELOG = "CONTRIBUTING.md", "CHANGELOG.md"
MANUAL, RULES, PRIVACY = "docs/manual.md", "docs/rules.md", "docs/privacy.md"
OPERATIONS, PLAYGROUND = "docs/operations.md", "docs/playground.md"
_FENCED = re.compile(r"^ *```.*?^ *```$", flags=re.MULTILINE | re.DOTALL)


def part(document: str, title: str) -> str:
    """The text under a headline, up to the next headline of its rank or above.

    Args:
        title: The whole line, like ``## Commands``.
    """
    rank = title.index(" ")
    _, _, after = DOCUMENTS[document].partition(f"\n{title}\n")
    assert after, f"{document} has no headline {title!r}"
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


def dialogues(document: str, headline: str) -> list[tuple[str, str]]:
    """What happens and what is answered, of each fenced text under a headline."""
    text = part(document, headline)
    fenced = re.findall(r"^```\n(.*?)\n\n(.*?)\n```$", text, flags=re.MULTILINE | re.DOTALL)
    assert len(fenced) == text.count("```") / 2 > 0
    return [(happens, answer) for happens, answer in fenced]


def unwrapped(document: str) -> str:
    """The text with each run of spaces and line breaks as one space."""
    return " ".join(DOCUMENTS[document].split())


def text_lines(document: str) -> list[str]:
    """The lines of text, without fenced text, tables and pictures, which cannot be wrapped."""
    lines = _FENCED.sub("", DOCUMENTS[document]).splitlines()
    return [line for line in lines if not line.lstrip().startswith(("|", "<"))]


def links(document: str) -> list[tuple[str, str]]:
    """The path from the root and the anchor, or ``""``, of each link and picture of ours."""
    text = _FENCED.sub("", DOCUMENTS[document])
    targets = re.findall(r"\]\((?!https?:)([^)]+)\)", text)
    targets += re.findall(r'\bsrc(?:set)?="([^"]+)"', text)
    found = []
    for target in targets:
        name, _, anchor = target.partition("#")
        path = (ROOT / document).parent / name if name else ROOT / document
        found.append((path.resolve().relative_to(ROOT.resolve()).as_posix(), anchor))
    return found


def anchors(document: str) -> set[str]:
    """The anchors of a document's headlines, as GitHub makes them."""
    text = _FENCED.sub("", DOCUMENTS[document])
    titles = re.findall(r"^#{1,6} (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
