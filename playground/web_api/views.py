"""views.*: modals and the Home tab."""

from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site
from playground.workspace import Workspace, accepted_view
from playground.world.menus import current_conversation
from playground.world.open_view import OpenView


async def open_view(site: Site, arguments: Arguments) -> Answer:
    """Open a modal. As in Slack, a trigger from within a modal pushes it onto the stack."""
    workspace = site.workspace
    content = accepted_view(arguments.view(), "modal")
    trigger = workspace.triggers.exchange(arguments.required("trigger_id"))
    in_modal = trigger.view_id is not None and workspace.modals.find(trigger.view_id) is not None
    place = workspace.modals.push if in_modal else workspace.modals.open
    view = place(trigger.user_id, content, workspace.changes.version + 1)
    view.typed = current_conversation(
        workspace.world, trigger.user_id, view.blocks, trigger.conversation_id
    )
    workspace.changes.mark()
    return {"view": view.as_slack()}


async def push(site: Site, arguments: Arguments) -> Answer:
    """Push a modal onto the one with the interaction."""
    workspace = site.workspace
    content = accepted_view(arguments.view(), "modal")
    trigger = workspace.triggers.exchange(arguments.required("trigger_id"))
    if trigger.view_id is None or workspace.modals.find(trigger.view_id) is None:
        raise SlackError("not_found")
    view = workspace.modals.push(trigger.user_id, content, workspace.changes.version + 1)
    workspace.changes.mark()
    return {"view": view.as_slack()}


async def update(site: Site, arguments: Arguments) -> Answer:
    """Replace an open modal's content."""
    workspace = site.workspace
    view = _found(workspace, arguments)
    content = accepted_view(arguments.view(), "modal")
    view.require_hash(arguments.text("hash") or None)
    view.replace(content, workspace.changes.version + 1)
    workspace.changes.mark()
    return {"view": view.as_slack()}


async def publish(site: Site, arguments: Arguments) -> Answer:
    """Publish a person's Home tab."""
    workspace = site.workspace
    user_id = arguments.required("user_id")
    user = workspace.world.users.get(user_id)
    if user is None or user.is_bot:
        raise SlackError("user_not_found")
    if not workspace.manifest.home_tab:
        raise SlackError("not_enabled")
    home = workspace.publish_home(user_id, arguments.view(), arguments.text("hash") or None)
    return {"view": home.as_slack()}


def _found(workspace: Workspace, arguments: Arguments) -> OpenView:
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    if not view_id and not external_id:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view_id"])
    modals = workspace.modals
    view = modals.find(view_id) if view_id else modals.find_external(external_id)
    if view is None:
        raise SlackError("not_found")
    return view


METHODS = {
    "views.open": Method(open_view),
    "views.push": Method(push),
    "views.update": Method(update),
    "views.publish": Method(publish),
}
