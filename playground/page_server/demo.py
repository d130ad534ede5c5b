"""The demo: a workspace full of invented people and entries, made by a function from outside."""

import logging
from collections.abc import Awaitable, Callable

from playground.refusals import PersonMistake
from playground.world.changes import Changes
from playground.world.state import World

log = logging.getLogger(__name__)


class Demo:
    """Replaces what is in the workspace by the demo. Resetting the workspace removes it.

    Args:
        world: keeps whether the demo is shown.
        changes: marked when it is being made, and when it is shown.
        reset: brings the workspace to its fresh state.
        fill: makes people, entries and messages in a fresh workspace; None offers no demo.
    """

    def __init__(
        self,
        world: World,
        changes: Changes,
        reset: Callable[[], Awaitable[None]],
        fill: Callable[[], Awaitable[None]] | None,
    ) -> None:
        self._world = world
        self._changes = changes
        self._reset = reset
        self._fill = fill
        self._filling = False

    @property
    def state(self) -> str:
        """For the page: "none" (there is no demo), "offered", "filling" or "shown"."""
        if self._fill is None:
            return "none"
        if self._filling:
            return "filling"
        return "shown" if self._world.shows_demo else "offered"

    async def show(self) -> None:
        """Reset the workspace and fill it; returns when it is full.

        Raises:
            PersonMistake: there is no demo here, it is being made, or making it failed.
        """
        if self._fill is None:
            raise PersonMistake("There is no demo in this playground.")
        if self._filling:
            raise PersonMistake("The demo is being made already.")
        self._filling = True
        try:
            await self._reset()
            await self._fill()
            self._world.shows_demo = True
        except Exception as fault:
            log.exception("the demo could not be made")
            await self._reset()
            raise PersonMistake("The demo could not be made. The terminal says why.") from fault
        finally:
            self._filling = False
            self._changes.mark()
