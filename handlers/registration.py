"""Registers every handler. Commands come first: each listener ahead costs every payload a look."""

from slack_bolt.app.async_app import AsyncApp

from handlers import command_line, figures, help, home, log_post, own_posts, score, undo
from handlers.desk import Desk
from handlers.front_door import broken_listener


def register_all(app: AsyncApp, desk: Desk) -> None:
    """Registers what each module listens to, and the handler for what goes wrong before it."""
    for module in (command_line, log_post, own_posts, undo, score, figures, help, home):
        module.register(app, desk)
    app.error(broken_listener)
