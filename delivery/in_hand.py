"""The delivery that the running task is busy with, so that each line of the log can name it."""

from contextvars import ContextVar

DELIVERY: ContextVar[int | None] = ContextVar("delivery", default=None)
