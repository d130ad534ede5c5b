"""Importing an account list: a file dropped into the direct messages, a preview, the import."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from slack_bolt.app.async_app import AsyncApp

from domain.errors import UserError
from domain.fields import Field
from domain.people.members import Colleague
from domain.targets.account_import import ColumnQuestion, ListFile, UnclearAnswers
from domain.targets.list_columns import ChosenColumns, ListColumns
from handlers.desk import Desk
from handlers.file_download import download, file_info
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Payload, value_of
from handlers.replying import post_when_back, respond
from handlers.visit import Visit
from services.targets.account_import import import_accounts, may_import
from services.targets.import_plan import ImportPlan, plan_import
from services.targets.list_reading import LARGEST, AccountList
from views import notices
from views.blocks import Message, Modal
from views.ids import Action, Form
from views.targets.account_import import import_cancelled, import_preview, imported
from views.targets.import_instructions import how_to_import
from views.targets.list_columns import (
    HEADINGS,
    column_question,
    columns_form,
    packed,
    unpacked,
)
from views.targets.unclear_names import LINE, NEW, SAME, unclear_form

#: File extensions of tables. Old and locked formats are recognised by their content and get their
#: own error.
_EXTENSIONS = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"}
)


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons and the forms."""
    app.view(Form.UNCLEAR)(front_door(desk, submit_unclear))
    app.view(Form.COLUMNS)(front_door(desk, submit_columns))
    for action, pressed in (
        (Action.SHOW_IMPORT, explain_import),
        (re.compile(f"^{Action.IMPORT_INTO}:"), preview_into),
        (Action.IMPORT_ACCOUNTS, import_clear),
        (Action.IMPORT_ALL_ACCOUNTS, import_all),
        (Action.OPEN_UNCLEAR, open_unclear),
        (Action.CHOOSE_COLUMNS, open_columns),
        (Action.CANCEL_IMPORT, cancel),
    ):
        app.action(action)(front_door(desk, pressed))


def may_be_list(files: Sequence[Payload]) -> bool:
    """Whether one of these files has the name of a table."""
    return any(_is_table(file) for file in files)


async def explain_import(visit: Visit) -> None:
    """Says how to import a list of target accounts."""
    await visit.admit_soon()
    await visit.answer(how_to_import())


async def receive_files(visit: Visit, files: Sequence[Payload]) -> None:
    """Handles dropped files: previews what importing the list would change.

    If the headings don't say which column holds the names, asks that first.

    Raises:
        UserError: The person may not import, or there is not exactly one readable list.
    """
    await visit.begin_reading()
    tables = [file for file in files if _is_table(file)]
    await visit.person()
    if not tables:
        raise UserError(
            "I can't read a file of this kind.",
            "`/ssi import` shows what I can read.",
        )
    await visit.read(may_import)
    if len(tables) > 1:
        raise UserError("One list at a time, please.", "Drop the files one after the other.")
    await visit.answer(await _preview(visit, tables[0], ListFile("", "")))


async def preview_into(visit: Visit) -> None:
    """Replaces the preview with one for another list, from the same file."""
    await visit.acknowledge()
    message = await _preview_of(visit, unpacked(value_of(visit.body)))
    await visit.answer(message, replace=True)


async def open_columns(visit: Visit) -> None:
    """Opens the form that asks what each column holds."""

    async def form() -> Modal:
        await visit.read(may_import)
        carried = unpacked(value_of(visit.body))
        file = await file_info(visit.client, carried.id)
        read = await _read(visit, file, None)
        columns = read if isinstance(read, ListColumns) else read.columns
        asked = ColumnQuestion(_named(carried, file), columns)
        return columns_form(visit.key, asked, str(visit.body.get("response_url") or ""))

    await visit.show_when_read("Columns", form)


async def submit_columns(visit: Visit) -> None:
    """Handles the submitted form: replaces the question, or the preview, by a new preview."""
    await visit.acknowledge()  # which closes the form: reading may take longer than Slack waits
    metadata = notices.metadata_of(visit.view)
    carried = unpacked(metadata["carried"])
    chosen = _columns_in(form_values(visit.view))
    message = await _preview_of(visit, replace(carried, columns=chosen))
    url = metadata.get("preview")
    if not (url and await respond(visit.desk, url, message, replace=True)):
        await post_when_back(visit.desk, visit.client, visit.asker.user, message)


async def import_clear(visit: Visit) -> None:
    """Handles *Import*: leaves unclear names out."""
    await _import(visit, "False", lambda _: UnclearAnswers())


async def import_all(visit: Visit) -> None:
    """Handles *Import, the unclear ones as new*."""
    await _import(visit, "True", lambda plan: UnclearAnswers(frozenset(_lines(plan))))


