"""Whom to write to next."""

from domain.coaching.target_facts import EngagedTarget
from domain.coaching.whom import WhomToWrite
from views import blocks, moments, words
from views.blocks import Message
from views.ids import Action, about_contact
from views.wording.contact_words import named
from views.wording.whom_words import engaged_with


def whom(result: WhomToWrite) -> Message:
    """Names the people, each with a button that logs the DM."""
    if not result.people:
        return _nobody(result)
    title = "Write to them next: they engaged with your posts, and wait for your DM."
    lines = [_line(each) for each in result.people]
    more = result.total - len(lines)
    rest = [f"And {words.count(more)} more."] if more else []
    return Message(
        " ".join([title, *(f"{line}." for line in lines), *rest]),
        (
            blocks.section(f"*{title}*"),
            *(
                blocks.section(
                    line,
                    accessory=blocks.button(
                        "Log DM",
                        Action.OPEN_DM,
                        about_contact(each.person.contact_id),
                        style="primary" if number == 0 else None,
                    ),
                )
                for number, (each, line) in enumerate(zip(result.people, lines, strict=True))
            ),
            *blocks.lines(rest),
        ),
    )


def _line(each: EngagedTarget) -> str:
    return f"{named(each.person)}, {engaged_with(each)}, listed {moments.on(each.engaged_on)}"


def _nobody(result: WhomToWrite) -> Message:
    if result.has_targets:
        text = (
            "Nobody at your target accounts waits for a DM. List who engaged with your latest "
            "post, and I name those to write to."
        )
        step = blocks.button("Who engaged?", Action.OPEN_ENGAGERS, style="primary")
    else:
        text = "You have no target accounts yet, so I can't tell whom to write to."
        step = blocks.button("Target accounts", Action.SHOW_ACCOUNTS, style="primary")
    return Message(text, (blocks.section(text), blocks.actions(step)))
