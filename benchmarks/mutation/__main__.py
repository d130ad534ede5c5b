"""Whether the tests notice faults: mutation testing of the ledger, outcomes and due times.

    python -m benchmarks.mutation [services/delivery/ledger.py …] [--sample 100 --seed 1] [--jobs 2]

Each mutant is a module with one fault (`mutants.py`). No file is changed: a fork of this
process puts the mutant's code in the place of the module's. A first run of the tests on SQLite
records which test runs which line; then each mutant meets only the tests that run its line, the
quickest first, until one fails. A mutant that passes them all has survived, and is shown as a diff.

Faults that no test can notice are named in `equivalent.py`, with the reason.
They are not run and do not count.
"""

import argparse
import ast
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutation.equivalent import EQUIVALENT, Equivalent
from benchmarks.mutation.mutants import Mutant, exchange, mutants_of

MODULES = (
    "services/delivery/ledger.py",
    "services/delivery/scheduling.py",
    "storage/delivery/claims.py",
    "storage/delivery/deliveries.py",
    "delivery/outcomes.py",
    "domain/timing/due_times.py",
)
#: The tests of these modules, without those that start processes or take long.
TESTS = ("tests/delivery", "tests/domain/timing", "tests/services/coaching")
#: Queries of other services in the same file.
OTHERS_USE = frozenset({"of_period", "latest"})
LEFT_OUT = ("not postgresql", "test_kills", "ten_years")
#: A mutant may take this many times as long as its tests without it, and some seconds more.
PATIENCE, SECONDS_MORE, MOST_SECONDS = 3.0, 8.0, 40.0

#: A statement: its module's path and its line.
Line = tuple[str, int]


@dataclass(frozen=True)
class Recorded:
    """What a test does without mutants.

    Args:
        lines: The statements that it runs in the changed modules.
    """

    seconds: float
    lines: frozenset[Line]


@dataclass(frozen=True)
class Run:
    """Which tests meet a mutant, and how long they take without it, in seconds."""

    path: str
    mutant: Mutant
    tests: tuple[str, ...]
    seconds: float


class _Noted(ast.NodeTransformer):
    """Puts a note before each statement inside functions."""

    def __init__(self, path: str) -> None:
        self._path = path

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        for inner in list(ast.walk(node)):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(inner, name, None)
                if isinstance(block, list):
                    setattr(inner, name, [each for line in block for each in self._both(line)])
        return node

    def _both(self, statement: ast.stmt) -> Iterator[ast.stmt]:
        yield ast.parse(f"_note({self._path!r}, {statement.lineno})").body[0]
        yield statement


