"""What people do with user accounts: change zone and name, make admins, deactivate."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from playground.payloads import events
from playground.refusals import PersonMistake
from playground.workspace import Workspace
from playground.world.state import Guest, User


class UserAdmin:
    """User administration.

    Each method returns once the bot has acknowledged `user_change`, if it is subscribed.

    Args:
        workspace: the workspace of the users.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def changes_profile(
        self, actor_id: str, person: str, *, zone: str | None = None, name: str | None = None
    ) -> None:
        """Change a person's zone (IANA), display name, or both. Only admins change others'.

        Raises:
            PersonMistake: no such person, not an admin, no such zone, or an empty name.
        """
        user = self._person(person)
        actor = self._workspace.acting_user(actor_id)
        if user is not actor:
            _require_admin(actor)
        if name is not None and not name.strip():
            raise PersonMistake("A name cannot be empty.")
        if zone is not None:
            _require_zone(zone)
        user.tz = user.tz if zone is None else zone
        user.name = user.name if name is None else name.strip()
        await self._changed(user)

    async def makes_admin(self, actor_id: str, person: str, *, is_admin: bool = True) -> None:
        """Make a person an admin, or take that away.

        Raises:
            PersonMistake: the actor is not an admin, or the person is the owner, external, or a
                guest.
        """
        user = self._changeable(actor_id, person)
        if user.guest and is_admin:
            raise PersonMistake(f"{user.name} is a guest; guests cannot be admins.")
        user.is_admin = is_admin
        await self._changed(user)

    async def makes_guest(self, actor_id: str, person: str, kind: Guest) -> None:
        """Make a person a guest, who is no admin, or with "" a full member.

        Raises:
            PersonMistake: the actor is not an admin, or the person is the owner or external.
        """
        user = self._changeable(actor_id, person)
        user.guest = kind
        user.is_admin = user.is_admin and not kind
        await self._changed(user)

    async def deactivates(self, actor_id: str, person: str) -> None:
        """Deactivate a person, who then cannot act; Slack describes them as deleted.

        Raises:
            PersonMistake: the actor is not an admin, or the person is the owner or external.
        """
        user = self._changeable(actor_id, person)
        user.deleted = True
        self._workspace.modals.clear(user.id)
        await self._changed(user)

    async def reactivates(self, actor_id: str, person: str) -> None:
        """Reactivate a deactivated person.

        Raises:
            PersonMistake: the actor is not an admin, or the person is the owner or external.
        """
        user = self._changeable(actor_id, person)
        user.deleted = False
        await self._changed(user)

    def _person(self, name: str) -> User:
        user = self._workspace.world.user_called(name)
        if user is None or user.is_bot:
            raise PersonMistake(f"There is no person called {name} here.")
        return user

    def _changeable(self, actor_id: str, person: str) -> User:
        _require_admin(self._workspace.acting_user(actor_id))
        user = self._person(person)
        if user.is_owner:
            raise PersonMistake(f"{user.name} owns this workspace and cannot be changed.")
        if user.is_stranger:
            raise PersonMistake(f"{user.name} belongs to another company.")
        return user

    async def _changed(self, user: User) -> None:
        workspace = self._workspace
        now = workspace.clock.now()
        user.updated = int(now.timestamp())
        workspace.changes.mark()
        event = events.user_change_event(user, now, workspace.world.next_ts())
        await workspace.send_event("user_change", event)


def _require_admin(actor: User) -> None:
    if not actor.is_admin:
        raise PersonMistake(f"{actor.name} is not an admin.")


def _require_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise PersonMistake(f"There is no time zone “{zone}”.") from fault
