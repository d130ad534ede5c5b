"""How long boards, digests and figures take after a year of entries.

    python -m benchmarks.boards [--teams 10 100] [--database sqlite postgresql] [--rounds 30]
                                  [--weeks 52]

Each team has 100 members. 100 teams have 520,000 posts with 10 million engagers, need 4.5 GB of
disk and load in some minutes. ``--weeks 16`` is all that windows of up to 28 days read, in 1.3 GB.
Each query is about one team or one of its members, and runs in workspaces with different numbers
of teams: its time should be the same in all. ``db`` is the time of the database alone, measured by
running the same SQL through the driver and fetching all rows. The last queries are a coach's about
the whole workspace, so their time does grow.
"""

import argparse
import gc
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
from benchmarks.workspace_year import NOW, TEAM_SIZE, WEEKS, WORKSPACE, ZONE, load_year, user_id
from domain.figures.measures import Measure
from domain.people.members import Asker, Person, Profile
from domain.timing.schedules import Kind, Owed, Recipient
from services.coaching.digest import compose_digest
from services.delivery.ledger import compose
from services.figures.board import compose_board, ranking
from services.figures.home import short_home
from services.figures.pipeline import pipeline
from services.figures.stats import own_stats
from services.figures.team_stats import team_stats
from storage.engine import for_reading, open_engine
from storage.migrate import migrate
from storage.store import reading

DAYS = (7, 28, 364)
#: Rounds that do not count: psycopg prepares statements, and the caches fill.
_WARM_UP = 10
#: Rounds of a query that takes seconds.
_FEW = 3

Query = Callable[[Session], object]
_Statement = tuple[str, Any]


@dataclass(frozen=True)
class Cost:
    """How long a query took, in milliseconds.

    Args:
        slow: The 95th percentile.
        in_database: The median of the database alone.
        statements: How many SQL statements it runs.
    """

    median: float
    slow: float
    in_database: float
    statements: int


def member_queries(teams: int) -> Iterator[tuple[str, Query]]:
    """The name of each query and the query, for a team in the middle and one of its members."""
    team = teams // 2 + 1
    member_id = (team - 1) * TEAM_SIZE + TEAM_SIZE // 2
    person = Person(Asker(WORKSPACE, user_id(member_id)), Profile(f"Person {member_id}", ZONE))

    def owed(kind: Kind, recipient: Recipient) -> Owed:
        return Owed(1, WORKSPACE, recipient, kind, "2026-W47", NOW)

    board = owed(Kind.BOARD, Recipient("team", team))
    digest = owed(Kind.DIGEST, Recipient("member", member_id))
    yield "the board as posted, 7d", lambda session: compose(session, board, compose_board, NOW)
    for days in DAYS:
        for measure in Measure:
            yield f"board by {measure}, {days}d", _ranking(person, measure, days)
    yield "digest", lambda session: compose(session, digest, compose_digest, NOW)
    yield "home", lambda session: short_home(session, person, NOW)
    for days in DAYS:
        yield f"own stats, {days}d", _about(own_stats, person, days)
        yield f"pipeline, {days}d", _about(pipeline, person, days)
        yield f"an account's touches, {days}d", _touches(member_id, days)


def coach_queries(teams: int) -> Iterator[tuple[str, Query]]:
    """A coach's queries about the whole workspace."""
    member_id = teams * TEAM_SIZE // 2 + 1
    profile = Profile(f"Person {member_id}", ZONE, is_admin=True)
    coach = Person(Asker(WORKSPACE, user_id(member_id)), profile)
    for days in DAYS[:2]:
        yield f"coach: pipeline, {days}d", _about(pipeline, coach, days)
        yield f"coach: stats team, {days}d", _about(team_stats, coach, days)


def _ranking(person: Person, measure: Measure, days: int) -> Query:
    return lambda session: ranking(session, person, measure, f"{days}d", NOW)


def _about(service: Callable[..., object], person: Person, days: int) -> Query:
    return lambda session: service(session, person, f"{days}d", NOW)


