"""Checks database, deliveries, tokens and scopes, and gives a fix for each fault."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from aiohttp import ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.app import SLACK_TIMEOUT, open_client
from bot.check_result import CheckResult
from bot.running import read_manifest
from bot.settings import Settings
from handlers.slack_errors import code_of
from services.delivery.failed_deliveries import problems_since
from storage.engine import DamagedDatabaseError, check_pages, open_engine
from storage.migrate import newest_revision, revision_of
from views.people.missing_scopes import LINK_OFFERS, what_fails

_DAMAGED = (
    "See “Backups” in docs/operations.md. Keep the damaged file: parts may be rescued from it."
)
_REINSTALL = "Paste manifest.json into “App Manifest” on the app's page, save, and reinstall."
#: The age of the failed deliveries that are reported.
_RECENTLY = timedelta(days=7)


async def examine(settings: Settings) -> AsyncIterator[CheckResult]:
    """Yields the result of each check that these settings allow."""
    yield await asyncio.to_thread(_database, settings)
    deliveries = await asyncio.to_thread(_deliveries, settings)
    if deliveries is not None:
        yield deliveries
    if settings.slack_bot_token is None or settings.slack_app_token is None:
        yield CheckResult("Slack tokens", True, "none set: `run` starts the playground")
        return
    async with aiohttp.ClientSession(timeout=ClientTimeout(total=SLACK_TIMEOUT)) as session:
        token = settings.slack_bot_token.get_secret_value()
        client = open_client(settings, session, token)
        for result in await _bot_token(client):
            yield result
        yield await _app_token(client, settings.slack_app_token.get_secret_value())


def _database(settings: Settings) -> CheckResult:
    url = make_url(settings.database_url)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return CheckResult(
            "Database", True, f"{shown} does not exist yet; the first start creates it"
        )
    try:
        engine = open_engine(settings.database_url)
        check_pages(engine)
        with engine.connect() as connection:
            revision = revision_of(connection)
        engine.dispose()
    except DamagedDatabaseError as error:
        return CheckResult("Database", False, str(error), _DAMAGED)
    except (SQLAlchemyError, OSError) as error:
        return CheckResult(
            "Database",
            False,
            f"{shown} cannot be opened ({type(error).__name__})",
            "Check DATABASE_URL: is the server running, the name right, and the folder writable?",
        )
    newest = newest_revision()
    if revision is None:
        return CheckResult("Database", True, f"{shown} is empty; the first start sets it up")
    if revision != newest:
        return CheckResult(
            "Database",
            False,
            f"{shown} is at revision {revision}, and this version needs {newest}",
            "Start the bot, or run `ssi-coach migrate`. If this version is older, update it.",
        )
    return CheckResult("Database", True, f"{shown} is at revision {revision}")


def _deliveries(settings: Settings) -> CheckResult | None:
    """The recent failed deliveries; ``None`` if the database is missing, outdated or unreadable."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return None
    try:
        engine = open_engine(settings.database_url)
        with engine.execution_options(reading=True).connect() as connection:
            if revision_of(connection) != newest_revision():
                return None
            found = problems_since(Session(connection), datetime.now(UTC) - _RECENTLY)
        engine.dispose()
    except (SQLAlchemyError, OSError):
        return None  # the check of the database reports it
    if found is None:
        return CheckResult("Deliveries", True, "none failed in the last week")
    return CheckResult(
        "Deliveries",
        False,
        f"{found.count} failed or in doubt in the last week; the newest is the {found.newest}",
        "For a channel, run `/ssi setup` and press *Test again*. For an id in brackets, look up "
        "the error with that id in the log.",
    )


async def _bot_token(client: AsyncWebClient) -> list[CheckResult]:
    try:
        answer = await client.auth_test()
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return [_refused("SLACK_BOT_TOKEN", error, "Install the app again and copy its bot token.")]
    identified = CheckResult(
        "SLACK_BOT_TOKEN", True, f"{answer.get('user')} in {answer.get('team')}"
    )
    return [identified, *_scopes(str(answer.headers.get("x-oauth-scopes", "")))]


def _scopes(granted: str) -> list[CheckResult]:
    """One result for each missing scope; one for all if none is missing."""
    if not granted:
        return [CheckResult("Scopes", True, "this server does not report which are granted")]
    required = read_manifest()["oauth_config"]["scopes"]["bot"]
    held = {scope.strip() for scope in granted.split(",") if scope.strip()}
    if missing := sorted(set(required) - held):
        return [
            CheckResult(f"Scope {scope}", False, f"missing: {what_fails(scope)}", _REINSTALL)
            for scope in missing
        ]
    offers = f", and {LINK_OFFERS} to offer to log posted links" if LINK_OFFERS in held else ""
    extra = sorted(held - {*required, LINK_OFFERS})
    unneeded = f"; not needed: {', '.join(extra)}" if extra else ""
    return [CheckResult("Scopes", True, f"all {len(required)} granted{offers}{unneeded}")]


async def _app_token(client: AsyncWebClient, token: str) -> CheckResult:
    try:
        await client.apps_connections_open(app_token=token)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return _refused(
            "SLACK_APP_TOKEN",
            error,
            "Create an app-level token with the scope connections:write under “Basic Information”, "
            "and switch on “Socket Mode”.",
        )
    return CheckResult("SLACK_APP_TOKEN", True, "Socket Mode can connect")


def _refused(subject: str, error: Exception, fix: str) -> CheckResult:
    if isinstance(error, SlackApiError):
        return CheckResult(subject, False, f"Slack says {code_of(error)}", fix)
    return CheckResult(
        subject,
        False,
        f"Slack does not answer ({type(error).__name__})",
        "Check SLACK_API_URL, and that this machine can reach it.",
    )
