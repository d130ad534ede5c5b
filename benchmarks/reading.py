"""How long the readers of lines, links and account lists take for the longest input.

    python -m benchmarks.reading

The time should grow with the length, and no more: each text is read at half its length, too.
"""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from domain.errors import UserError
from domain.typed.grammar import parse
from linkedin.account_files import read_account_list
from linkedin.links import find_links
from tests.linkedin.files import csv_of, xlsx_of

LENGTH = 40_000
ACCOUNTS = 20_000
LINES = ("log 1 views ", "score 9%", "stats top ", "log a.", "help =", "2026-1-")
TEXTS = ("a", "a.", "a-", "http://", "linkedin.com/", "urn:li:", "-")


def main() -> None:
    """Prints the milliseconds for half of each input and for all of it."""
    print(f"{'':36} {'half':>8} {'all':>8}   ms")
    for line in LINES:
        start, repeated = line[: line.find(" ") + 1], line[line.find(" ") + 1 :]
        _measure(f"line {line}…", partial(_read_repeated, start, repeated), line)
    for text in TEXTS:
        _measure(f"links in {text}…", partial(_links_in_repeated, text), text)
    header = ("Account Name", "Website", "Account Owner", "City")
    rows = [(f"Company {n}", f"www.c{n}.com", "Jane", "Berlin") for n in range(ACCOUNTS)]
    for kind in ("csv", "xlsx"):
        files = {
            size: csv_of(*map(",".join, (header, *rows[:size])))
            if kind == "csv"
            else xlsx_of(header, *rows[:size])
            for size in (ACCOUNTS // 2, ACCOUNTS)
        }
        times = [
            _milliseconds(partial(read_account_list, data, f"a.{kind}")) for data in files.values()
        ]
        _print(f"{ACCOUNTS:,} accounts, {kind}", times)


def _read_line(line: str) -> object:
    try:
        return parse(line)
    except UserError as refusal:
        return refusal


def _read_repeated(start: str, repeated: str, size: int) -> object:
    return _read_line(start + repeated * size)


def _links_in_repeated(text: str, size: int) -> object:
    return find_links(text * size)


def _measure(name: str, read: Callable[[int], object], repeated: str) -> None:
    count = LENGTH // len(repeated)
    _print(name, [_milliseconds(partial(read, size)) for size in (count // 2, count)])


def _milliseconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1_000


def _print(name: str, times: list[float]) -> None:
    print(f"{name:36} {times[0]:8.1f} {times[1]:8.1f}")


if __name__ == "__main__":
    main()