def _touches(account_id: int, days: int) -> Query:
    first, last = NOW.date() - timedelta(days=days - 1), NOW.date()
    return lambda session: storage.entries.touches.touches_of_accounts(
        session, [account_id], first, last, NOW
    )


def cost_of(engine: Engine, query: Query, rounds: int, warm_up: int = _WARM_UP) -> Cost:
    """Runs a query ``warm_up + rounds`` times, each in a new session; only ``rounds`` count."""
    engine = for_reading(engine)
    times = []
    for _ in range(warm_up + rounds):
        with reading(engine) as session:
            session.connection()
            began = time.perf_counter()
            query(session)
            times.append((time.perf_counter() - began) * 1000)
    warm = sorted(times[warm_up:])
    statements = _statements(engine, query)
    slow = warm[int(len(warm) * 0.95)]
    return Cost(
        statistics.median(warm),
        slow,
        _in_database(engine, statements, rounds, warm_up),
        len(statements),
    )


def _statements(engine: Engine, query: Query) -> list[_Statement]:
    """The SQL statements of a query with their values, as the driver gets them."""
    statements: list[_Statement] = []

    def note(_connection: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        statements.append((sql, values))

    with reading(engine) as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", note)
        query(session)
    return statements


def _in_database(engine: Engine, statements: list[_Statement], rounds: int, warm_up: int) -> float:
    """The median time of these statements alone, in milliseconds."""
    times = []
    for _ in range(warm_up + rounds):
        # A transaction for each round, as a service has.
        with engine.connect() as connection, connection.begin():
            driver = connection.connection
            began = time.perf_counter()
            for sql, values in statements:
                cursor = driver.cursor()
                cursor.execute(sql, values)
                cursor.fetchall()
                cursor.close()
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times[warm_up:])


@contextmanager
def _loaded(kind: str, teams: int, weeks: int) -> Iterator[Engine]:
    with database(kind) as url:
        engine = open_engine(url)
        migrate(engine)
        began = time.perf_counter()
        load_year(engine, teams, weeks)
        print(f"{kind}: {teams} teams loaded in {time.perf_counter() - began:.0f} s", flush=True)
        yield engine
        engine.dispose()


def measure_all(kind: str, sizes: list[int], rounds: int, weeks: int) -> None:
    """Loads a database of each size, and prints the cost of each query in each."""
    with ExitStack() as stack:
        engines = {size: stack.enter_context(_loaded(kind, size, weeks)) for size in sizes}
        _print_table(engines, rounds)


def _print_table(engines: dict[int, Engine], rounds: int) -> None:
    heads = "".join(f"{f'{size} teams':>26}" for size in engines)
    print(f"{'ms: median (95 %), db':<30}{heads}   ratio  statements")
    _print_rows(engines, member_queries, rounds, _WARM_UP)
    _print_rows(engines, coach_queries, min(rounds, _FEW), 1)


def _print_rows(
    engines: dict[int, Engine],
    queries_for: Callable[[int], Iterator[tuple[str, Query]]],
    rounds: int,
    warm_up: int,
) -> None:
    queries = {size: dict(queries_for(size)) for size in engines}
    for name in next(iter(queries.values())):
        costs = [
            cost_of(engine, queries[size][name], rounds, warm_up)
            for size, engine in engines.items()
        ]
        cells = "".join(
            f"{cost.median:>9.1f} ({cost.slow:>6.1f}){cost.in_database:>8.1f}" for cost in costs
        )
        ratio = costs[-1].median / costs[0].median
        print(f"{name:<30}{cells}{ratio:>8.2f}{costs[-1].statements:>12}", flush=True)


def main() -> None:
    """Runs the benchmark on each kind of database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teams", type=int, nargs="+", default=[10, 100])
    kinds = ["sqlite", "postgresql"]
    parser.add_argument("--database", choices=kinds, nargs="+", default=kinds)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--weeks", type=int, default=WEEKS)
    options = parser.parse_args()
    # As the bot does, after it has loaded its modules.
    gc.freeze()
    for kind in options.database:
        measure_all(kind, options.teams, options.rounds, options.weeks)


if __name__ == "__main__":
    main()
