"""How long the outbox waits for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Real time, in seconds.

    Args:
        http: For one call to Slack; the shared session's own limit is no shorter.
        lease: How long a claim holds; at least three calls, so that a send under it has ended
            before anybody else may take it.
        settle: After an answer that says nothing, before looking whether the message is there.
        remember: Before recording again what was sent, when the database did not answer.
        retry: Before the second try; each later one waits twice as long, up to ``longest``.
    """

    http: float = 10.0
    lease: float = 45.0
    settle: float = 30.0
    remember: float = 1.0
    retry: float = 15.0
    longest: float = 900.0

    def __post_init__(self) -> None:
        if self.lease < 3 * self.http:
            raise ValueError("a lease must outlast three calls to Slack")

    @property
    def needed(self) -> float:
        """What must be left of a lease for a call to begin under it."""
        return 1.5 * self.http

    def backoff(self, attempts: int) -> float:
        """How long to wait after so many attempts."""
        return min(self.longest, self.retry * 2.0 ** min(attempts - 1, 16))
