"""Trying what may be refused: a `UserError` is an answer, anything else is a crash."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from domain.errors import UserError

P = ParamSpec("P")
T = TypeVar("T")


def answer_or_refusal(ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | UserError:
    """Return what this answers, or how it refuses; any other exception goes on."""
    try:
        return ask(*args, **kwargs)
    except UserError as refusal:
        return refusal
