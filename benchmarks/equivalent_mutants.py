"""Mutants that behave like the original on SQLite, so that no test can notice them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Equivalent:
    """A fault that does not matter.

    Args:
        function: The function around it, or ``""`` at the module's top level.
        change: A part of the mutant's diff.
        reason: Why no test can notice it.
    """

    path: str
    function: str
    change: str
    reason: str


EQUIVALENT: tuple[Equivalent, ...] = ()
