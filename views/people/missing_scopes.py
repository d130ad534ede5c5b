"""What fails without each of the bot's Slack scopes, and the notice to coaches."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.people.missing_scopes import MissingScopes
from views import blocks, words
from views.blocks import Message
from views.people.joining import stop_all_button

#: The scope of the second manifest, which an admin chooses.
LINK_OFFERS = "links:read"
LINK_OFFERS_MANIFEST = "manifest.link-offers.json"
#: By scope of the manifest: what does not work without it.
WITHOUT: Mapping[str, str] = MappingProxyType(
    {
        "chat:write": "I can't send digests, nudges, reminders and boards.",
        "commands": "`/ssi` and the shortcuts don't work.",
        "files:read": "I can't read files that you drop here: account lists, exports, screenshots.",
        "files:write": "I can't hand over files, so `/ssi export` doesn't work.",
        "im:history": "I can't read what people write to me, or check whether my message arrived.",
        "im:write": "I can't open direct messages, so `/ssi export` doesn't work.",
        "users:read": "I can't read names, time zones and who is an admin: each new person counts "
        "as a guest, in UTC.",
    }
)
_INSTALL = (
    "To add it, an admin opens my app on api.slack.com/apps: *OAuth &amp; Permissions* → *Add an "
    "OAuth Scope*, then *Reinstall*."
)


def what_fails(scope: str) -> str:
    """What does not work without a scope, as a sentence."""
    return WITHOUT.get(scope, "Slack doesn't let me do that here.")


def scopes_notice(notice: MissingScopes) -> Message:
    """Tells a coach which scopes are missing, what does not work, and the fix."""
    missing = [f"*{what_fails(scope)}* I lack the permission `{scope}`." for scope in notice.scopes]
    install = _INSTALL if len(missing) == 1 else _INSTALL.replace("add it", "add them")
    rest = "Everything else works as before."
    first, *more = blocks.lines([*missing, install])
    return Message(
        " ".join([*map(words.unbold, missing), install, rest]),
        (
            {**first, "accessory": blocks.overflow(stop_all_button())},
            *more,
            blocks.context(rest),
        ),
    )
