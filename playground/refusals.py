"""The three ways in which the playground says no."""

from typing import Any


class PersonMistake(Exception):
    """A person tried what cannot be done; the text is a sentence for that person."""


class PlaygroundTimeout(AssertionError):
    """What a test waited for did not come; the text says what came instead."""


class SlackError(Exception):
    """A Web API call fails with one of Slack's own error codes.

    Args:
        code: Slack's error code.
        messages: `response_metadata.messages`, naming the faulty fields.
        also: further fields of the answer (`needed`, `provided` …).
    """

    def __init__(self, code: str, messages: list[str] | None = None, **also: Any) -> None:
        super().__init__(code, *(messages or []))
        self.code = code
        self.messages = messages or []
        self.also = also

    def answer(self) -> dict[str, Any]:
        """The body of the answer."""
        metadata = {"response_metadata": {"messages": self.messages}} if self.messages else {}
        return {"ok": False, "error": self.code, **self.also, **metadata}
