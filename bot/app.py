"""Assembles the bot for any transport. Importing does no work; building uses no network."""

import asyncio
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.engine import Engine

from bot.observer import Observer
from bot.settings import Settings
from domain.people.members import Asker, Profile
from domain.timing.clock import Clock
from handlers.desk import ACKNOWLEDGE_BY, Desk
from handlers.granted_scopes import GrantedScopes
from handlers.profiles import fetch_profile
from handlers.registration import register_all
from storage.store import Store

#: Seconds for one call to Slack.
SLACK_TIMEOUT = 10
#: Seconds a background job waits for a profile: longer than a person in front of a form would.
_JOB_PATIENCE = 5.0
#: How app-level tokens begin.
_APP_LEVEL = "xapp-"


@dataclass(frozen=True)
class Bot:
    """The assembled bot.

    Args:
        app: Bolt's app; pass it the payloads of any transport.
        client: For calls that do not answer a payload.
        authorization: Identifies the workspace; call ``check`` before the first payload.
    """

    app: AsyncApp
    client: AsyncWebClient
    desk: Desk
    authorization: "OneWorkspace"
    observer: Observer

    async def profile_of(self, asker: Asker) -> Profile | None:
        """Asks Slack for a person's profile in the background; ``None`` without an answer."""
        return await fetch_profile(self.client, asker, _JOB_PATIENCE)

    async def close(self) -> None:
        """Waits for the work under way, then closes."""
        await self.desk.finish()
        await asyncio.to_thread(self.desk.store.close)


class OneWorkspace:
    """Authorizes payloads with the one bot token; calls ``auth.test`` once.

    Bolt would call it with the first payload, and a slow answer would delay the acknowledgement.
    """

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: AuthorizeResult | None = None

    async def check(self) -> AuthorizeResult:
        """Asks Slack once which bot and workspace the token belongs to.

        Raises:
            slack_sdk.errors.SlackApiError: the token is not valid.
        """
        if self._known is None:
            answer = await self._client.auth_test()
            self._known = AuthorizeResult(
                enterprise_id=answer.get("enterprise_id"),
                team_id=answer.get("team_id"),
                team=answer.get("team"),
                url=answer.get("url"),
                bot_id=answer.get("bot_id"),
                bot_user_id=answer.get("user_id"),
                bot_token=self._client.token,
            )
        return self._known


def build_app(
    settings: Settings,
    *,
    engine: Engine,
    clock: Clock,
    session: aiohttp.ClientSession,
    acknowledge_by: float = ACKNOWLEDGE_BY,
    observer: Observer | None = None,
) -> Bot:
    """Assembles the bot.

    Args:
        settings: With a bot token.
        engine: A migrated database.
        session: Shared by all calls to Slack, with their time limit (the SDK sets none on a
            session passed to it). The caller closes it after ``Bot.close``.
        acknowledge_by: Seconds after which an acknowledgement no longer waits for the work.
        observer: Is told what the bot does.

    Raises:
        ValueError: there is no bot token.
    """
    if settings.slack_bot_token is None:
        raise ValueError("build_app needs a bot token")
    observer = observer or Observer()
    token = settings.slack_bot_token.get_secret_value()
    scopes = GrantedScopes()
    client = open_client(settings, session, token, observer, scopes)
    authorization = OneWorkspace(client)
    desk = Desk(
        store=Store(engine, saved=observer.saved, failed=observer.database_failed),
        clock=clock,
        session=session,
        proxy=client.proxy,
        acknowledge_by=acknowledge_by,
        scopes=scopes,
        largest_import=settings.largest_import_mb * 1_000_000,
    )

    async def authorize() -> AuthorizeResult:
        return await authorization.check()

    app = AsyncApp(
        name="ssi-coach",
        logger=logging.getLogger("slack_bolt"),
        # Bolt copies this client for each payload and adds the token.
        client=open_client(settings, session, None, observer, scopes),
        authorize=authorize,
        signing_secret=_signing_secret(settings),
        # Our listeners return once the acknowledgement is ready. Otherwise Bolt would poll for it.
        process_before_response=True,
    )
    register_all(app, desk)
    return Bot(app, client, desk, authorization, observer)


def open_client(
    settings: Settings,
    session: aiohttp.ClientSession,
    token: str | None,
    observer: Observer | None = None,
    scopes: GrantedScopes | None = None,
) -> AsyncWebClient:
    """Returns a client without retries, because a repeated call may post twice.

    Args:
        observer: Is told why calls fail.
        scopes: Takes the scopes that Slack names.
    """
    after = _AfterCalls(observer or Observer(), scopes or GrantedScopes())
    client = AsyncWebClient(
        token=token,
        base_url=settings.slack_api_url,
        session=session,
        timeout=SLACK_TIMEOUT,
        retry_handlers=[after],
    )
    if is_local(settings.slack_api_url):
        # The SDK would send even local calls through the environment's proxy.
        client.proxy = None
    return client


class _AfterCalls(AsyncRetryHandler):
    """Looks at each of Slack's answers; retries no call.

    The SDK asks its retry handlers after each call, and Bolt hands them on to copies of a client.
    """

    def __init__(self, observer: Observer, scopes: GrantedScopes) -> None:
        super().__init__()
        self._observer = observer
        self._scopes = scopes

    async def can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        """Tells what Slack granted and why the call failed, if it did; returns no."""
        # Calls with the app token name that token's scopes.
        if response is not None and _APP_LEVEL not in str(request.headers.get("Authorization")):
            for name, values in response.headers.items():
                if name.casefold() == "x-oauth-scopes":
                    self._scopes.heard(values[0])
        body = response.body if response is not None else None
        if error is not None:
            self._observer.slack_failed(type(error).__name__)
        elif response is not None and not (isinstance(body, dict) and body.get("ok")):
            code = body.get("error") if isinstance(body, dict) else None
            self._observer.slack_failed(str(code or f"http_{response.status_code}"))
        return False


def is_local(address: str) -> bool:
    """Whether an address is on this machine."""
    return urlsplit(address).hostname in {"127.0.0.1", "localhost", "::1"}


def _signing_secret(settings: Settings) -> str:
    secret = settings.slack_signing_secret
    return secret.get_secret_value() if secret else ""
