"""The first entry of a member, with which joining is offered."""

from sqlmodel import Session

import storage.entries.acts
import storage.people.member_settings


def offers_join(session: Session, member_id: int) -> bool:
    """Whether the answer to an entry offers to join: once, to those who never said yes or no."""
    settings = storage.people.member_settings.settings_of(session, member_id)
    if settings is not None and (settings.joined_at or settings.left_at):
        return False
    return not storage.entries.acts.has_several_acts(session, member_id)
