"""The app's manifest: its commands, shortcuts, events and scopes."""

from dataclasses import dataclass
from typing import Any


class ManifestError(ValueError):
    """Slack would refuse the manifest; the text says why."""


@dataclass(frozen=True)
class Command:
    """A slash command; `command` starts with a slash."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True)
class Shortcut:
    """A shortcut; `type` is "global" or "message"."""

    callback_id: str
    name: str
    type: str


@dataclass(frozen=True)
class Manifest:
    """The parts of the manifest that the playground uses.

    `unfurl_domains`: the app hears of links to them. `shows_messages`: the app has a Messages tab.
    `messages_tab`: people can also write in it.
    """

    app_name: str
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    bot_events: frozenset[str]
    bot_scopes: tuple[str, ...]
    unfurl_domains: tuple[str, ...]
    home_tab: bool
    shows_messages: bool
    messages_tab: bool

    def command(self, name: str) -> Command | None:
        """The command called `name` ("/ssi"), or None."""
        return next((command for command in self.commands if command.command == name), None)

    def shortcut(self, callback_id: str, kind: str) -> Shortcut | None:
        """The shortcut of this kind ("global", "message"), or None."""
        return next(
            (s for s in self.shortcuts if s.callback_id == callback_id and s.type == kind), None
        )


MOST_UNFURL_DOMAINS = 5
# The scope that Slack requires to subscribe to each event.
SCOPE_OF_EVENT = {
    "app_mention": "app_mentions:read",
    "channel_archive": "channels:read",
    "channel_left": "channels:read",
    "channel_unarchive": "channels:read",
    "group_archive": "groups:read",
    "group_left": "groups:read",
    "group_unarchive": "groups:read",
    "link_shared": "links:read",
    "member_joined_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "user_change": "users:read",
}


def read_manifest(manifest: dict[str, Any]) -> Manifest:
    """Read a manifest in the format of Slack's app configuration (schema 2).

    Raises:
        ManifestError: a required part is missing, or a limit is exceeded.
    """
    features = manifest.get("features", {})
    home = features.get("app_home", {})
    settings = manifest.get("settings", {})
    read = Manifest(
        app_name=manifest.get("display_information", {}).get("name", ""),
        commands=tuple(_command(entry) for entry in features.get("slash_commands", [])),
        shortcuts=tuple(
            Shortcut(entry["callback_id"], entry["name"], entry["type"])
            for entry in features.get("shortcuts", [])
        ),
        bot_events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        bot_scopes=tuple(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        unfurl_domains=tuple(features.get("unfurl_domains", [])),
        home_tab=bool(home.get("home_tab_enabled")),
        shows_messages=bool(home.get("messages_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled"))
        and not home.get("messages_tab_read_only_enabled"),
    )
    problems = _problems(read)
    if problems:
        raise ManifestError("; ".join(problems))
    return read


def _command(entry: dict[str, Any]) -> Command:
    return Command(
        command=entry["command"],
        description=entry.get("description", ""),
        usage_hint=entry.get("usage_hint", ""),
        should_escape=bool(entry.get("should_escape", False)),
    )


def _problems(manifest: Manifest) -> list[str]:
    problems = []
    if not 0 < len(manifest.app_name) <= 35:
        problems.append("display_information.name needs 1 to 35 characters")
    problems += [
        f"shortcut name “{shortcut.name}” is longer than 24 characters"
        for shortcut in manifest.shortcuts
        if len(shortcut.name) > 24
    ]
    problems += [
        f"command “{command.command}” needs a leading slash and at most 32 characters"
        for command in manifest.commands
        if not command.command.startswith("/") or len(command.command) > 32
    ]
    if len(manifest.unfurl_domains) > MOST_UNFURL_DOMAINS:
        problems.append(f"there may be {MOST_UNFURL_DOMAINS} unfurl domains at most")
    if (manifest.commands or manifest.shortcuts) and "commands" not in manifest.bot_scopes:
        problems.append("commands and shortcuts need the bot scope “commands”")
    problems += [
        f"event “{event}” needs the bot scope “{scope}”"
        for event, scope in SCOPE_OF_EVENT.items()
        if event in manifest.bot_events and scope not in manifest.bot_scopes
    ]
    return problems
