"""The software bill of materials: the packages that the bot runs with, as CycloneDX.

Read from what is installed: the bot's dependencies and theirs, without tools for development. The
format is that of https://cyclonedx.org/docs/1.6/json/.
"""

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

#: A requirement: its name, its extras, and the extra that it belongs to itself.
_REQUIREMENT = re.compile(r"^([\w.-]+)\s*(?:\[([^]]*)\])?")
#: Extras of the bot itself, if they are installed; ``dev`` is for development only.
_EXTRAS = frozenset({"ocr", "heic"})
_OF_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")


@dataclass
class _Package:
    """An installed package, with the extras that are used and the packages that it needs."""

    distribution: Distribution
    extras: set[str]
    needs: set[str]


def bill_of_materials() -> dict[str, Any]:
    """Returns the bill; equal for equal packages, because it has no date and no serial number."""
    packages = _installed("ssi-coach", _EXTRAS)
    bot = packages.pop("ssi-coach")
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**_component(bot), "type": "application"}},
        "components": [_component(packages[name]) for name in sorted(packages)],
        "dependencies": [
            {
                "ref": _purl(package),
                "dependsOn": [_purl(packages[name]) for name in sorted(package.needs)],
            }
            for package in (bot, *(packages[name] for name in sorted(packages)))
        ],
    }


def _installed(root: str, used: frozenset[str]) -> dict[str, _Package]:
    """A package and all that it needs, by normalised name; what is not installed is not needed."""
    found: dict[str, _Package] = {}
    to_do: list[tuple[str, frozenset[str]]] = [(root, used)]
    while to_do:
        name, extras = to_do.pop()
        if name not in found:
            found[name] = _Package(distribution(name), set(), set())
        elif extras <= found[name].extras:
            continue
        package = found[name]
        package.extras |= extras
        for requirement in package.distribution.requires or []:
            needed, its_extras, of_extra = _parse(requirement)
            if (of_extra is None or of_extra in package.extras) and _is_installed(needed):
                package.needs.add(needed)
                to_do.append((needed, its_extras))
    return found


def _parse(requirement: str) -> tuple[str, frozenset[str], str | None]:
    match = _REQUIREMENT.match(requirement)
    if match is None:
        raise ValueError(f"no requirement: {requirement}")
    extras = frozenset(each.strip() for each in (match[2] or "").split(",") if each.strip())
    of_extra = _OF_EXTRA.search(requirement)
    return _normalised(match[1]), extras, of_extra[1] if of_extra else None


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _component(package: _Package) -> dict[str, Any]:
    purl, about = _purl(package), package.distribution.metadata
    licence = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    named = bool(licence) and "\n" not in licence  # some put the whole text there
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package.distribution.name,
        "version": package.distribution.version,
        "purl": purl,
        **({"licenses": [{"license": {"name": licence}}]} if named else {}),
    }


def _purl(package: _Package) -> str:
    return f"pkg:pypi/{_normalised(package.distribution.name)}@{package.distribution.version}"


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
