"""``/ssi setup``, for workspace admins and the coaches they appoint."""

import logging
import re
from dataclasses import replace

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from domain.errors import StoreError
from domain.people.members import Profile
from domain.people.teams import Team, TeamDetails
from domain.timing.schedules import CHANNEL_TROUBLES
from domain.timing.zones import find_zone
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.profiles import fetch_profiles
from handlers.replying import SLACK_FAULTS, post, respond
from handlers.slack_errors import code_of
from handlers.visit import Visit
from services.figures.board_posting import post_missed_board
from services.people.joining import invite
from services.people.members import users_without_profile
from services.people.setup import (
    appoint_coaches,
    may_offer_setup,
    offer_setup,
    set_thresholds,
    setup_of,
)
from services.people.teams import record_channel_test, remove_team, save_team, team_to_edit
from views import notices, words
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.moments import minute_of
from views.people import board_notices, setup_choices, setup_form, setup_page

_log = logging.getLogger(__name__)


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers forms and buttons."""
    for form, submitted in (
        (Form.TEAM, submit_team),
        (Form.THRESHOLDS, submit_thresholds),
        (Form.COACHES, submit_coaches),
    ):
        app.view(form)(front_door(desk, submitted))
    for action, pressed in (
        (Action.OPEN_SETUP, open_setup),
        (Action.KEEP_TEAM, open_setup),
        (Action.ADD_TEAM, add_team),
        (Action.EDIT_TEAM, edit_team),
        (Action.REMOVE_TEAM, ask_to_remove),
        (Action.REALLY_REMOVE_TEAM, remove),
        (Action.TEST_CHANNEL, test_again),
        (Action.POST_MISSED_BOARD, post_missed),
        (Action.POST_PLAIN_BOARD, post_plain),
        (Action.INVITE_TEAM, invite_team),
        (Action.EDIT_THRESHOLDS, edit_thresholds),
        (Action.EDIT_COACHES, edit_coaches),
    ):
        app.action(action)(front_door(desk, pressed))
    app.action(re.compile(f"^{Action.EDIT_TEAM}:"))(front_door(desk, edit_team))


async def open_setup(visit: Visit) -> None:
    """Handles ``/ssi setup``."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.read(setup_of)
        if await visit.read(may_offer_setup):
            await visit.save(offer_setup)
        text = "Teams, their board channel, and the thresholds of this workspace."
        await visit.answer(notices.open_form(text, "Open the setup", Action.OPEN_SETUP))
        return

    async def overview() -> Modal:
        setup = await visit.read(setup_of)
        if await visit.read(may_offer_setup):
            await visit.save(offer_setup)
        return setup_page.setup_overview(setup)

    await visit.show_when_read(setup_page.TITLE, overview)


async def offer_to_first_admin(visit: Visit) -> None:
    """Offers the setup to the workspace's first admin, once, after the answer to their command.

    A failure is only logged: the person would take an error for a failure of their command.
    """
    try:
        person = await visit.person()
        if person.profile.is_admin and await visit.read(may_offer_setup):
            await _offer(visit)
    except (StoreError, *SLACK_FAULTS) as fault:
        _log.warning("the offer of the setup failed: %s", type(fault).__name__)


async def _offer(visit: Visit) -> None:
    if not await visit.save(offer_setup):
        return
    # Sent as a separate message: the command may have opened a form, which must remain.
    offer = setup_form.setup_offer()
    url = visit.body.get("response_url")
    if not url or not await respond(visit.desk, str(url), offer, replace=False):
        await post(visit.client, visit.asker.user, offer)


async def add_team(visit: Visit) -> None:
    """Opens the form for a new team."""
    await visit.read(setup_of)
    person = await visit.person()
    await visit.show(setup_form.team_form(None, person.profile.zone_name))


async def edit_team(visit: Visit) -> None:
    """Opens a team's form."""
    team = await visit.read(team_to_edit, int(value_of(visit.body)))
    await visit.show(setup_form.team_form(team, team.details.zone_name))


async def submit_team(visit: Visit) -> None:
    """Handles a team's submitted form; tests a new channel, or one with trouble, at once."""
    form = form_values(visit.view)
    team_id = notices.metadata_of(visit.view).get("team")
    details = _details_in(form)
    details.check()
    profiles = await _profiles(visit, details.user_ids)
    saved = await visit.save(save_team, team_id, details, profiles)
    team = await _test_channel(visit, saved.team) if saved.untested else saved.team
    await show_overview(visit, setup_form.team_saved(team))


