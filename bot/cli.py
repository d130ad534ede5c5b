"""The command line."""

import asyncio
import json
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

import aiohttp
import typer
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.loading import loading
from bot.logs import set_up_logging
from bot.observer import AddressError
from bot.settings import Settings, SettingsError, read_settings
from domain.errors import StoreError, UserError
from handlers.slack_errors import code_of
from storage.backup import BackupError
from storage.engine import DamagedDatabaseError, NewerDatabaseError

app = typer.Typer(
    help="SSI Coach: a Slack bot that coaches sellers towards targeted LinkedIn engagement.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they would show local variables, tokens included
)

Port = Annotated[
    int,
    typer.Option(
        min=0, max=65_535, help="The port of the playground's page; 0 takes any free port."
    ),
]
Demo = Annotated[
    bool,
    typer.Option("--demo", help="Show a busy team of invented people in the playground."),
]
_PORT = 4343
_DATABASE_FAULTS = (
    SQLAlchemyError,
    OSError,
    NewerDatabaseError,
    DamagedDatabaseError,
    StoreError,
    BackupError,
)


@app.command()
def run(port: Port = _PORT, demo: Demo = False) -> None:
    """Run the bot: in Slack when its tokens are set, otherwise in the playground."""
    settings = _settings()
    _refuse_demo_with_tokens(settings, demo)
    if settings.has_tokens:
        _run_in_slack(settings)
    else:
        typer.echo("No Slack tokens are set, so this is the playground.")
        _run_in_playground(settings, port, with_bot=True, demo=demo)


@app.command()
def playground(
    port: Port = _PORT,
    without_bot: Annotated[
        bool,
        typer.Option("--without-bot", help="Start only the local Slack, to connect your own bot."),
    ] = False,
    demo: Demo = False,
) -> None:
    """Run the playground, even when Slack tokens are set."""
    settings = _settings()
    _refuse_demo_with_tokens(settings, demo)
    if demo and without_bot:
        raise _failed("The demo needs the bot: leave out --without-bot or --demo.")
    _run_in_playground(settings, port, with_bot=not without_bot, demo=demo)


@app.command()
def migrate() -> None:
    """Migrate the database to this version's schema."""
    from storage.engine import check_pages, open_engine
    from storage.migrate import migrate as migrate_database

    settings = _settings()
    try:
        engine = open_engine(settings.database_url)
        check_pages(engine)
        before, after = migrate_database(engine)
    except _DATABASE_FAULTS as error:
        raise _no_database(error) from None
    typer.echo(f"The database is at revision {after} (before: {before or 'empty'}).")


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; without it, a new file in `backups`.")
    ] = None,
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="Delete all but this many of the files made without a name."),
    ] = None,
) -> None:
    """Back up an SQLite database, also while the bot runs, and check the copy."""
    from bot.backups import make_backup

    try:
        typer.echo(make_backup(_settings().database_url, file, keep, datetime.now(UTC)))
    except BackupError as error:
        raise _failed(str(error)) from None


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
) -> None:
    """Put a backup in place of the SQLite database, which is kept; stop the bot first."""
    from bot.backups import put_back

    settings = _settings()
    try:
        typer.echo(put_back(settings, file, datetime.now(UTC)))
    except (BackupError, NewerDatabaseError) as error:
        raise _failed(str(error)) from None


@app.command()
def doctor() -> None:
    """Check settings, database, tokens and scopes, and show a fix for each fault."""
    from bot.doctor import examine

    settings = _settings()
    typer.echo("ok   Settings: complete")

    async def show_results() -> bool:
        all_passed = True
        async for result in examine(settings):
            typer.echo(result.line)
            all_passed = all_passed and result.passed
        return all_passed

    if not asyncio.run(show_results()):
        raise typer.Exit(1)


@app.command()
def reduce(
    archive: Annotated[Path, typer.Argument(help="LinkedIn's ZIP, as you downloaded it.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The new file; by default beside the archive."),
    ] = None,
) -> None:
    """Leave in LinkedIn's data archive only what the import needs: no texts, no addresses."""
    from bot.reducing import reduce_file, reduced_name

    target = output or reduced_name(archive)
    try:
        typer.echo(reduce_file(archive, target))
    except UserError as error:
        raise _failed(error.sentence) from None
    except FileExistsError:
        raise _failed(f"{target} exists already: name another file with -o.") from None
    except OSError as error:
        raise _failed(f"{error.filename} cannot be opened: {error.strerror}.") from None


