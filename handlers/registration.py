"""Registers every handler. Commands come first: each listener ahead costs every payload a look."""

from slack_bolt.app.async_app import AsyncApp

from handlers import (
    account_import,
    account_people,
    accounts,
    command_line,
    comments,
    dms,
    engagers,
    figures,
    help,
    home,
    join,
    leaderboard,
    log_post,
    nudge_buttons,
    own_entries,
    own_posts,
    pipeline,
    reminder_buttons,
    score,
    settings,
    setup,
    suggestions,
    undo,
    user_changes,
    why,
    wins,
)
from handlers.desk import Desk
from handlers.front_door import broken_listener

_MODULES = (
    command_line,
    log_post,
    engagers,
    own_posts,
    own_entries,
    dms,
    comments,
    wins,
    undo,
    score,
    figures,
    pipeline,
    help,
    home,
    join,
    settings,
    leaderboard,
    nudge_buttons,
    reminder_buttons,
    why,
    setup,
    accounts,
    account_people,
    account_import,
    user_changes,
    suggestions,
)


def register_all(app: AsyncApp, desk: Desk) -> None:
    """Registers what each module listens to, and the handler for what goes wrong before it."""
    for module in _MODULES:
        module.register(app, desk)
    app.error(broken_listener)
