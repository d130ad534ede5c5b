"""The offer to join, which follows a member's first entry."""

from sqlmodel import Session

import storage.entries.acts
import storage.people.member_settings


def offers_join(session: Session, member_id: int) -> bool:
    """Whether to offer joining: after the first entry, if the member never joined or left."""
    settings = storage.people.member_settings.settings_of(session, member_id)
    if settings is not None and (settings.joined_at or settings.left_at):
        return False
    return not storage.entries.acts.has_several_acts(session, member_id)