@app.command()
def annex() -> None:
    """Print which fields are stored and who sees each, as an annex for a works agreement."""
    from bot.annex import annex as lines_of_annex

    for line in lines_of_annex():
        typer.echo(line)


@app.command()
def erase_workspace(
    workspace: Annotated[
        str, typer.Argument(help="Slack's id of it, like T012AB3CD; not needed if there is one.")
    ] = "",
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Erase it now, after a question.")
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Do not erase it after all.")] = False,
) -> None:
    """Erase all data of a workspace, after 30 days or at once."""
    from bot.erasing import UnknownWorkspaceError, end_workspace
    from storage.engine import open_engine
    from storage.migrate import migrate as migrate_database

    settings = _settings()
    try:
        engine = open_engine(settings.database_url)
        migrate_database(engine)
        now = datetime.now(UTC)
        done = end_workspace(engine, workspace, now, at_once=at_once, keep=keep, sure=typer.confirm)
    except UnknownWorkspaceError as error:
        raise _failed(str(error)) from None
    except _DATABASE_FAULTS as error:
        raise _no_database(error) from None
    typer.echo(done)


@app.command()
def health() -> None:
    """Show whether the bot that runs here is well; exit with 1 if not. It connects to nothing."""
    from bot.health import judge
    from bot.heartbeat import read_heartbeat

    beat = read_heartbeat(_settings().heartbeat_file)
    results = list(judge(beat, datetime.now(UTC)))
    for result in results:
        typer.echo(result.line)
    if not all(result.passed for result in results):
        raise typer.Exit(1)


@app.command()
def sbom() -> None:
    """Print the bill of materials: the packages that the bot runs with, as CycloneDX in JSON."""
    from bot.sbom import bill_of_materials

    typer.echo(json.dumps(bill_of_materials(), indent=2))


@app.command()
def version() -> None:
    """Show the version."""
    typer.echo(version_of("ssi-coach"))


def main() -> None:
    """Entry point of the console script."""
    app()


def _settings() -> Settings:
    try:
        settings = read_settings()
    except SettingsError as error:
        raise _failed(f"These settings need a look:\n{error}") from None
    set_up_logging(settings.log_level, settings.log_format)
    return settings


def _run_in_slack(settings: Settings) -> None:
    with loading():
        from bot.running import run_in_slack
    from bot.watchdog import TickStoppedError

    try:
        asyncio.run(run_in_slack(settings))
    except TickStoppedError:
        raise _failed("The tick had stopped, so the bot stopped too: start it again.") from None
    except AddressError as error:
        raise _failed(str(error)) from None
    except SlackApiError as error:
        raise _failed(f"Slack refuses a token: {code_of(error)}. Run `ssi-coach doctor`.") from None
    except (aiohttp.ClientError, TimeoutError) as error:
        raise _failed(f"Slack cannot be reached ({type(error).__name__}).") from None
    except _DATABASE_FAULTS as error:
        raise _no_database(error) from None


def _refuse_demo_with_tokens(settings: Settings, demo: bool) -> None:
    if demo and settings.has_tokens:
        raise _failed(
            "The demo shows invented people, so it is only for a playground without Slack tokens. "
            "Leave out --demo, or unset SLACK_BOT_TOKEN and SLACK_APP_TOKEN."
        )


def _run_in_playground(settings: Settings, port: int, *, with_bot: bool, demo: bool) -> None:
    with loading():
        from bot.running import run_in_playground

    try:
        asyncio.run(run_in_playground(settings, port, typer.echo, with_bot=with_bot, demo=demo))
    except _DATABASE_FAULTS as error:
        raise _no_database(error) from None


def _no_database(error: Exception) -> typer.Exit:
    if isinstance(error, NewerDatabaseError | DamagedDatabaseError | StoreError | BackupError):
        return _failed(str(error))
    return _failed(
        f"The database cannot be opened ({type(error).__name__}). "
        "Check DATABASE_URL, or run `ssi-coach doctor`."
    )


def _failed(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(1)
