"""Registers every handler. Commands come first: each listener ahead costs every payload a look."""

from slack_bolt.app.async_app import AsyncApp

from handlers import (
    command_line,
    figures,
    help,
    home,
    join,
    leaderboard,
    log_post,
    nudge_buttons,
    own_posts,
    reminder_buttons,
    score,
    settings,
    setup,
    undo,
    user_changes,
    why,
)
from handlers.desk import Desk
from handlers.front_door import broken_listener

_MODULES = (
    command_line,
    log_post,
    own_posts,
    undo,
    score,
    figures,
    help,
    home,
    join,
    settings,
    leaderboard,
    nudge_buttons,
    reminder_buttons,
    why,
    setup,
    user_changes,
)


def register_all(app: AsyncApp, desk: Desk) -> None:
    """Registers what each module listens to, and the handler for what goes wrong before it."""
    for module in _MODULES:
        module.register(app, desk)
    app.error(broken_listener)
