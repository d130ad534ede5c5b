"""Keeps the workspace's state in one JSON file across restarts."""

import asyncio
import json
import os
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from playground.world.changes import Changes
from playground.world.open_view import OpenView
from playground.world.shared_files import SharedFile
from playground.world.simulated_clock import PlaygroundClock, real_utc_now
from playground.world.state import Conversation, Message, User, World

FORMAT = 1
# Long enough to batch the changes of one exchange, short enough to lose little in a crash.
WRITE_AFTER_SECONDS = 0.5
# Smaller offsets are not restored.
SMALLEST_OFFSET = timedelta(seconds=1)


class StateFileError(RuntimeError):
    """The state file cannot be used; the text says why and how to fix it."""


class StateFile:
    """Reads the state from `path` at the start, and writes it shortly after each change.

    The file is replaced atomically, so a crash leaves either the old state or the new one.

    Args:
        path: the file; its folder is created if missing.
        world: the state to keep.
        clock: the workspace's time, stored as an offset from real time.
        traffic: marked after each write.
    """

    def __init__(self, path: Path, world: World, clock: PlaygroundClock, traffic: Changes) -> None:
        self._path = path
        self._world = world
        self._clock = clock
        self._traffic = traffic

    def read(self) -> bool:
        """Fill the world from the file; False if there is no file.

        Raises:
            StateFileError: this version cannot read the file.
        """
        if not self._path.exists():
            return False
        try:
            state = json.loads(self._path.read_text(encoding="utf-8"))
            if state["format"] != FORMAT:
                raise ValueError(f"format {state['format']}")
            self._restore(state)
        except (ValueError, KeyError, TypeError) as error:
            raise StateFileError(
                f"{self._path} is not a playground state ({error}). Delete it to start fresh."
            ) from error
        return True

    def write(self) -> None:
        """Write the world now."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(self._path.name + ".draft")
        draft.write_text(json.dumps(self._state()), encoding="utf-8")
        os.replace(draft, self._path)
        self._traffic.mark()

    async def follow(self, changes: Changes) -> None:
        """Write the world now and shortly after each change, until cancelled."""
        while True:
            version = changes.version
            self.write()
            await changes.after(version)
            await asyncio.sleep(WRITE_AFTER_SECONDS)

    def _state(self) -> dict[str, Any]:
        world = self._world
        return {
            "format": FORMAT,
            "offset_seconds": (self._clock.now() - real_utc_now()).total_seconds(),
            "last_ts_micros": world.last_ts_micros,
            "shows_demo": world.shows_demo,
            "done_steps": world.done_steps,
            "users": [asdict(user) for user in world.users.values()],
            "conversations": [
                asdict(conversation) for conversation in world.conversations.values()
            ],
            "homes": {user_id: asdict(home) for user_id, home in world.homes.items()},
        }

    def _restore(self, state: dict[str, Any]) -> None:
        users = [User(**user) for user in state["users"]]
        conversations = [_conversation(entry) for entry in state["conversations"]]
        homes = {user_id: OpenView(**home) for user_id, home in state["homes"].items()}
        world = self._world
        world.clear()
        world.users.update({user.id: user for user in users})
        world.conversations.update({c.id: c for c in conversations})
        world.homes.update(homes)
        world.last_ts_micros = int(state["last_ts_micros"])
        # Earlier versions stored neither.
        world.shows_demo = bool(state.get("shows_demo", False))
        world.done_steps.extend(state.get("done_steps", []))
        moment = real_utc_now() + timedelta(seconds=float(state["offset_seconds"]))
        if moment > self._clock.now() + SMALLEST_OFFSET:
            self._clock.advance_to(moment)


def _conversation(entry: dict[str, Any]) -> Conversation:
    messages = [_message(message) for message in entry["messages"]]
    return Conversation(**{**entry, "messages": messages})


def _message(entry: dict[str, Any]) -> Message:
    # Each run counts changes from 0. Earlier versions stored no files.
    files = [SharedFile(**file) for file in entry.get("files", [])]
    return Message(**{**entry, "files": files, "change": 0})
