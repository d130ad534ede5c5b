"""Identifies the person of a visit, once, and refuses people whom the bot does not serve."""

import asyncio
import contextlib
import logging
from datetime import date, datetime

from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from domain.errors import StoreError, TokenRefusedError
from domain.people.members import Asker, Person, Profile, Refusal
from domain.timing.periods import local_date
from handlers.desk import Desk
from handlers.payloads import Payload, Surface, name_in
from handlers.profiles import WITHIN, fetch_profile
from services.delivery.suspending import is_stopped, stop_sending
from services.people.members import known_profile, refresh_profile

_log = logging.getLogger(__name__)

#: Seconds that a form waits for the person's profile: its trigger id expires after three.
_ADMIT_WITHIN = 1.0
#: Seconds for the profile of a person who may be a guest: an answer must not show them too much.
_FIRST_PROFILE_WITHIN = 5.0


class Admission:
    """Identifies and admits the person of one payload."""

    def __init__(
        self,
        desk: Desk,
        client: AsyncWebClient,
        body: Payload,
        context: AsyncBoltContext,
        now: datetime,
    ) -> None:
        self.asker = Asker(str(context.team_id or ""), str(context.user_id or ""))
        self._desk = desk
        self._client = client
        self._name = name_in(body)
        self._foreign = _is_foreign(context)
        self._now = now
        self._person: Person | None = None
        self._lookup_tried = False

    @property
    def may_be_known(self) -> bool:
        """Whether the person was not identified yet, and may have a stored profile."""
        return self._person is None and not self._foreign

    def identify(self, person: Person) -> None:
        """Takes a person whom a service identified, and admitted, by their stored profile."""
        self._person = person

    def today(self) -> date | None:
        """The local date of the person, once they are identified."""
        return local_date(self._now, self._person.zone) if self._person is not None else None

    async def person(self) -> Person:
        """Returns the person who acts.

        Raises:
            NotForYouError: The bot does not serve them.
        """
        if self._person is None:
            self._person = Person(self.asker, await self._profile())
        self._person.admit()
        return self._person

    async def person_soon(self) -> Person | None:
        """Like `person`, but ``None`` if their profile is not known within a second.

        Raises:
            NotForYouError: The bot does not serve them.
        """
        if self._lookup_tried and self._person is None:
            return None
        self._lookup_tried = True
        try:
            return await asyncio.wait_for(self.person(), _ADMIT_WITHIN)
        except TimeoutError:
            return None

    async def admit_first(self, surface: Surface) -> None:
        """Refuses a form or button of a person whom the bot does not serve, before it is read.

        Raises:
            NotForYouError: The bot does not serve them.
        """
        match surface:
            case Surface.SUBMISSION:
                await self.person()
            case Surface.MESSAGE_BUTTON | Surface.HOME_BUTTON | Surface.MODAL_BUTTON:
                # The button may open a form.
                await self.person_soon()
            case _:
                pass

    async def _profile(self) -> Profile:
        if self._foreign:
            return Profile("", refusal=Refusal.EXTERNAL)
        known = await self._desk.store.read(known_profile, self.asker, self._now)
        if known is not None and not known.stale:
            return known.profile
        # Until Slack says otherwise, a person may be a guest, who sees only their own entries.
        unknown = Profile(self._name, fresh=False, is_guest=True)
        profile = known.profile if known else unknown
        within = _FIRST_PROFILE_WITHIN if profile.is_guest else WITHIN
        fetched = await self._fetched_profile(within)
        if fetched is None:
            return profile
        if known and profile.is_guest and not fetched.is_guest:
            # Services that only read take it from the member's row.
            with contextlib.suppress(StoreError):
                await self._desk.store.run(refresh_profile, self.asker, fetched, self._now)
        return fetched

    async def _fetched_profile(self, within: float) -> Profile | None:
        """The profile from Slack; ``None`` if Slack does not answer or refuses the bot's token."""
        if await self._desk.store.read(is_stopped, self.asker.workspace):
            return None
        try:
            return await fetch_profile(self._client, self.asker, within)
        except TokenRefusedError as error:
            _log.error("Slack refuses the token: %s", error.reason)
            await self._desk.store.run(stop_sending, self.asker.workspace, error.reason)
            return None


def _is_foreign(context: AsyncBoltContext) -> bool:
    """Whether the payload says that the person belongs to another workspace."""
    actor_team, team = context.actor_team_id, context.team_id
    known = actor_team is not None and team is not None and context.enterprise_id is None
    return known and actor_team != team
