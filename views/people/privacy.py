"""Privacy of the workspace: its form, the notice that everybody sees, and the log of reads."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.errors import UserError
from domain.people.privacy import (
    ACCESS_KEPT_MONTHS,
    COUNCIL_FEWEST,
    COUNCIL_NAMES_KEPT,
    NAMES_KEPT,
    Access,
    AccessKind,
    AccessLog,
    Privacy,
)
from domain.timing.periods import local_date, parse_window
from views import blocks, inputs, words
from views.blocks import Block, Message, Modal
from views.ids import VALUE, Field, Form
from views.moments import moment
from views.wording.window_words import window_name

#: The values of the council field.
ON, OFF = "on", "off"
#: The value for names that are kept without a limit.
FOREVER = "forever"
_EFFECTS = f"no board, and totals only of {COUNCIL_FEWEST} people or more"
_MORE_EFFECTS = (
    "• Coaches see no member's wins, and no SSI score that a member shares.",
    "• Each member can read who saw totals that include them.",
)
_READ = {
    AccessKind.TEAM_TOTALS: "saw totals that include you",
    AccessKind.TEAM_EXPORT: "exported totals that include you",
}


def privacy_form(privacy: Privacy) -> Modal:
    """The form: council mode, and how long names of people at target accounts are kept."""
    kept = {FOREVER: "Until a coach erases them"}
    kept |= {str(months): f"{months} months after the last touch" for months in NAMES_KEPT}
    chosen = privacy.names_kept_months
    return blocks.modal(
        "Privacy",
        [
            inputs.radio(
                Field.COUNCIL,
                "Council mode",
                {OFF: "Off", ON: f"On: {_EFFECTS}"},
                action_id=VALUE,
                initial=ON if privacy.council else OFF,
                hint="For an agreement with a works council. Everyone sees that it is on.",
            ),
            blocks.context("\n".join(["While it is on:", *_MORE_EFFECTS])),
            inputs.select(
                Field.NAMES_KEPT,
                "Names of people at target accounts",
                kept,
                action_id=VALUE,
                initial=str(chosen) if chosen is not None else FOREVER,
                hint="When a name is erased, counts remain. Council mode always keeps names "
                f"{COUNCIL_NAMES_KEPT} months.",
                optional=False,
            ),
        ],
        callback_id=Form.PRIVACY,
        submit="Save",
        close="Cancel",
    )


def privacy_saved(privacy: Privacy) -> str:
    """Says what holds from now on."""
    council = council_in_words() if privacy.council else "*Saved.* Council mode is off."
    return f"{council}\n{_names_kept(privacy)}"


def council_in_words() -> str:
    """What council mode is, while it is on."""
    return f"*Council mode is on:* {_EFFECTS}. `/ssi access` shows who saw totals that include you."


def council_notice() -> Block:
    """What everybody sees while council mode is on."""
    return blocks.context(council_in_words())


def access_log(log: AccessLog, zone: ZoneInfo) -> Message:
    """Who saw totals that include the person, the newest first."""
    since = log.privacy.council_since
    lines = [_line(each, zone) for each in log.accesses] or [_nobody(since, zone)]
    if log.total > len(log.accesses):
        lines.append(f"… and {words.count(log.total - len(log.accesses))} earlier.")
    last = ["Only you see this."]
    if log.accesses or since is not None:
        last.insert(0, f"Records are kept for {ACCESS_KEPT_MONTHS} months.")
    if since is not None:
        last.insert(0, f"Council mode has been on since {moment(since, zone)}.")
    elif log.accesses:
        last.insert(0, "Council mode is off, so I record nothing new.")
    return Message(
        " ".join([*map(words.unbold, lines), *last]),
        (*blocks.lines(lines), blocks.context(" ".join(last))),
    )


def _nobody(since: datetime | None, zone: ZoneInfo) -> str:
    if since is None:
        return (
            "*I keep no record of who sees totals that include you.* An admin can turn it on: "
            "council mode in `/ssi setup`."
        )
    return f"*No one has seen totals that include you* since {moment(since, zone)}."


def _line(access: Access, zone: ZoneInfo) -> str:
    reader = words.escape(blocks.shorten(access.reader, 40)) or "A former member"
    subject = words.escape(blocks.shorten(_subject(access, zone), 60))
    return f"*{reader} {_READ[access.what]}:* {subject}, {moment(access.at, zone)}."


def _subject(access: Access, zone: ZoneInfo) -> str:
    """``Nordics, last 30 days``: of totals, the subject ends with the window as typed, ``30d``."""
    if access.what is not AccessKind.TEAM_TOTALS:
        return access.subject
    team, _, typed = access.subject.rpartition(" ")
    try:
        window = parse_window(typed, local_date(access.at, zone))
    except UserError:
        return access.subject
    return f"{team}, {window_name(window)}" if team else access.subject


def _names_kept(privacy: Privacy) -> str:
    if privacy.names_kept_months is None:
        return "Names of people at target accounts are kept until a coach erases them."
    return (
        "Names of people at target accounts are erased "
        f"{privacy.names_kept_months} months after the last touch."
    )
