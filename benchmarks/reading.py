"""How long the readers of lines, links and account lists take for the longest input.

    python -m benchmarks.reading

The time should grow with the length, and no more: each text is read at half its length, too.
"""

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import TypeVar

from domain.errors import UserError
from domain.typed.sentences import understand
from linkedin.account_files import read_account_list
from linkedin.links import find_links
from tests.linkedin.files import csv_of, xlsx_of

LENGTH = 40_000
ACCOUNTS = 20_000
LINES = ("log 1 views ", "score 9%", "stats top ", "log a.", "help =", "2026-1-")
T = TypeVar("T")
TEXTS = ("a", "a.", "a-", "http://", "linkedin.com/", "urn:li:", "-")


def main() -> None:
    """Prints the milliseconds for half of each input and for all of it."""
    print(f"{'':36} {'half':>8} {'all':>8}   ms")
    for line in LINES:
        start, repeated = line[: line.find(" ") + 1], line[line.find(" ") + 1 :]
        _measure(f"line {line}…", _read_line, start, repeated)
    for text in TEXTS:
        _measure(f"links in {text}…", find_links, "", text)
    header = ("Account Name", "Website", "Account Owner", "City")
    rows = [(f"Company {n}", f"www.c{n}.com", "Jane", "Berlin") for n in range(ACCOUNTS)]
    parts = (rows[: ACCOUNTS // 2], rows)
    as_csv = [csv_of(*map(",".join, (header, *part))) for part in parts]
    as_xlsx = [xlsx_of(header, *part) for part in parts]
    for kind, files in (("csv", as_csv), ("xlsx", as_xlsx)):
        read = partial(read_account_list, file_name=f"a.{kind}")
        _print(f"{ACCOUNTS:,} accounts, {kind}", [_milliseconds(read, data) for data in files])


def _read_line(line: str) -> object:
    try:
        return understand(line)
    except UserError as refusal:
        return refusal


def _measure(name: str, read: Callable[[str], object], start: str, repeated: str) -> None:
    count = LENGTH // len(repeated)
    texts = [start + repeated * size for size in (count // 2, count)]
    _print(name, [_milliseconds(read, text) for text in texts])


def _milliseconds(read: Callable[[T], object], data: T) -> float:
    began = perf_counter()
    read(data)
    return (perf_counter() - began) * 1_000


def _print(name: str, times: list[float]) -> None:
    print(f"{name:36} {times[0]:8.1f} {times[1]:8.1f}")


if __name__ == "__main__":
    main()
