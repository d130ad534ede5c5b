"""Windows of time among typed words: ``pipeline for Q4``, ``how was last month?``."""

import re

#: A pattern of one window, as `domain.timing.periods.parse_window` reads it.
WINDOW = (
    r"(?:[0-9]{1,3}d|[0-9]{4}-?w[0-9]{1,2}|[0-9]{4}-[0-9]{1,2}|[0-9]{4}[ -]?q[1-4]"
    r"|q[1-4](?:[ -]?[0-9]{4})?|(?:this|last) (?:week|month|quarter)|today)"
)
_LAST_DAYS = re.compile(r"\b(?:the )?(?:last|past) ([0-9]{1,3}) days?\b", re.IGNORECASE)
_AMONG_WORDS = re.compile(
    rf"(?<!\S)(?:(?:in|for|of|over|during|from) )?(?:the )?({WINDOW})[.,?!]*(?!\S)", re.IGNORECASE
)


def take_windows(text: str) -> tuple[str, list[str]]:
    """Takes windows out of a text.

    Args:
        text: Words with single spaces.

    Returns:
        The other words, and the windows as typed.
    """
    days = _LAST_DAYS.sub(r"\1d", text)
    windows = [found[1] for found in _AMONG_WORDS.finditer(days)]
    return " ".join(_AMONG_WORDS.sub(" ", days).split()), windows


def is_window(text: str) -> bool:
    """Whether a text is one window and nothing else: ``last month``, ``in Q4?``."""
    rest, windows = take_windows(" ".join(text.split()))
    return not rest and len(windows) == 1
