"""Mistakes of the bot that Slack would hardly report."""

import logging

from playground.wire.exchanges import Exchanges

log = logging.getLogger(__name__)


class BotMistakes:
    """Collects the bot's mistakes for tests, and logs each as an error.

    `mistakes` are sentences; `unsupported` are called Web API methods that the playground lacks.

    Args:
        exchanges: records each mistake among the exchanges.
    """

    def __init__(self, exchanges: Exchanges) -> None:
        self._exchanges = exchanges
        self.mistakes: list[str] = []
        self.unsupported: list[str] = []

    def add(self, mistake: str) -> None:
        """Record a mistake."""
        self.mistakes.append(mistake)
        self._exchanges.note("fault", "the bot's mistake", mistake, outcome="fault")
        log.error("the bot's mistake: %s", mistake)

    def add_unsupported(self, method: str) -> None:
        """Record a call of a method that the playground lacks."""
        self.unsupported.append(method)
        self._exchanges.note("fault", f"no such method here: {method}", outcome="fault")
        log.error("the playground does not know the Web API method %s", method)
