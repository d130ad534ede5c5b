"""What the page asks for and what people do there: `/page/state`, `/page/live`, `/page/act`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from aiohttp import WSMsgType, web

from playground.calendar_jumps import moment_of
from playground.changes import Changes
from playground.desk import Desk
from playground.page_bonnet import PageBonnet
from playground.page_state import page_state
from playground.refusals import PersonMistake
from playground.world import User

Deed = dict[str, Any]
Outcome = dict[str, Any]


class PageApi:
    """Answers the page.

    Args:
        desk: through which people act.
        bonnet: what the page shows of the machinery.
        traffic: marked when something changed that the page may show.
        reset: brings the workspace to its fresh state.
    """

    def __init__(
        self,
        desk: Desk,
        bonnet: PageBonnet,
        traffic: Changes,
        reset: Callable[[], Awaitable[None]],
    ) -> None:
        self._desk = desk
        self._bonnet = bonnet
        self._traffic = traffic
        self._workspace = desk.workspace
        self._reset = reset
        self._live: set[web.WebSocketResponse] = set()
        self._deeds: dict[str, Callable[[User, Deed], Awaitable[Outcome]]] = {
            "type": self._type,
            "action": self._action,
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
            "messages_tab": self._messages_tab,
            "shortcut": self._shortcut,
            "message_shortcut": self._message_shortcut,
            "read": self._read,
            "advance": self._advance,
            "invite_bot": self._invite_bot,
            "remove_bot": self._remove_bot,
            "archive": self._archive,
            "unarchive": self._unarchive,
            "posting": self._posting,
            "profile": self._profile,
            "admin": self._admin,
            "deactivate": self._deactivate,
            "reactivate": self._reactivate,
            "reset": self._start_fresh,
            "look_up": self._look_up,
            **bonnet.deeds,
        }

    async def state(self, request: web.Request) -> web.StreamResponse:
        """Answer `GET /page/state?as=U…`."""
        try:
            seen = page_state(self._workspace, self._acting(request))
            return web.json_response(seen | self._bonnet.state())
        except PersonMistake as mistake:
            return web.json_response({"ok": False, "error": str(mistake)}, status=404)

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Answer `GET /page/live`: the version and the exchanges' cursor, again at each change."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._live.add(socket)
        telling = asyncio.ensure_future(self._tell(socket))
        try:
            async for message in socket:
                if message.type == WSMsgType.ERROR:
                    break
        finally:
            self._live.discard(socket)
            telling.cancel()
        return socket

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Answer `POST /page/act?as=U…`: one deed of one person."""
        try:
            deed = await request.json()
            do = self._deeds.get(deed.get("do"))
            if do is None:
                raise PersonMistake(f"The playground cannot do “{deed.get('do')}”.")
            outcome = await do(self._acting(request), deed)
        except PersonMistake as mistake:
            return web.json_response({"ok": False, "error": str(mistake)})
        except (ValueError, AttributeError, KeyError) as fault:
            raise web.HTTPBadRequest(text=f"not a deed: {fault!r}") from fault
        return web.json_response({"ok": True, **outcome})

    async def close(self) -> None:
        """Close the live sockets."""
        for socket in list(self._live):
            await socket.close(code=1001)

    async def _tell(self, socket: web.WebSocketResponse) -> None:
        seen = -1
        told: dict[str, int] = {}
        while not socket.closed:
            seen = await self._traffic.after(seen)
            now = {"version": self._workspace.changes.version, "exchanges": self._bonnet.cursor}
            if now == told:
                continue
            told = now
            try:
                await socket.send_json(now)
            except ConnectionError:
                return

    def _acting(self, request: web.Request) -> User:
        user = self._workspace.actor(request.query.get("as", ""))
        if user.is_bot:
            raise PersonMistake("Nobody can be a bot here.")
        return user

    async def _type(self, me: User, deed: Deed) -> Outcome:
        thread = deed.get("thread_ts")
        await self._desk.composing.types(me.id, deed["conversation"], deed["text"], thread)
        return {}

    async def _action(self, me: User, deed: Deed) -> Outcome:
        where = (deed["block_id"], deed["action_id"])
        choice = deed.get("selected", deed.get("value"))
        actions = self._desk.block_actions
        if "view" not in deed:
            await actions.in_message(me.id, deed["conversation"], deed["ts"], where, choice)
            return {}
        view = self._desk.view_of(me.id, deed["view"])
        self._desk.forms.fill(me.id, view, deed.get("values") or {})
        await actions.in_view(me.id, view, where, choice)
        return {}

    async def _look_up(self, me: User, deed: Deed) -> Outcome:
        where, typed = (deed["block_id"], deed["action_id"]), str(deed["value"])
        if "view" in deed:
            view = self._desk.view_of(me.id, deed["view"])
            self._desk.forms.fill(me.id, view, deed.get("values") or {})
            suggested = await self._desk.looks_up_in_view(me.id, view.id, where, typed)
        else:
            suggested = await self._desk.looks_up_in_message(
                me.id, deed["conversation"], deed["ts"], where, typed
            )
        return asdict(suggested)

    async def _submit(self, me: User, deed: Deed) -> Outcome:
        view = self._desk.forms.view_of(me.id, deed["view"])
        self._desk.forms.fill(me.id, view, deed.get("values") or {})
        submission = await self._desk.forms.submit(me.id, view)
        return {"errors": submission.errors, "trouble": submission.trouble}

    async def _close(self, me: User, deed: Deed) -> Outcome:
        await self._desk.forms.close(me.id, self._desk.forms.view_of(me.id, deed["view"]))
        return {}

    async def _home(self, me: User, deed: Deed) -> Outcome:
        await self._desk.entry_points.opens_home(me.id)
        return {}

    async def _messages_tab(self, me: User, deed: Deed) -> Outcome:
        await self._desk.entry_points.opens_messages(me.id)
        return {}

    async def _shortcut(self, me: User, deed: Deed) -> Outcome:
        await self._desk.entry_points.uses_shortcut(me.id, deed["callback_id"])
        return {}

    async def _message_shortcut(self, me: User, deed: Deed) -> Outcome:
        await self._desk.entry_points.uses_message_shortcut(
            me.id, deed["callback_id"], deed["conversation"], deed["ts"]
        )
        return {}

    async def _read(self, me: User, deed: Deed) -> Outcome:
        self._desk.entry_points.reads(me.id, deed["conversation"])
        return {}

    async def _advance(self, me: User, deed: Deed) -> Outcome:
        clock = self._workspace.clock
        clock.advance_to(moment_of(deed, clock.now(), me.tz))
        self._workspace.changes.mark()
        return {"now": clock.now().isoformat()}

    async def _invite_bot(self, me: User, deed: Deed) -> Outcome:
        await self._desk.channels.invites_bot(me.id, deed["conversation"])
        return {}

    async def _remove_bot(self, me: User, deed: Deed) -> Outcome:
        await self._desk.channels.removes_bot(me.id, deed["conversation"])
        return {}

    async def _archive(self, me: User, deed: Deed) -> Outcome:
        await self._desk.channels.archives(me.id, deed["conversation"])
        return {}

    async def _unarchive(self, me: User, deed: Deed) -> Outcome:
        await self._desk.channels.unarchives(me.id, deed["conversation"])
        return {}

    async def _posting(self, me: User, deed: Deed) -> Outcome:
        admins_only = bool(deed["admins_only"])
        self._desk.channels.restricts_posting(me.id, deed["conversation"], admins_only=admins_only)
        return {}

    async def _profile(self, me: User, deed: Deed) -> Outcome:
        await self._desk.accounts.changes_profile(
            me.id, deed["user"], zone=deed.get("tz"), name=deed.get("name")
        )
        return {}

    async def _admin(self, me: User, deed: Deed) -> Outcome:
        is_admin = bool(deed["is_admin"])
        await self._desk.accounts.makes_admin(me.id, deed["user"], is_admin=is_admin)
        return {}

    async def _deactivate(self, me: User, deed: Deed) -> Outcome:
        await self._desk.accounts.deactivates(me.id, deed["user"])
        return {}

    async def _reactivate(self, me: User, deed: Deed) -> Outcome:
        await self._desk.accounts.reactivates(me.id, deed["user"])
        return {}

    async def _start_fresh(self, me: User, deed: Deed) -> Outcome:
        await self._reset()
        return {}
