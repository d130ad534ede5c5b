"""The result of a check of the doctor, or of the health of the running bot."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckResult:
    """The result of one check; ``fix`` is empty if it passed."""

    subject: str
    passed: bool
    detail: str
    fix: str = ""

    @property
    def line(self) -> str:
        """The result as it is shown, with its fix on a second line."""
        mark = "ok  " if self.passed else "FAIL"
        return f"{mark} {self.subject}: {self.detail}" + (
            f"\n     → {self.fix}" if self.fix else ""
        )
