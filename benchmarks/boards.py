"""What boards, digests and figures cost in a workspace with a year behind it.

    python -m benchmarks.boards [--teams 10 100] [--database sqlite postgresql] [--rounds 30]

Each team has 100 members: 100 teams have 520,000 posts with 10 million engagers, and need 4.5 GB of
disk and some minutes of loading. Every question is asked for one team, or one of its members, with
so many teams beside it; side by side, because that number should not matter. ``db`` is the part of
the database alone: the same statements once more by the driver, with all their rows fetched. Last
comes what a coach asks about the whole workspace, which does grow with it.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlmodel import Session

import storage.entries.touches
from benchmarks.databases import database
from benchmarks.year import NOW, TEAM_SIZE, WORKSPACE, ZONE, load_year, user_id
from domain.figures.ranking import Measure
from domain.people.members import Asker, Person, Profile
from domain.timing.schedules import Kind, Owed, Recipient
from services.coaching.digest import compose_digest
from services.delivery.ledger import compose
from services.figures.board import compose_board, ranking
from services.figures.pipeline import pipeline
from services.figures.stats import dashboard, own_stats
from services.figures.team_stats import team_stats
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import for_reading, reading

DAYS = (7, 28, 364)
#: Until psycopg has prepared what is asked, and the caches are filled.
_COLD = 10
#: Rounds of what takes seconds.
_FEW = 3

Question = Callable[[Session], object]
_Statement = tuple[str, Any]


@dataclass(frozen=True)
class Took:
    """How long a question took, in milliseconds."""

    median: float
    slow: float
    in_database: float
    statements: int


def questions(teams: int) -> Iterator[tuple[str, Question]]:
    """Everything that is asked, for a team in the middle and a member of it."""
    team = teams // 2 + 1
    number = (team - 1) * TEAM_SIZE + TEAM_SIZE // 2
    person = Person(Asker(WORKSPACE, user_id(number)), Profile(f"Person {number}", ZONE))

    def owed(kind: Kind, recipient: Recipient) -> Owed:
        return Owed(1, WORKSPACE, recipient, kind, "2026-W47", NOW)

    board = owed(Kind.BOARD, Recipient("team", team))
    digest = owed(Kind.DIGEST, Recipient("member", number))
    yield "the board as posted, 7d", lambda session: compose(session, board, compose_board, NOW)
    for days in DAYS:
        for measure in Measure:
            yield f"board by {measure}, {days}d", _ranking(person, measure, days)
    yield "digest", lambda session: compose(session, digest, compose_digest, NOW)
    yield "dashboard", lambda session: dashboard(session, person, NOW)
    for days in DAYS:
        yield f"own stats, {days}d", _about(own_stats, person, days)
        yield f"pipeline, {days}d", _about(pipeline, person, days)
        yield f"an account's touches, {days}d", _touches(number, days)


def coachs_questions(teams: int) -> Iterator[tuple[str, Question]]:
    """What a coach asks about everybody in the workspace."""
    number = teams * TEAM_SIZE // 2 + 1
    profile = Profile(f"Person {number}", ZONE, is_admin=True)
    coach = Person(Asker(WORKSPACE, user_id(number)), profile)
    for days in DAYS[:2]:
        yield f"coach: pipeline, {days}d", _about(pipeline, coach, days)
        yield f"coach: stats team, {days}d", _about(team_stats, coach, days)


def _ranking(person: Person, measure: Measure, days: int) -> Question:
    return lambda session: ranking(session, person, measure, f"{days}d", NOW)


def _about(service: Callable[..., object], person: Person, days: int) -> Question:
    return lambda session: service(session, person, f"{days}d", NOW)


def _touches(account: int, days: int) -> Question:
    first, last = NOW.date() - timedelta(days=days - 1), NOW.date()
    return lambda session: storage.entries.touches.touches_of_accounts(
        session, [account], first, last, NOW
    )


def took(engine: Engine, question: Question, rounds: int, cold: int = _COLD) -> Took:
    """Asks again and again, each time in a session of its own; the first ``cold`` do not count."""
    engine = for_reading(engine)
    times = []
    for _ in range(cold + rounds):
        with reading(engine) as session:
            session.connection()
            began = time.perf_counter()
            question(session)
            times.append((time.perf_counter() - began) * 1000)
    warm = sorted(times[cold:])
    asked = _statements(engine, question)
    slow = warm[int(len(warm) * 0.95)]
    return Took(
        statistics.median(warm), slow, _in_database(engine, asked, rounds, cold), len(asked)
    )


def _statements(engine: Engine, question: Question) -> list[_Statement]:
    """What a question asks the database, as the driver is given it."""
    asked: list[_Statement] = []

    def note(_connection: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        asked.append((sql, values))

    with reading(engine) as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", note)
        question(session)
    return asked


def _in_database(engine: Engine, asked: list[_Statement], rounds: int, cold: int) -> float:
    """The median of what these statements take by themselves, in milliseconds."""
    times = []
    for _ in range(cold + rounds):
        # A transaction for each round, as questions have.
        with engine.connect() as connection, connection.begin():
            driver = connection.connection
            began = time.perf_counter()
            for sql, values in asked:
                cursor = driver.cursor()
                cursor.execute(sql, values)
                cursor.fetchall()
                cursor.close()
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times[cold:])


@contextmanager
def _loaded(kind: str, teams: int) -> Iterator[Engine]:
    with database(kind) as url:
        engine = open_engine(url)
        migrate(engine)
        began = time.perf_counter()
        load_year(engine, teams)
        print(f"{kind}: {teams} teams loaded in {time.perf_counter() - began:.0f} s", flush=True)
        yield engine
        engine.dispose()


def measure_all(kind: str, sizes: list[int], rounds: int) -> None:
    """Loads a database of each size and prints what each question costs in each."""
    with ExitStack() as stack:
        engines = {size: stack.enter_context(_loaded(kind, size)) for size in sizes}
        _print_table(engines, rounds)


def _print_table(engines: dict[int, Engine], rounds: int) -> None:
    heads = "".join(f"{f'{size} teams':>26}" for size in engines)
    print(f"{'ms: median (95 %), db':<30}{heads}   ratio  statements")
    _print_rows(engines, questions, rounds, _COLD)
    _print_rows(engines, coachs_questions, min(rounds, _FEW), 1)


def _print_rows(
    engines: dict[int, Engine],
    every: Callable[[int], Iterator[tuple[str, Question]]],
    rounds: int,
    cold: int,
) -> None:
    asked = {size: dict(every(size)) for size in engines}
    for name in next(iter(asked.values())):
        costs = [took(engine, asked[size][name], rounds, cold) for size, engine in engines.items()]
        cells = "".join(
            f"{cost.median:>9.1f} ({cost.slow:>6.1f}){cost.in_database:>8.1f}" for cost in costs
        )
        ratio = costs[-1].median / costs[0].median
        print(f"{name:<30}{cells}{ratio:>8.2f}{costs[-1].statements:>12}", flush=True)


def main() -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teams", type=int, nargs="+", default=[10, 100])
    kinds = ["sqlite", "postgresql"]
    parser.add_argument("--database", choices=kinds, nargs="+", default=kinds)
    parser.add_argument("--rounds", type=int, default=30)
    asked = parser.parse_args()
    for kind in asked.database:
        measure_all(kind, asked.teams, asked.rounds)


if __name__ == "__main__":
    main()
