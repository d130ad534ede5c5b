"""A visit: one payload with its person, surface, key and time, and the ways to answer it."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient
from sqlmodel import Session

from domain.errors import StoreError
from domain.people.members import Asker, Person
from domain.submission import Submission
from handlers.admission import Admission
from handlers.desk import Desk
from handlers.kept_results import is_kept, may_change, remembering
from handlers.payloads import (
    Payload,
    Surface,
    direct_messages_of,
    key_of,
    surface_of,
    thread_of,
)
from handlers.replying import SLACK_FAULTS, change_or_post, post, post_when_back, respond
from handlers.slack_errors import code_or_type
from handlers.text_parts import GivenAnswer
from services.delivery.heard_messages import is_answered, take_answer
from services.people.members import for_known_person
from views import notices
from views.block_ids import with_own_ids
from views.blocks import Message, Modal
from views.kept_results import staying
from views.moments import reader_is_on
from views.plain_sections import within_limits

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)

TITLE = "SSI Coach"
#: Seconds to wait for an earlier answer that is to be changed.
_EARLIER_WITHIN = 10.0


class Visit:
    """One payload, from its arrival to its answer on the surface where the person acted."""

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
        self.admission = Admission(desk, client, body, context, self.now)
        self.asker: Asker = self.admission.asker
        self.acknowledged = asyncio.Event()
        #: Whether a service has written for this visit, and committed.
        self.kept = False
        #: Whether an answer of this visit ended with an offer.
        self.offered = False
        #: The answer in direct messages.
        self.given = GivenAnswer()
        #: Goes below that answer.
        self.below: Message | None = None
        self._earlier: GivenAnswer | None = None
        self._ack = ack
        self._saving = False
        self._answers = False
        #: The id of the modal opened during this visit.
        self._opened: str | None = None
        reader_is_on(self.admission.today)

    @property
    def view(self) -> Payload:
        """The modal or Home tab that the payload comes from."""
        view: Payload = self.body["view"]
        return view

    @property
    def form_key(self) -> str:
        """The idempotency key of a submitted form: a form that is submitted twice is saved once."""
        return f"form:{notices.metadata_of(self.view).get('key') or self.key}"

    # The person

    async def person(self) -> Person:
        """Returns the person who acts.

        Raises:
            NotForYouError: The bot does not serve them.
        """
        return await self.admission.person()

    async def admit_soon(self) -> Person | None:
        """Refuses people whom the bot does not serve, unless Slack takes too long to identify them.

        Returns:
            The person, or ``None`` if their profile is not known within a second. A form then
            still opens; `save` and `read` check again.

        Raises:
            NotForYouError: The bot does not serve them.
        """
        return await self.admission.person_soon()

    # Calling services

    async def save(
        self,
        service: Callable[Concatenate[Session, Submission, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that writes for this person, and commits.

        The key is that of the form for a submission, otherwise that of the payload.
        """
        key = self.form_key if self.surface is Surface.SUBMISSION else self.key
        return await self.save_as(key, service, *args, **kwargs)

    async def save_as(
        self,
        key: str,
        service: Callable[Concatenate[Session, Submission, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like `save`, with a given idempotency key.

        Args:
            key: An answer to a question has the key of the submission that raised the question.
        """
        self._saving = True
        await self._open_placeholder()
        store, admission = self.desk.store, self.admission
        if admission.may_be_known:
            identified = for_known_person(service)
            saved = await store.run(identified, self.asker, key, self.now, *args, **kwargs)
            if saved is not None:
                admission.identify(saved.person)
                self.kept = True
                return saved.result
        submission = Submission(await self.person(), key, self.now)
        result = await store.run(service, submission, *args, **kwargs)
        self.kept = True
        return result

    async def read(
        self,
        service: Callable[Concatenate[Session, Person, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that reads for this person."""
        person = await self.person()
        return await self.desk.store.read(service, person, *args, **kwargs)

    # Answering once

    async def was_answered(self) -> bool:
        """Whether this is a direct message that Slack delivers again, after an answer."""
        if self.surface is not Surface.DIRECT_MESSAGE:
            return False
        try:
            return await self.desk.store.read(is_answered, self.asker.workspace, self.key)
        except StoreError:
            return False

    async def _may_answer(self) -> bool:
        """Whether this visit answers: only one replica answers a direct message.

        If the database does not say in time, it does: an answer that comes twice does less harm
        than one that never comes.
        """
        if self.surface is not Surface.DIRECT_MESSAGE or self._answers:
            return True
        await self.acknowledge()
        taking = self.desk.store.run(take_answer, self.asker.workspace, self.key, self.now)
        try:
            self._answers = await asyncio.wait_for(taking, self.desk.acknowledge_by)
        except (StoreError, TimeoutError):
            self._answers = True
        return self._answers

    # Acknowledging

    async def acknowledge(self, **answer: Any) -> None:
        """Acknowledges the payload, once. Handlers that only read do so before they read."""
        if not self.acknowledged.is_set():
            await self._ack(**answer)
            self.acknowledged.set()

    async def acknowledge_unfinished(self) -> None:
        """Acknowledges a payload whose handler takes longer than Slack waits."""
        waiting = notices.saving() if self._saving else notices.one_moment()
        match self.surface:
            case Surface.COMMAND:
                await self.acknowledge(text=waiting.text)
            case Surface.SUBMISSION:
                view = notices.as_modal(waiting, TITLE)
                await self.acknowledge(response_action="update", view=view)
            case _:
                await self.acknowledge()

    # Answering

    async def begin_reading(self) -> None:
        """Acknowledges before a read and, on the Home tab, opens the modal for the answer."""
        await self.acknowledge()
        await self._open_placeholder()

    async def answer(self, message: Message, *, replace: bool = False) -> None:
        """Shows a message where the person acted, or if that fails, as a direct message.

        In their direct messages with the bot it is a message that lasts. In a channel only the
        person sees it, until they reload Slack.

        Args:
            replace: After a button in a message, replaces that message.
        """
        self.offered = self.offered or message.offers
        replaces = replace and self.surface is Surface.MESSAGE_BUTTON
        if not replaces and not may_change(self.body):
            message = staying(message)
        if replaces or not await self._posted_in_direct_messages(message):
            await self.answer_briefly(message, replace=replace)
        if not replaces and not await is_kept(self.client, self.body, message):
            await self._say_it_stays(message)

    def takes_over(self, earlier: GivenAnswer) -> None:
        """Lets the first answer of this visit take the place of an earlier visit's answer."""
        self._earlier = earlier

    async def answer_briefly(self, message: Message, *, replace: bool = False) -> None:
        """Like `answer`, but ephemeral after a command or button in direct messages, too."""
        if not await self._may_answer():
            return
        if self.surface is Surface.DIRECT_MESSAGE:
            await self._answer_directly(message)
            return
        try:
            shown = await self._answer_in_place(message, replace)
        except SLACK_FAULTS as error:
            _log.warning("an answer goes by direct message instead: %s", code_or_type(error))
            shown = False
        if not shown:
            await post_when_back(self.desk, self.client, self.asker.user, message)

    async def show(self, view: Modal) -> None:
        """Shows a modal: updates the open one, or opens a new one.

        Blocks that Slack has not shown yet get ids of their own; those of a form given back keep
        theirs.
        """
        view = with_own_ids(remembering(view, self.body), secrets.token_hex(4))
        match self.surface:
            case Surface.SUBMISSION if not self.acknowledged.is_set():
                await self.acknowledge(response_action="update", view=view)
            case _ if self._opened is not None:
                await self.acknowledge()
                await self.client.views_update(view_id=self._opened, view=view)
            case Surface.SUBMISSION | Surface.MODAL_BUTTON:
                await self.acknowledge()
                await self.client.views_update(view_id=self.view["id"], view=view)
            case _:
                await self.acknowledge()
                await self._open(view)

    async def show_when_read(self, title: str, reading: Callable[[], Awaitable[Modal]]) -> None:
        """Opens a placeholder modal at once, and fills it when its content is read."""
        await self.acknowledge()
        if self.surface is not Surface.MODAL_BUTTON:
            await self._open(notices.loading(title))
        await self.show(await reading())

    async def show_on_top(self, title: str, reading: Callable[[], Awaitable[Modal]]) -> None:
        """Opens a modal above an open one, which is there again once this one is closed."""
        await self.acknowledge()
        await self._open(notices.loading(title))
        await self.show(await reading())

    async def _answer_directly(self, message: Message) -> None:
        event = self.body["event"]
        where = (self.desk, self.client, event["channel"])
        if self.below is not None:
            message, self.below = notices.followed_by(message, self.below), None
        earlier, self._earlier = await self._earlier_ts(), None
        thread_ts = event.get("thread_ts")
        if earlier:
            ts = await change_or_post(
                *where, message, thread_ts, instead_of=earlier, below=event["ts"]
            )
        else:
            ts = await post_when_back(*where, message, thread_ts)
        self.given.ts = self.given.ts or ts

    async def _earlier_ts(self) -> str:
        """The time of the answer that this visit's first answer takes the place of, if any."""
        if self._earlier is None:
            return ""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._earlier.finished.wait(), _EARLIER_WITHIN)
        return self._earlier.ts

    async def _say_it_stays(self, message: Message) -> None:
        """Adds to an answer in a modal that the message with the button stays as it was."""
        if self.surface in (Surface.SUBMISSION, Surface.MODAL_BUTTON):
            with contextlib.suppress(*SLACK_FAULTS):  # the modal may be closed by now
                await self.show(notices.as_modal(staying(message), TITLE))

    async def _posted_in_direct_messages(self, message: Message) -> bool:
        channel = direct_messages_of(self.body)
        in_conversation = self.surface in (Surface.COMMAND, Surface.MESSAGE_BUTTON)
        if channel is None or not in_conversation or self._opened is not None:
            return False
        await self.acknowledge()
        try:
            await post(self.client, channel, message, thread_of(self.body))
        except SLACK_FAULTS as error:
            # The bot cannot post in the direct messages of two people.
            _log.info("an answer is shown for a while only: %s", code_or_type(error))
            return False
        return True

    async def _answer_in_place(self, message: Message, replace: bool) -> bool:
        match self.surface:
            case Surface.COMMAND if not self.acknowledged.is_set():
                await self.acknowledge(text=message.text, blocks=within_limits(message))
                return True
            case Surface.COMMAND | Surface.MESSAGE_BUTTON if self._opened is None:
                await self.acknowledge()
                url = self.body.get("response_url")
                return bool(url) and await respond(self.desk, str(url), message, replace=replace)
            case _:
                await self.show(notices.as_modal(message, TITLE))
                return True

    async def _open_placeholder(self) -> None:
        """Opens the modal that an answer on the Home tab needs, before its trigger id expires."""
        if self.surface is Surface.HOME_BUTTON and self._opened is None:
            await self._open(notices.loading(TITLE))

    async def _open(self, view: Modal) -> None:
        trigger_id = str(self.body.get("trigger_id") or "")
        opened = await self.client.views_open(trigger_id=trigger_id, view=view)
        self._opened = str(opened["view"]["id"])
