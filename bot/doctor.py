"""Looks whether everything is in place, and says for each fault how to mend it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
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
from bot.running import read_manifest
from bot.settings import Settings
from handlers.slack_errors import code_of
from services.delivery.ledger import problems_since
from storage.engine import open_engine
from storage.migrate import newest_revision, revision_of

_LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``fix`` is empty where all is well."""

    what: str
    fine: bool
    said: str
    fix: str = ""

    @property
    def line(self) -> str:
        """As it is shown."""
        mark = "ok  " if self.fine else "FAIL"
        return f"{mark} {self.what}: {self.said}" + (f"\n     → {self.fix}" if self.fix else "")


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Everything that can be looked at with these settings, one after the other."""
    yield await asyncio.to_thread(_database, settings)
    deliveries = await asyncio.to_thread(_deliveries, settings)
    if deliveries is not None:
        yield deliveries
    if settings.slack_bot_token is None or settings.slack_app_token is None:
        yield Finding("Slack tokens", True, "none set: `run` starts the playground")
        return
    async with aiohttp.ClientSession(timeout=ClientTimeout(total=SLACK_TIMEOUT)) as session:
        token = settings.slack_bot_token.get_secret_value()
        client = open_client(settings, session, token)
        for finding in await _bot_token(client):
            yield finding
        yield await _app_token(client, settings.slack_app_token.get_secret_value())


def _database(settings: Settings) -> Finding:
    url = make_url(settings.database_url)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return Finding("Database", True, f"{shown} is not there yet; the first start makes it")
    try:
        engine = open_engine(settings.database_url)
        with engine.connect() as connection:
            revision = revision_of(connection)
        engine.dispose()
    except (SQLAlchemyError, OSError) as error:
        return Finding(
            "Database",
            False,
            f"{shown} cannot be opened ({type(error).__name__})",
            "Check DATABASE_URL: is the server running, the name right, the folder writable?",
        )
    newest = newest_revision()
    if revision is None:
        return Finding("Database", True, f"{shown} is empty; the first start sets it up")
    if revision != newest:
        return Finding(
            "Database",
            False,
            f"{shown} is at revision {revision}, and this version needs {newest}",
            "Start the bot, or run `ssi-coach migrate`. If this version is older, update it.",
        )
    return Finding("Database", True, f"{shown} is at revision {revision}")


def _deliveries(settings: Settings) -> Finding | None:
    """What could not be sent lately; ``None`` where the database is not one to ask."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return None
    try:
        engine = open_engine(settings.database_url)
        with engine.execution_options(reading=True).connect() as connection:
            if revision_of(connection) != newest_revision():
                return None
            found = problems_since(Session(connection), datetime.now(UTC) - _LATELY)
        engine.dispose()
    except (SQLAlchemyError, OSError):
        return None  # the finding about the database says it
    if found is None:
        return Finding("Deliveries", True, "none failed in the last week")
    return Finding(
        "Deliveries",
        False,
        f"{found.count} failed or in doubt in the last week; the newest is the {found.newest}",
        "A channel's trouble is mended with `/ssi setup` and *Test again*; an id in brackets "
        "stands in the log with the error.",
    )


async def _bot_token(client: AsyncWebClient) -> list[Finding]:
    try:
        answer = await client.auth_test()
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return [_refused("SLACK_BOT_TOKEN", error, "Install the app again and copy its bot token.")]
    named = Finding("SLACK_BOT_TOKEN", True, f"{answer.get('user')} in {answer.get('team')}")
    return [named, _scopes(str(answer.headers.get("x-oauth-scopes", "")))]


def _scopes(granted: str) -> Finding:
    if not granted:
        return Finding("Scopes", True, "this server does not tell which are granted")
    wanted = set(read_manifest()["oauth_config"]["scopes"]["bot"])
    given = {scope.strip() for scope in granted.split(",") if scope.strip()}
    if missing := sorted(wanted - given):
        return Finding(
            "Scopes",
            False,
            f"missing {', '.join(missing)}",
            "Paste manifest.json into “App Manifest” on the app's page, save, and reinstall.",
        )
    extra = sorted(given - wanted)
    said = f"all {len(wanted)} granted" + (f"; not needed: {', '.join(extra)}" if extra else "")
    return Finding("Scopes", True, said)


async def _app_token(client: AsyncWebClient, token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=token)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return _refused(
            "SLACK_APP_TOKEN",
            error,
            "Make an app-level token with the scope connections:write on “Basic Information”, "
            "and switch “Socket Mode” on.",
        )
    return Finding("SLACK_APP_TOKEN", True, "Socket Mode can connect")


def _refused(what: str, error: Exception, fix: str) -> Finding:
    if isinstance(error, SlackApiError):
        return Finding(what, False, f"Slack says {code_of(error)}", fix)
    return Finding(
        what,
        False,
        f"Slack does not answer ({type(error).__name__})",
        "Check SLACK_API_URL and whether this machine may reach it.",
    )
