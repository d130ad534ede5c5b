"""The errors of the playground: for a person, for a test, and for the bot."""

from typing import Any


class PersonMistake(Exception):
    """A person tried something impossible; the text is a sentence for that person."""


class PlaygroundTimeout(AssertionError):
    """A wait in a test timed out; the text shows the present state."""


class SlackError(Exception):
    """A Web API call fails with one of Slack's error codes.

    Args:
        code: Slack's error code.
        messages: `response_metadata.messages`, which names the faulty fields.
        also: further fields of the answer (`needed`, `provided` …).
    """

    def __init__(self, code: str, messages: list[str] | None = None, **also: Any) -> None:
        super().__init__(code, *(messages or []))
        self.code = code
        self.messages = messages or []
        self.also = also

    def answer(self) -> dict[str, Any]:
        """The JSON body of the response."""
        metadata = {"response_metadata": {"messages": self.messages}} if self.messages else {}
        return {"ok": False, "error": self.code, **self.also, **metadata}
