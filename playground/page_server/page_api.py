"""`/page/state`, `/page/live` and `/page/act`: the page's state and actions."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, get_args

from aiohttp import WSMsgType, web

from playground.page_server.calendar_jumps import moment_of
from playground.page_server.clock_walk import ClockWalk
from playground.page_server.demo import Demo
from playground.page_server.inspector import PageInspector
from playground.page_server.page_state import page_state
from playground.page_server.tour import Tour
from playground.people.user_actions import UserActions
from playground.refusals import PersonMistake
from playground.world.changes import Changes
from playground.world.state import Guest, User

Body = dict[str, Any]
Outcome = dict[str, Any]


class PageApi:
    """Handles the page's requests.

    Args:
        actions: the actions of people in this workspace.
        inspector: the requests of the page's Inspector.
        traffic: marked at each change that the page may show.
        walk: moves the clock.
        reset: resets the workspace.
        demo: fills the workspace with invented people.
        tour: the steps for newcomers.
    """

    def __init__(
        self,
        actions: UserActions,
        inspector: PageInspector,
        traffic: Changes,
        walk: ClockWalk,
        reset: Callable[[], Awaitable[None]],
        demo: Demo,
        tour: Tour,
    ) -> None:
        self._actions = actions
        self._inspector = inspector
        self._traffic = traffic
        self._walk = walk
        self._workspace = actions.workspace
        self._reset = reset
        self._demo = demo
        self._tour = tour
        self._live: set[web.WebSocketResponse] = set()
        self._handlers: dict[str, Callable[[User, Body], Awaitable[Outcome]]] = {
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
            "guest": self._guest,
            "deactivate": self._deactivate,
            "reactivate": self._reactivate,
            "reset": self._start_fresh,
            "demo": self._show_demo,
            "look_up": self._look_up,
            **inspector.handlers,
        }

    async def state(self, request: web.Request) -> web.StreamResponse:
        """Handle `GET /page/state?as=U…`."""
        try:
            seen = page_state(self._workspace, self._acting(request))
            offers = {
                "demo": self._demo.state,
                "tour": self._tour.state(),
                "untouched": self._workspace.world.is_untouched,
            }
            return web.json_response(seen | self._inspector.state() | offers)
        except PersonMistake as mistake:
            return web.json_response({"ok": False, "error": str(mistake)}, status=404)

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Handle `GET /page/live`: a WebSocket that sends the version and the exchanges' cursor."""
        socket = web.WebSocketResponse(heartbeat=30)
        try:
            await socket.prepare(request)
        except ConnectionError:
            return web.Response()  # the page was closed or reloaded: no one reads this
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
        """Handle `POST /page/act?as=U…`: one action of one person."""
        try:
            body = await request.json()
            do = self._handlers.get(body.get("do"))
            if do is None:
                raise PersonMistake(f"The playground cannot do “{body.get('do')}”.")
            outcome = await do(self._acting(request), body)
        except PersonMistake as mistake:
            return web.json_response({"ok": False, "error": str(mistake)})
        except (ValueError, AttributeError, KeyError) as fault:
            raise web.HTTPBadRequest(text=f"not an action: {fault!r}") from fault
        return web.json_response({"ok": True, **outcome})

    async def close(self) -> None:
        """Close the WebSockets."""
        for socket in list(self._live):
            await socket.close(code=1001)

    async def _tell(self, socket: web.WebSocketResponse) -> None:
        seen = -1
        told: dict[str, int] = {}
        while not socket.closed:
            seen = await self._traffic.after(seen)
            now = {"version": self._workspace.changes.version, "exchanges": self._inspector.cursor}
            if now == told:
                continue
            told = now
            try:
                await socket.send_json(now)
            except ConnectionError:
                return

    def _acting(self, request: web.Request) -> User:
        user = self._workspace.acting_user(request.query.get("as", ""))
        if user.is_bot:
            raise PersonMistake("You cannot act as a bot.")
        return user

    async def _type(self, me: User, body: Body) -> Outcome:
        thread = body.get("thread_ts")
        await self._actions.types(me.id, body["conversation"], body["text"], thread)
        return {}

    async def _action(self, me: User, body: Body) -> Outcome:
        where = (body["block_id"], body["action_id"])
        choice = body.get("selected", body.get("value"))
        actions = self._actions.block_actions
        if "view" not in body:
            await actions.in_message(me.id, body["conversation"], body["ts"], where, choice)
            return {}
        view = self._actions.view_of(me.id, body["view"])
        self._actions.modal_forms.fill(me.id, view, body.get("values") or {})
        await actions.in_view(me.id, view, where, choice)
        return {}

    async def _look_up(self, me: User, body: Body) -> Outcome:
        where, typed = (body["block_id"], body["action_id"]), str(body["value"])
        if "view" in body:
            view = self._actions.view_of(me.id, body["view"])
            self._actions.modal_forms.fill(me.id, view, body.get("values") or {})
            suggested = await self._actions.looks_up_in_view(me.id, view.id, where, typed)
        else:
            suggested = await self._actions.looks_up_in_message(
                me.id, body["conversation"], body["ts"], where, typed
            )
        return asdict(suggested)

    async def _submit(self, me: User, body: Body) -> Outcome:
        view = self._actions.modal_forms.view_of(me.id, body["view"])
        self._actions.modal_forms.fill(me.id, view, body.get("values") or {})
        submission = await self._actions.modal_forms.submit(me.id, view)
        return {"errors": submission.errors, "trouble": submission.trouble}

    async def _close(self, me: User, body: Body) -> Outcome:
        await self._actions.modal_forms.close(
            me.id, self._actions.modal_forms.view_of(me.id, body["view"])
        )
        return {}

    async def _home(self, me: User, body: Body) -> Outcome:
        await self._actions.entry_points.opens_home(me.id)
        return {}

    async def _messages_tab(self, me: User, body: Body) -> Outcome:
        await self._actions.entry_points.opens_messages(me.id)
        return {}

    async def _shortcut(self, me: User, body: Body) -> Outcome:
        await self._actions.entry_points.uses_shortcut(me.id, body["callback_id"])
        return {}

    async def _message_shortcut(self, me: User, body: Body) -> Outcome:
        await self._actions.entry_points.uses_message_shortcut(
            me.id, body["callback_id"], body["conversation"], body["ts"]
        )
        return {}

    async def _read(self, me: User, body: Body) -> Outcome:
        self._actions.entry_points.reads(me.id, body["conversation"])
        return {}

    async def _advance(self, me: User, body: Body) -> Outcome:
        now = await self._walk.to(lambda now: moment_of(body, now, me.tz))
        return {"now": now.isoformat()}

    async def _invite_bot(self, me: User, body: Body) -> Outcome:
        await self._actions.channels.invites_bot(me.id, body["conversation"])
        return {}

    async def _remove_bot(self, me: User, body: Body) -> Outcome:
        await self._actions.channels.removes_bot(me.id, body["conversation"])
        return {}

    async def _archive(self, me: User, body: Body) -> Outcome:
        await self._actions.channels.archives(me.id, body["conversation"])
        return {}

    async def _unarchive(self, me: User, body: Body) -> Outcome:
        await self._actions.channels.unarchives(me.id, body["conversation"])
        return {}

    async def _posting(self, me: User, body: Body) -> Outcome:
        admins_only = bool(body["admins_only"])
        self._actions.channels.restricts_posting(
            me.id, body["conversation"], admins_only=admins_only
        )
        return {}

    async def _profile(self, me: User, body: Body) -> Outcome:
        await self._actions.user_admin.changes_profile(
            me.id, body["user"], zone=body.get("tz"), name=body.get("name")
        )
        return {}

    async def _admin(self, me: User, body: Body) -> Outcome:
        is_admin = bool(body["is_admin"])
        await self._actions.user_admin.makes_admin(me.id, body["user"], is_admin=is_admin)
        return {}

    async def _guest(self, me: User, body: Body) -> Outcome:
        kind = body["guest"]
        if kind not in get_args(Guest):
            raise PersonMistake(f"There is no guest “{kind}”.")
        await self._actions.user_admin.makes_guest(me.id, body["user"], kind)
        return {}

    async def _deactivate(self, me: User, body: Body) -> Outcome:
        await self._actions.user_admin.deactivates(me.id, body["user"])
        return {}

    async def _reactivate(self, me: User, body: Body) -> Outcome:
        await self._actions.user_admin.reactivates(me.id, body["user"])
        return {}

    async def _start_fresh(self, me: User, body: Body) -> Outcome:
        await self._reset()
        return {}

    async def _show_demo(self, me: User, body: Body) -> Outcome:
        await self._demo.show()
        return {}
