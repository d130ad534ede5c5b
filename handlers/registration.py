"""Registers every handler. Commands come first: Bolt tries the listeners in this order."""

from slack_bolt.app.async_app import AsyncApp

from handlers import (
    command_line,
    help,
    link_offers,
)
from handlers.coaching import digest, nudges, reminder, whom, why
from handlers.desk import Desk
from handlers.entries import (
    comments,
    corrections,
    dms,
    engagers,
    log_post,
    more_fields,
    own_entries,
    own_posts,
    post_figures,
    scores,
    undo,
    win_news,
    wins,
)
from handlers.figures import (
    home,
    leaderboard,
    pipeline,
    stats,
)
from handlers.front_door import on_listener_error
from handlers.imports import linkedin_file
from handlers.more_menu import press_chosen
from handlers.people import (
    board_consent,
    forgetting,
    joining,
    member_settings,
    privacy,
    setup,
    uninstalling,
    user_changes,
)
from handlers.targets import (
    account_import,
    accounts,
    committee,
    suggestions,
)

_MODULES = (
    command_line,
    log_post,
    more_fields,
    engagers,
    own_posts,
    post_figures,
    own_entries,
    corrections,
    dms,
    comments,
    win_news,
    wins,
    undo,
    scores,
    stats,
    pipeline,
    help,
    link_offers,
    home,
    joining,
    board_consent,
    member_settings,
    forgetting,
    leaderboard,
    digest,
    nudges,
    reminder,
    why,
    whom,
    setup,
    privacy,
    accounts,
    committee,
    account_import,
    linkedin_file,
    user_changes,
    uninstalling,
    suggestions,
)


def register_all(app: AsyncApp, desk: Desk) -> None:
    """Registers the listeners of each module, and the handler of errors outside them."""
    app.middleware(press_chosen)
    for module in _MODULES:
        module.register(app, desk)
    app.error(on_listener_error)
