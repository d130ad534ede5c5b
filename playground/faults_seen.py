"""What the bot did wrong although Slack would say little or nothing about it."""

import logging

from playground.exchanges import Exchanges

log = logging.getLogger(__name__)


class FaultsSeen:
    """The bot's faults, kept for tests and said loudly in the log.

    `faults` are sentences; `unsupported` are the Web API methods that the playground lacks.

    Args:
        exchanges: where each fault is noted among what it belongs to.
    """

    def __init__(self, exchanges: Exchanges) -> None:
        self._exchanges = exchanges
        self.faults: list[str] = []
        self.unsupported: list[str] = []

    def add(self, fault: str) -> None:
        """Keep a fault and log it as an error."""
        self.faults.append(fault)
        self._exchanges.note("fault", "the bot's fault", fault, outcome="fault")
        log.error("the bot's fault: %s", fault)

    def add_unsupported(self, method: str) -> None:
        """Keep the name of a method that the playground does not know, and log it."""
        self.unsupported.append(method)
        self._exchanges.note("fault", f"no such method here: {method}", outcome="fault")
        log.error("the playground does not know the Web API method %s", method)
