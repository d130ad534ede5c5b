"""Shows a person an error where they acted; a form comes back with what was typed."""

import logging

from domain.errors import NotForYouError, RoleError, UserError, WrongFieldsError
from handlers.payloads import Surface
from handlers.replying import SLACK_FAULTS, post_when_back
from handlers.slack_errors import code_or_type, scope_missing
from handlers.visit import TITLE, Visit
from views import notices
from views.block_ids import field_in
from views.blocks import Message
from views.entries.more_fields import has_more, with_more

_log = logging.getLogger(__name__)

#: The scope that tells who is an admin or a guest.
_PROFILES = "users:read"


async def refuse(visit: Visit, error: UserError) -> None:
    """Shows an error where the person acted; a form keeps its typed values."""
    if isinstance(error, RoleError) and visit.desk.scopes.lacks(_PROFILES):
        error = scope_missing(_PROFILES)
    if visit.surface is Surface.SUBMISSION and isinstance(error, NotForYouError):
        await visit.show(notices.as_modal(notices.refusal(error), TITLE))
        return
    if visit.surface is not Surface.SUBMISSION:
        line = visit.surface is Surface.COMMAND and visit.body.get("text")
        typed = f"{visit.body['command']} {line}" if line else ""
        await visit.answer_briefly(notices.refusal(error, typed))
        return
    block_ids = {field_in(each): each["block_id"] for each in visit.view["blocks"]}
    wrong = error.each if isinstance(error, WrongFieldsError) else (error,)
    errors = {block_ids[each.field]: each.sentence for each in wrong if each.field in block_ids}
    if errors and not visit.acknowledged.is_set():
        await visit.acknowledge(response_action="errors", errors=errors)
        return
    hidden = any(each.field and each.field not in block_ids for each in wrong)
    await give_back_form(visit, notices.refusal(error), error.sentence, whole=hidden)


async def give_back_form(
    visit: Visit, message: Message, notice: str, *, whole: bool = False
) -> None:
    """Shows a submitted form again, with its values and a notice on top.

    Args:
        message: Sent as a direct message if the form was closed in between.
        whole: Whether to show all its fields, because the notice is about one that is not shown.
    """
    form = notices.refilled(visit.view, [notices.form_notice(notice)])
    try:
        await visit.show(with_more(form) if whole and has_more(form) else form)
    except SLACK_FAULTS as fault:
        _log.warning("a form could not be shown again: %s", code_or_type(fault))
        await post_when_back(visit.desk, visit.client, visit.asker.user, message)
