"""Walks through blocks and collects each problem with its JSON pointer."""

import math
from collections.abc import Callable, Iterator
from typing import Any

Check = Callable[["Spot"], None]


class Spot:
    """One value in an app's JSON, with its place and the list of problems.

    Args:
        value: the value.
        pointer: its JSON pointer.
        problems: the list, shared by all spots of one inspection.
    """

    def __init__(self, value: Any, pointer: str, problems: list[str]) -> None:
        self.value = value
        self.pointer = pointer
        self.problems = problems

    def fail(self, problem: str) -> None:
        """Add a problem with this value."""
        self.problems.append(f"[ERROR] {problem} [json-pointer:{self.pointer}]")

    def at(self, name: str | int) -> "Spot":
        """The spot at a key or index of this value; its value is None if missing."""
        held = self.value.get(name) if isinstance(self.value, dict) else self.value[int(name)]
        return Spot(held, f"{self.pointer}/{name}", self.problems)

    def has(self, name: str) -> bool:
        """True if this object has a non-null value at `name`."""
        return isinstance(self.value, dict) and self.value.get(name) is not None

    def object(self, required: set[str], optional: set[str]) -> bool:
        """Check that this is an object with only these fields; False if it is no object."""
        if not isinstance(self.value, dict):
            self.fail("must be an object")
            return False
        for name in sorted(required):
            if self.value.get(name) is None:
                self.fail(f"missing required field: {name}")
        for name in self.value.keys() - required - optional - {"type"}:
            self.fail(f"invalid additional property: {name}")
        return True

    def text(self, most: int, least: int = 1) -> None:
        """Check that this is a string with `least` to `most` characters."""
        if not isinstance(self.value, str):
            self.fail("must provide a string")
        elif len(self.value) > most:
            self.fail(f"must be less than {most + 1} characters")
        elif len(self.value) < least:
            self.fail(f"must be more than {least - 1} characters")

    def one_of(self, allowed: set[str]) -> None:
        """Check that this is one of these strings."""
        if self.value not in allowed:
            self.fail(f"must be one of: {', '.join(sorted(allowed))}")

    def boolean(self) -> None:
        """Check that this is true or false."""
        if not isinstance(self.value, bool):
            self.fail("must be a boolean")

    def whole_number(self, least: int, most: int) -> None:
        """Check that this is an integer from `least` to `most`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.fail("must be an integer")
        elif not least <= self.value <= most:
            self.fail(f"must be between {least} and {most}")

    def finite_number(self) -> bool:
        """Check that this is a finite number; False if not."""
        number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        if not number or not math.isfinite(self.value):
            self.fail("must be a finite number")
            return False
        return True

    def items(self, most: int, least: int = 1) -> Iterator["Spot"]:
        """Check that this is a list with `least` to `most` items, and yield them."""
        if not isinstance(self.value, list):
            self.fail("must be an array")
            return
        if len(self.value) > most:
            self.fail(f"no more than {most} items allowed")
        if len(self.value) < least:
            self.fail(f"no fewer than {least} items allowed")
        for index in range(len(self.value)):
            yield self.at(index)

    def optional(self, name: str, check: Check) -> None:
        """Run `check` on the value at `name`, if there is one."""
        if self.has(name):
            check(self.at(name))

    def distinct(self, values: list[Any], what: str) -> None:
        """Check that no value occurs twice."""
        seen: list[Any] = []
        for value in values:
            if value in seen:
                self.fail(f"{what} already exists: {value}")
            seen.append(value)
