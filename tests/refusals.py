"""Calls that may be refused: a `UserError` is a valid answer, any other exception a crash."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from domain.errors import UserError

P = ParamSpec("P")
T = TypeVar("T")


def answer_or_refusal(ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | UserError:
    """Return the result of a call, or its `UserError`; other exceptions propagate."""
    try:
        return ask(*args, **kwargs)
    except UserError as refusal:
        return refusal
