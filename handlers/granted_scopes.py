"""The scopes that the bot's token has: Slack names them with each answer."""

from views.people.missing_scopes import WITHOUT


class GrantedScopes:
    """The scopes of one bot token. Until Slack has named them, none counts as missing."""

    def __init__(self) -> None:
        self._granted: frozenset[str] | None = None

    def heard(self, header: str) -> None:
        """Takes the header ``x-oauth-scopes`` of one of Slack's answers; empty says nothing."""
        if scopes := frozenset(each.strip() for each in header.split(",")) - {""}:
            self._granted = scopes

    def lacks(self, scope: str) -> bool:
        """Whether Slack has not granted a scope."""
        return self._granted is not None and scope not in self._granted

    def missing(self) -> tuple[str, ...]:
        """The scopes of the manifest that Slack has not granted, sorted."""
        return tuple(sorted(scope for scope in WITHOUT if self.lacks(scope)))