class Campaign:
    """A plugin for pytest that runs mutants instead of tests, once the tests are collected."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._sample, self._seed = options.sample, options.seed
        self._jobs, self._paths = options.jobs, options.modules
        self._items: dict[str, pytest.Item] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs the mutants and prints a table and the survivors."""
        self._items = {item.nodeid: item for item in session.items}
        sources = {path: Path(path).read_text(encoding="utf-8") for path in self._paths}
        mutants = [(path, each) for path, source in sources.items() for each in mutants_of(source)]
        counted = [(path, each) for path, each in mutants if not _is_equivalent(path, each)]
        equivalent = len(mutants) - len(counted)
        for each in EQUIVALENT:
            if each.path in sources and not any(_describes(each, *mutant) for mutant in mutants):
                _print(f"equivalent.py names a fault that is gone: {each}")
        if self._sample is not None and self._sample < len(counted):
            chance = random.Random(self._seed)  # noqa: S311 - a sample, not a secret
            counted = chance.sample(counted, self._sample)
        recorded = self._record(sources)
        runs = [_run(path, mutant, sources[path], recorded) for path, mutant in counted]
        _print(f"{len(runs)} mutants, {len(recorded)} tests")
        results: Counter[tuple[str, bool]] = Counter()
        for run, killed in self._results(runs):
            results[run.path, killed] += 1
            if not killed:
                _print(f"\n{run.path}:{run.mutant.line} {run.mutant.function}")
                _print(*run.mutant.shortened, f"survived {len(run.tests)} tests", sep="\n  ")
        _print_table(results)
        _print(f"{equivalent} equivalent mutants of these modules were left out")
        return True

    def _record(self, sources: dict[str, str]) -> dict[str, Recorded]:
        """Runs every test once. Ends the program if one fails."""
        noted = {path: _Noted(path).visit(ast.parse(source)) for path, source in sources.items()}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "recorded.json"

            def test() -> int:
                lines: set[Line] = set()
                for path, tree in noted.items():
                    exchange(path, tree, _note=lambda path, line: lines.add((path, line)))
                found: dict[str, tuple[float, list[Line]]] = {}
                began = time.perf_counter()
                for name, passed in self._passing(list(self._items)):
                    if not passed:
                        _print(f"{name} fails without a mutant")
                        return 1
                    found[name] = (time.perf_counter() - began, sorted(lines))
                    lines.clear()
                    began = time.perf_counter()
                file.write_text(json.dumps(found), encoding="utf-8")
                return 0

            if os.waitpid(_fork(test, folder), 0)[1] != 0:
                pytest.exit("The tests fail without a mutant. Run script/test first.", 1)
            found = json.loads(file.read_text(encoding="utf-8"))
        return {
            name: Recorded(seconds, frozenset((path, line) for path, line in lines))
            for name, (seconds, lines) in found.items()
        }

    def _passing(self, names: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """Runs these tests one by one, and yields whether each passes."""
        items = [self._items[name] for name in names]
        for item, following in zip(items, [*items[1:], None], strict=True):
            reports = runtestprotocol(item, log=False, nextitem=following)
            yield item.nodeid, not any(report.failed for report in reports)

    def _results(self, runs: Sequence[Run]) -> Iterator[tuple[Run, bool]]:
        """Yields each run, and whether a test failed or took too long."""
        waiting = [run for run in runs if run.tests]
        yield from ((run, False) for run in runs if not run.tests)
        going: dict[int, tuple[Run, float]] = {}
        with tempfile.TemporaryDirectory() as folder:
            while waiting or going:
                while waiting and len(going) < self._jobs:
                    run = waiting.pop(0)
                    patience = min(SECONDS_MORE + PATIENCE * run.seconds, MOST_SECONDS)
                    child = _fork(lambda run=run: self._meet(run), folder)  # type: ignore[misc]
                    going[child] = (run, time.monotonic() + patience)
                for child, (run, until) in list(going.items()):
                    ended, status = os.waitpid(child, os.WNOHANG)
                    late = time.monotonic() > until
                    if not ended and late:
                        os.killpg(child, signal.SIGKILL)
                        os.waitpid(child, 0)
                    if ended or late:
                        del going[child]
                        yield run, not ended or status != 0
                time.sleep(0.01)

    def _meet(self, run: Run) -> int:
        exchange(run.path, run.mutant.tree)
        return 0 if all(passed for _, passed in self._passing(run.tests)) else 1


def main() -> None:
    """Collects the tests and hands over to the plugin."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("modules", nargs="*", default=MODULES, help="default: all six")
    parser.add_argument("--sample", type=int, help="so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at once")
    campaign = Campaign(parser.parse_args())
    chosen = " and ".join(word if " " in word else f"not {word}" for word in LEFT_OUT)
    quietly = ["-q", "-q", "-s", "-n", "0", "-p", "no:cacheprovider"]
    sys.exit(pytest.main([*quietly, *TESTS, "-k", chosen], plugins=[campaign]))


def _is_equivalent(path: str, mutant: Mutant) -> bool:
    return mutant.function in OTHERS_USE or any(
        _describes(each, path, mutant) for each in EQUIVALENT
    )


def _describes(equivalent: Equivalent, path: str, mutant: Mutant) -> bool:
    return (equivalent.path, equivalent.function) == (path, mutant.function) and (
        equivalent.change in "\n".join(mutant.diff)
    )


def _run(
    path: str,
    mutant: Mutant,
    source: str,
    recorded: dict[str, Recorded],
) -> Run:
    lines = {(path, line) for line in _lines_that_need(mutant, source)}
    fitting = sorted(
        (test.seconds, name)
        for name, test in recorded.items()
        if not lines or not test.lines.isdisjoint(lines)
    )
    return Run(path, mutant, tuple(name for _, name in fitting), sum(each for each, _ in fitting))


def _lines_that_need(mutant: Mutant, source: str) -> Collection[int]:
    """The statements that run a mutant's line or read its name; empty when any test may."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.lineno == mutant.statement:  # a default
            return {each.lineno for each in ast.walk(node) if isinstance(each, ast.stmt)}
    if not mutant.names:
        return {mutant.statement} if mutant.function and not _is_class(mutant, source) else ()
    if not all(name.startswith("_") for name in mutant.names):
        return ()
    return {
        statement.lineno
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for statement in ast.walk(function)
        if isinstance(statement, ast.stmt)
        and any(isinstance(n, ast.Name) and n.id in mutant.names for n in ast.walk(statement))
    }


def _is_class(mutant: Mutant, source: str) -> bool:
    return any(
        isinstance(node, ast.ClassDef) and node.name == mutant.function
        for node in ast.parse(source).body
    )


def _fork(work: Callable[[], int], folder: str) -> int:
    """Works in a fork of this process, which ends with what it returns; returns the fork's id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        os.setpgid(0, 0)
        os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.mkdtemp(dir=folder)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        status = work()
    finally:
        os._exit(status)


def _print(*lines: str, sep: str = "\n") -> None:
    print(*lines, sep=sep, flush=True)


def _print_table(results: Counter[tuple[str, bool]]) -> None:
    _print(f"\n{'module':34}{'mutants':>9}{'killed':>9}{'survived':>10}{'share':>8}")
    paths = sorted({path for path, _ in results})
    rows = [(path, results[path, True], results[path, False]) for path in paths]
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    for path, killed, survived in rows:
        count = killed + survived
        _print(f"{path:34}{count:9}{killed:9}{survived:10}{killed / max(count, 1):8.0%}")


if __name__ == "__main__":
    main()
