"""What a person does to come to a face: types, presses, fills and sends."""

from collections.abc import Awaitable

from playground.refusals import PersonMistake
from playground.testing.actor import Actor, Surface
from playground.testing.reading import as_read
from playground.testing.screen import ShownMessage, ShownView
from playground.world.element_states import options_of, placed_elements
from playground.world.state import Message
from tests.browser.sheet.faces import Face
from tests.conversations.conftest import LocalSlack

#: With an unknown column and an owner whom Slack does not know.
_LIST = b"""Company,Website,Owner,Region
Acme GmbH,acme.com,Ada Lindqvist,North
Globex Corp,globex.io,Jane Nobody,South
Initech,,,
"""


async def come_to(slack: LocalSlack, face: Face, person: Actor, words: dict[str, str]) -> Surface:
    """Does what a face needs, and returns it.

    Args:
        words: What takes the place of the names in its steps.

    Raises:
        PersonMistake: This workspace does not have the face.
    """
    await close_all(person)
    if face.sent:
        told = [each for each in person.messages(face.place) if face.sent in each.words]
        if not told:
            raise PersonMistake("The bot did not send it.")
        return told[-1]
    shown: Surface | None = None
    for step in face.steps:
        shown = await _take(slack, face, person, step.format_map(words), shown)
    if shown is None:
        raise PersonMistake("There is nothing to see.")
    return shown


async def _take(
    slack: LocalSlack, face: Face, person: Actor, step: str, shown: Surface | None
) -> Surface | None:
    """Takes one step, and returns what the person looks at then."""
    if step == "home":
        await person.opens_home()
        await slack.bot.desk.finish()
        return person.home
    if step == "submit":
        return await _after(slack, person, face.place, person.submits(view(shown)))
    if step.startswith("> ") and shown:
        return await press(slack, person, shown, step[2:])
    if step == "drop":
        return await _after(slack, person, "dm", person.drops_file("dm", "accounts.csv", _LIST))
    name, is_field, value = step.partition(" = ")
    if is_field:
        await person.fills(view(shown), {name: value})
        return person.modal
    return await does(slack, person, step, face.place)


async def does(slack: LocalSlack, person: Actor, line: str, place: str = "dm") -> Surface:
    """Types a line, and returns the answer."""
    return await _after(slack, person, place, person.types(place, line))


async def fills_and_sends(
    slack: LocalSlack, person: Actor, form: ShownView, fields: dict[str, object]
) -> None:
    """Fills a form, sends it, and closes what follows.

    Raises:
        PersonMistake: The bot refuses a field.
    """
    await person.fills(form, fields)
    result = await person.submits(form)
    if result.errors:
        raise PersonMistake(f"The form is wrong: {result.errors}")
    await slack.bot.desk.finish()
    await close_all(person)


async def read_names(slack: LocalSlack, person: Actor, link: str, names: str) -> None:
    """Lists who engaged with a post."""
    form = view(await does(slack, person, f"/ssi engagers {link}"))
    await person.fills(form, {"engager_names": names})
    for _ in ("Read the names", "Save"):
        await person.submits(view(person.modal))
        await slack.bot.desk.finish()
    await close_all(person)


async def close_all(person: Actor) -> None:
    """Closes all forms."""
    while person.modal:
        await person.closes(person.modal)


async def press(slack: LocalSlack, person: Actor, shown: Surface, label: str) -> Surface:
    """Presses the first button, or chooses the first entry of a menu, with this label.

    A label that ends with ``*`` is the beginning of one.

    Raises:
        PersonMistake: There is none.
    """
    for placed in placed_elements(shown.blocks):
        element = placed.element
        is_button = element["type"] == "button"
        entries = [element] if is_button else options_of(element)
        texts = [as_read(each["text"]["text"]) for each in entries]
        found = [text for text in texts if text == label or _begins(text, label)]
        if found:
            value = element.get("value", "") if is_button else ""
            place = shown.conversation_id if isinstance(shown, ShownMessage) else "dm"
            pressed = person.clicks(shown, found[0], block_id=placed.block_id, value=value)
            return await _after(slack, person, place, pressed)
    raise PersonMistake(f"There is no “{label}”.")


def _begins(text: str, label: str) -> bool:
    return label.endswith("*") and text.startswith(label[:-1])


def view(shown: Surface | None) -> ShownView:
    """A form, of what may be one.

    Raises:
        PersonMistake: It is none.
    """
    if not isinstance(shown, ShownView):
        raise PersonMistake("There is no form.")
    return shown


async def _after(slack: LocalSlack, person: Actor, place: str, act: Awaitable[object]) -> Surface:
    """What the person looks at after an act: the form on top, else the first new message."""
    change = max((each.change for each in _messages(slack, person, place)), default=0)
    await act
    await slack.bot.desk.finish()
    if person.modal is not None:
        return person.modal
    newer = [
        each
        for each in _messages(slack, person, place)
        if each.change > change and each.user_id != person.id
    ]
    if not newer:
        raise PersonMistake("The bot did not answer.")
    first = min(newer, key=lambda each: each.change)
    return next(each for each in person.messages(place) if each.ts == first.ts)


def _messages(slack: LocalSlack, person: Actor, place: str) -> list[Message]:
    workspace = slack.playground.workspace
    return workspace.world.visible_to(person.id, workspace.conversation_of(person.id, place))
