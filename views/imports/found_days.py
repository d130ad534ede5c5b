"""The days that a file's entries are from, in words."""

from datetime import date

from views import moments


def days_of(first: date | None, last: date | None) -> str:
    """``, Tue 3 Nov to Thu 12 Nov``, `` of Tue 3 Nov``, or nothing."""
    if first is None or last is None:
        return ""
    if first == last:
        return f" of {moments.day(first)}"
    return f", {moments.day(first)} to {moments.day(last)}"