async def test_again(visit: Visit) -> None:
    """Handles *Test again*, in the setup or under a notice."""
    await visit.acknowledge()
    team = await _test_channel(visit, await visit.read(team_to_edit, int(value_of(visit.body))))
    if visit.surface is Surface.MESSAGE_BUTTON:
        await visit.answer(board_notices.tried(team))
    else:
        await show_overview(visit, setup_form.channel_tried(team))


async def post_missed(visit: Visit) -> None:
    """Handles *Post this week's board now*, in the setup or under the result of a test."""
    await _post_missed(visit, plain=False)


async def post_plain(visit: Visit) -> None:
    """Handles *Post it in plain text* under the notice of a board in doubt."""
    await _post_missed(visit, plain=True)


async def ask_to_remove(visit: Visit) -> None:
    """Asks for confirmation before a team is removed."""
    team = await visit.read(team_to_edit, int(value_of(visit.body)))
    await visit.show(setup_form.remove_question(team))


async def remove(visit: Visit) -> None:
    """Removes a team."""
    name = await visit.save(remove_team, int(value_of(visit.body)))
    await show_overview(visit, f"*Removed {words.escape(name)}.* No board of it comes any more.")


async def invite_team(visit: Visit) -> None:
    """Invites the members of a team who have not joined."""
    result = await visit.save(invite, int(value_of(visit.body)))
    await show_overview(visit, setup_form.invited(result))


async def edit_thresholds(visit: Visit) -> None:
    """Opens the form for thresholds."""
    setup = await visit.read(setup_of)
    await visit.show(setup_choices.thresholds_form(setup.thresholds))


async def submit_thresholds(visit: Visit) -> None:
    """Handles the submitted form for thresholds."""
    typed = form_values(visit.view).texts
    thresholds = await visit.save(set_thresholds, typed)
    await show_overview(visit, setup_choices.thresholds_saved(thresholds))


async def edit_coaches(visit: Visit) -> None:
    """Opens the form for coaches."""
    setup = await visit.read(setup_of)
    await visit.show(setup_choices.coaches_form(tuple(setup.coaches)))


async def submit_coaches(visit: Visit) -> None:
    """Handles the submitted form for coaches."""
    chosen = form_values(visit.view).people.get(Field.COACHES, ())
    names = await visit.save(appoint_coaches, chosen, await _profiles(visit, chosen))
    await show_overview(visit, setup_choices.coaches_saved(names))


def _details_in(form: FormValues) -> TeamDetails:
    return TeamDetails(
        name=form.texts.get(Field.TEAM_NAME, ""),
        channel_id=form.texts.get(Field.TEAM_CHANNEL),
        zone_name=find_zone(form.texts.get(Field.TEAM_ZONE, "")),
        board_weekday=int(form.texts[Field.BOARD_DAY]),
        board_minute=minute_of(form.texts[Field.BOARD_TIME]),
        user_ids=form.people.get(Field.TEAM_MEMBERS, ()),
    )


async def _profiles(visit: Visit, user_ids: tuple[str, ...]) -> dict[str, Profile | None]:
    """Fetches the profiles of the people who are not known yet."""
    unknown = await visit.read(users_without_profile, user_ids)
    return await fetch_profiles(visit.client, visit.asker.workspace, unknown)


async def _test_channel(visit: Visit, team: Team) -> Team:
    """Posts a test message, and returns the team with the result.

    The result is saved, except for a failure that is not the channel's, such as a timeout.
    """
    if team.details.channel_id is None:
        return team
    trouble = await _post_test(visit, team, team.details.channel_id)
    if trouble is not None and trouble not in CHANNEL_TROUBLES:
        return replace(team, trouble=trouble)
    return await visit.save(record_channel_test, team.id, trouble)


async def _post_test(visit: Visit, team: Team, channel_id: str) -> str | None:
    try:
        await post(visit.client, channel_id, setup_form.channel_test(team))
    except SlackApiError as error:
        return code_of(error)
    except (aiohttp.ClientError, TimeoutError):
        return setup_form.NO_ANSWER
    return None


async def _post_missed(visit: Visit, *, plain: bool) -> None:
    team = await visit.save(post_missed_board, int(value_of(visit.body)), plain=plain)
    said = board_notices.board_comes(team)
    if visit.surface is Surface.MESSAGE_BUTTON:
        await visit.answer(said)
    else:
        await show_overview(visit, said.text)
    publish_home_soon(visit)


async def show_overview(visit: Visit, result: str) -> None:
    """Shows the setup with what was just done."""
    await visit.show(setup_page.setup_overview(await visit.read(setup_of), result))
