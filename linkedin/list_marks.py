"""Bullets and numbers in front of the lines of a list: ``- Acme``, ``1. Acme``."""

import re
from collections.abc import Sequence

_BULLET = re.compile(r"[-*•·▪◦‣–—]\s+(?=\S)")
_NUMBER = re.compile(r"(?P<number>[0-9]{1,6})[.)]\s+(?=\S)")


def without_marks(lines: Sequence[str]) -> list[str]:
    """The lines without bullets, or without numbers that count them from 1.

    A mark that not all lines have is part of a name: *1. FC Köln*.
    """
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        return [_BULLET.sub("", line, count=1) for line in lines]
    numbered = [_NUMBER.match(line) for line in lines]
    if len(lines) > 1 and all(
        match is not None and int(match["number"]) == at for at, match in enumerate(numbered, 1)
    ):
        return [_NUMBER.sub("", line, count=1) for line in lines]
    return list(lines)
