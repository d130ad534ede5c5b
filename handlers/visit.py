"""One visit of a person: who, where, when, and how to answer them there."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from sqlmodel import Session

from domain.errors import UserError
from domain.people import Asker, Person, Profile, Refusal
from handlers.desk import Desk
from handlers.payloads import Payload, Surface, key_of, surface_of
from handlers.profiles import fetch_profile
from services.members import known_profile
from views import notices
from views.blocks import Message, Modal

P = ParamSpec("P")
T = TypeVar("T")

TITLE = "SSI Coach"
#: Seconds that a form may wait for who is asking; what opens it dies after three.
_SOON = 1.0


class Visit:
    """What one payload asks for. Answers go to the surface where the person is."""

    def __init__(
        self,
        desk: Desk,
        ack: AsyncAck,
        body: Payload,
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        self.desk = desk
        self.body = body
        self.client = client
        self.surface = surface_of(body)
        self.key = key_of(body)
        self.now: datetime = desk.clock.now()
        self.asker = Asker(str(context.team_id or ""), str(context.user_id or ""))
        self.acknowledged = asyncio.Event()
        self._ack = ack
        self._foreign = _is_foreign(context)
        self._person: Person | None = None

    @property
    def trigger_id(self) -> str | None:
        """What opens a modal; dies after three seconds."""
        found = self.body.get("trigger_id")
        return str(found) if found else None

    @property
    def view(self) -> Payload:
        """The modal or Home tab that the payload comes from."""
        found: Payload = self.body["view"]
        return found

    async def person(self) -> Person:
        """Who this is.

        Raises:
            NotForYouError: somebody whom the bot does not serve.
        """
        if self._person is None:
            self._person = Person(self.asker, await self._profile())
        self._person.admit()
        return self._person

    async def admit_soon(self) -> None:
        """Turns away those whom the bot does not serve, without holding a form up.

        Where that is not known soon, the way on is open: what they save or read asks again.

        Raises:
            NotForYouError: somebody whom the bot does not serve.
        """
        try:
            await asyncio.wait_for(self.person(), _SOON)
        except TimeoutError:
            return

    async def save(
        self,
        service: Callable[Concatenate[Session, Person, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that writes for this person; when it returns, it is committed."""
        person = await self.person()
        return await self.desk.store.run(service, person, *args, **kwargs)

    async def read(
        self,
        service: Callable[Concatenate[Session, Person, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that reads for this person."""
        person = await self.person()
        return await self.desk.store.read(service, person, *args, **kwargs)

    async def acknowledge(self, **answer: Any) -> None:
        """Tells Slack that the payload arrived, once; reads do so before they read."""
        if not self.acknowledged.is_set():
            await self._ack(**answer)
            self.acknowledged.set()

    async def say_saving(self) -> None:
        """Acknowledges work that takes longer than Slack waits."""
        match self.surface:
            case Surface.COMMAND:
                await self.acknowledge(text=notices.SAVING)
            case Surface.SUBMISSION:
                waiting = notices.as_modal(notices.saving(), TITLE)
                await self.acknowledge(response_action="update", view=waiting)
            case _:
                await self.acknowledge()

    async def answer(self, message: Message, *, replace: bool = False) -> None:
        """Shows a message where the person is.

        Args:
            replace: After a button in a message: the message gives way to the answer.
        """
        match self.surface:
            case Surface.COMMAND if not self.acknowledged.is_set():
                await self.acknowledge(text=message.text, blocks=list(message.blocks))
            case Surface.COMMAND | Surface.MESSAGE_BUTTON:
                await self.acknowledge()
                await self._respond(message, replace)
            case Surface.DIRECT_MESSAGE:
                await self.acknowledge()
                await self._post(message)
            case _:
                await self.show(notices.as_modal(message, TITLE))

    async def show(self, view: Modal, *, unless_changed: bool = False) -> None:
        """Shows a modal: in the one that is open, or newly opened.

        Args:
            unless_changed: Leaves the open one as it is when it has been updated meanwhile.
        """
        match self.surface:
            case Surface.SUBMISSION if not self.acknowledged.is_set():
                await self.acknowledge(response_action="update", view=view)
            case Surface.SUBMISSION | Surface.MODAL_BUTTON:
                await self.acknowledge()
                seen = self.view["hash"] if unless_changed else None
                await self._update(view, seen)
            case _:
                await self.acknowledge()
                await self.client.views_open(trigger_id=self.trigger_id or "", view=view)

    async def show_when_read(self, title: str, reading: Callable[[], Awaitable[Modal]]) -> None:
        """Opens a modal at once and fills it when its content has been read.

        Args:
            reading: An async function that gives the view.
        """
        if self.surface in {Surface.SUBMISSION, Surface.MODAL_BUTTON}:
            await self.show(await reading())
            return
        await self.acknowledge()
        opened = await self.client.views_open(
            trigger_id=self.trigger_id or "", view=notices.loading(title)
        )
        view_id = opened["view"]["id"]
        try:
            view = await reading()
        except UserError as error:
            view = notices.as_modal(notices.refusal(error), title)
        await self.client.views_update(view_id=view_id, view=view)

    async def refuse(self, error: UserError) -> None:
        """Says what is wrong where the person is; a form keeps what was typed."""
        if self.surface is not Surface.SUBMISSION:
            typed = f"{self.body['command']} {self.body['text']}" if self._typed_a_line else ""
            await self.answer(notices.refusal(error, typed))
            return
        block_ids = {block.get("block_id") for block in self.view["blocks"]}
        if error.field in block_ids and not self.acknowledged.is_set():
            errors = {error.field: error.sentence}
            await self.acknowledge(response_action="errors", errors=errors)
        else:
            await self.show(notices.refilled(self.view, [notices.form_notice(error.sentence)]))

    @property
    def _typed_a_line(self) -> bool:
        return self.surface is Surface.COMMAND and bool(self.body.get("text"))

    async def _profile(self) -> Profile:
        if self._foreign:
            return Profile("somebody", refusal=Refusal.EXTERNAL)
        known = await self.desk.store.read(known_profile, self.asker, self.now)
        if known is not None and not known.stale:
            return known.profile
        fetched = await fetch_profile(self.client, self.asker)
        if fetched is not None:
            return fetched
        return known.profile if known else Profile(_name_in(self.body), fresh=False)

    async def _update(self, view: Modal, seen: str | None) -> None:
        try:
            await self.client.views_update(view_id=self.view["id"], view=view, hash=seen)
        except SlackApiError as error:
            if error.response.get("error") != "hash_conflict":
                raise

    async def _respond(self, message: Message, replace: bool) -> None:
        webhook = AsyncWebhookClient(
            self.body["response_url"], session=self.desk.session, retry_handlers=[]
        )
        for blocks in (list(message.blocks), notices.in_plain_sections(message)):
            answer = await webhook.send_dict(
                {
                    "text": message.text,
                    "blocks": blocks,
                    "response_type": "ephemeral",
                    "replace_original": replace,
                }
            )
            if answer.status_code == 200 or "invalid_blocks" not in answer.body:
                return

    async def _post(self, message: Message) -> None:
        channel = self.body["event"]["channel"]
        try:
            await self.client.chat_postMessage(
                channel=channel, text=message.text, blocks=list(message.blocks)
            )
        except SlackApiError as error:
            if error.response.get("error") != "invalid_blocks":
                raise
            # A workspace that does not have a newer block yet still gets every fact.
            await self.client.chat_postMessage(
                channel=channel, text=message.text, blocks=notices.in_plain_sections(message)
            )


def _is_foreign(context: AsyncBoltContext) -> bool:
    """Whether Slack itself says that the person belongs to another workspace."""
    actor_team, team = context.actor_team_id, context.team_id
    return actor_team is not None and actor_team != team and context.enterprise_id is None


def _name_in(body: Payload) -> str:
    user = body.get("user")
    named = user.get("name") if isinstance(user, dict) else body.get("user_name")
    return str(named or "somebody")