async def open_unclear(visit: Visit) -> None:
    """Opens the form that asks about unclear names."""

    async def form() -> Modal:
        plan = await _plan_of_button(visit)
        if not plan.unclear:
            raise UserError("Nothing is unclear any more.", "Drop the file again and import it.")
        return unclear_form(visit.key, plan.preview, str(visit.body.get("response_url") or ""))

    await visit.show_when_read("Unclear names", form)


async def submit_unclear(visit: Visit) -> None:
    """Handles the submitted form: imports the whole file, and replaces the preview."""
    metadata = notices.metadata_of(visit.view)
    answers = _answers_in(form_values(visit.view))
    plan = await _plan_of(visit, unpacked(metadata["carried"]))
    result = await visit.save(import_accounts, plan, answers)
    message = imported(result, plan.preview)
    await visit.answer(message)
    if metadata.get("preview"):
        await respond(visit.desk, metadata["preview"], message, replace=True)


async def cancel(visit: Visit) -> None:
    """Handles *Cancel*: replaces the preview."""
    await visit.answer(import_cancelled(), replace=True)


async def _import(
    visit: Visit, button: str, answers_for: Callable[[ImportPlan], UnclearAnswers]
) -> None:
    await visit.acknowledge()
    plan = await _plan_of_button(visit)
    # The key makes a second press of the same button a no-op.
    columns = f":{packed(plan.file)}" if plan.file.columns else ""
    key = f"import:{plan.file.id}:{plan.file.team_id or 'all'}:{button}{columns}"
    result = await visit.save_as(key, import_accounts, plan, answers_for(plan))
    message = imported(result, plan.preview)
    await visit.answer(message, replace=True)


async def _plan_of_button(visit: Visit) -> ImportPlan:
    return await _plan_of(visit, unpacked(value_of(visit.body)))


async def _plan_of(visit: Visit, carried: ListFile) -> ImportPlan:
    await visit.read(may_import)
    plan = await _plan(visit, await file_info(visit.client, carried.id), carried)
    if isinstance(plan, ColumnQuestion):
        raise UserError("That file has changed.", "Please drop it here again.")
    return plan


async def _preview_of(visit: Visit, carried: ListFile) -> Message:
    await visit.read(may_import)
    return await _preview(visit, await file_info(visit.client, carried.id), carried)


async def _preview(visit: Visit, file: Payload, carried: ListFile) -> Message:
    plan = await _plan(visit, file, carried)
    if isinstance(plan, ColumnQuestion):
        return column_question(plan)
    return import_preview(plan.preview)


async def _plan(visit: Visit, file: Payload, carried: ListFile) -> ImportPlan | ColumnQuestion:
    """Downloads and reads a file, and plans its import; stores nothing.

    Args:
        carried: The list that it goes to, and the columns that the person chose.
    """
    read = await _read(visit, file, carried.columns)
    if isinstance(read, ListColumns):
        return ColumnQuestion(_named(carried, file), read)
    has_owners = any(record.owner for record in read.records)
    colleagues: Sequence[Colleague] | None = ()
    if has_owners:
        colleagues = await visit.desk.colleagues.fetch(visit.client, visit.asker.workspace)
    return await visit.read(plan_import, read, _named(carried, file), colleagues)


async def _read(
    visit: Visit, file: Payload, chosen: ChosenColumns | None
) -> AccountList | ListColumns:
    data = await download(visit.desk.session, visit.client, file, LARGEST)
    return await visit.desk.lists.read(data, _name_of(file), chosen)


def _named(carried: ListFile, file: Payload) -> ListFile:
    return replace(carried, id=str(file["id"]), name=_name_of(file))


def _name_of(file: Payload) -> str:
    return str(file.get("name") or "the file")


def _columns_in(form: FormValues) -> ChosenColumns:
    website, owner = (form.texts.get(each) for each in (Field.WEBSITE_COLUMN, Field.OWNER_COLUMN))
    return ChosenColumns(
        name=int(form.texts[Field.NAME_COLUMN]),
        website=None if website is None else int(website),
        owner=None if owner is None else int(owner),
        headed=form.texts[Field.FIRST_ROW] == HEADINGS,
    )


def _answers_in(form: FormValues) -> UnclearAnswers:
    answers = {
        int(field.removeprefix(LINE)): chosen
        for field, chosen in form.texts.items()
        if field.startswith(LINE)
    }
    return UnclearAnswers(
        new=frozenset(line for line, chosen in answers.items() if chosen == NEW),
        same={
            line: int(chosen.removeprefix(SAME))
            for line, chosen in answers.items()
            if chosen.startswith(SAME)
        },
    )


def _lines(plan: ImportPlan) -> Iterator[int]:
    return (each.line for each in plan.unclear)


def _is_table(file: Payload) -> bool:
    return PurePath(str(file.get("name") or "")).suffix.lower() in _EXTENSIONS
