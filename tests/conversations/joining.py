"""What tests do to get people joined and into teams."""

from playground.testing.actor import Actor
from playground.testing.screen import ShownView


async def joins(person: Actor, on_board: str = "yes") -> ShownView:
    """Joins by the form, and gives what it answers."""
    await person.types("#sales", "/ssi join")
    form = await opened(person)
    await person.fills(form, {"on_board": on_board})
    await person.submits(form)
    answer = await person.next_modal()
    await person.closes(answer)
    return answer


async def opened(person: Actor) -> ShownView:
    """The modal that opens at once and is filled when its content has been read."""
    view = await person.next_modal()
    while "One moment…" in view.words:
        view = await person.next_modal()
    return view


async def open_setup(person: Actor) -> ShownView:
    """The setup, opened by command."""
    await person.types("#sales", "/ssi setup")
    return await opened(person)


async def makes_team(
    admin: Actor, name: str, *members: Actor, channel: str | None = "C0SALES"
) -> ShownView:
    """Makes a team by the form, and gives the setup as it stands then."""
    await admin.clicks(await open_setup(admin), "Add a team")
    form = await admin.next_modal()
    await admin.fills(
        form,
        {
            "team_name": name,
            "team_members": [member.id for member in members],
            "team_channel": channel,
        },
    )
    await admin.submits(form)
    overview = await admin.next_modal()
    await admin.closes(overview)
    return overview
