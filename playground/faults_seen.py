"""What the bot did wrong although Slack would say little or nothing about it."""

import logging

from playground.changes import Changes

log = logging.getLogger(__name__)


class FaultsSeen:
    """The bot's faults, kept for tests and said loudly in the log.

    `faults` are sentences; `unsupported` are the Web API methods that the playground lacks.

    Args:
        traffic: told of each fault.
    """

    def __init__(self, traffic: Changes) -> None:
        self._traffic = traffic
        self.faults: list[str] = []
        self.unsupported: list[str] = []

    def add(self, fault: str) -> None:
        """Keep a fault and log it as an error."""
        self.faults.append(fault)
        self._traffic.mark()
        log.error("the bot's fault: %s", fault)

    def add_unsupported(self, method: str) -> None:
        """Keep the name of a method that the playground does not know, and log it."""
        self.unsupported.append(method)
        self._traffic.mark()
        log.error("the playground does not know the Web API method %s", method)
