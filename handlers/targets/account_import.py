"""A list of target accounts, dropped into the conversation with the bot: preview, then import."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from slack_bolt.app.async_app import AsyncApp

from domain.errors import UserError
from domain.targets.account_import import ListFile, UnclearAnswers
from handlers.desk import Desk
from handlers.file_download import download, file_named
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Payload, value_of
from handlers.profiles import fetch_colleagues
from handlers.replying import respond
from handlers.visit import Visit
from services.targets.account_import import LARGEST, import_accounts, may_import, read_list
from services.targets.import_plan import ImportPlan, plan_import
from views import notices
from views.blocks import Modal
from views.ids import Action, Form
from views.targets.account_import import how_to_import, import_cancelled, import_preview, imported
from views.targets.unclear_names import LINE, NEW, SAME, unclear_form

#: Ends of names that tables have; old and locked ones are told from inside, with what to do.
_TABLES = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"}
)


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons and the form."""
    app.view(Form.UNCLEAR)(front_door(desk, submit_unclear))
    for action, pressed in (
        (Action.SHOW_IMPORT, show_how),
        (re.compile(f"^{Action.IMPORT_INTO}:"), preview_into),
        (Action.IMPORT_ACCOUNTS, import_clear),
        (Action.IMPORT_ALL_ACCOUNTS, import_all),
        (Action.OPEN_UNCLEAR, open_unclear),
        (Action.CANCEL_IMPORT, cancel),
    ):
        app.action(action)(front_door(desk, pressed))


def may_be_list(files: Sequence[Payload]) -> bool:
    """Whether one of these files may be a table, by its name."""
    return any(_is_table(file) for file in files)


async def show_how(visit: Visit) -> None:
    """``/ssi import``."""
    await visit.admit_soon()
    await visit.answer(how_to_import())


async def receive_files(visit: Visit, files: Sequence[Payload]) -> None:
    """Files dropped into the conversation: what importing the list would do."""
    await visit.ready_to_read()
    tables = [file for file in files if _is_table(file)]
    await visit.person()
    if not tables:
        raise UserError(
            "I can read CSV and XLSX account lists, and this is neither.",
            "`/ssi import` shows what such a list looks like.",
        )
    await visit.read(may_import)
    if len(tables) > 1:
        raise UserError("One list at a time, please.", "Drop the files one after the other.")
    file = tables[0]
    if not file.get("url_private_download"):
        # Slack tells less of files from shared channels; it has to be asked.
        file = await file_named(visit.client, str(file.get("id") or ""))
    plan = await _plan(visit, file, None)
    await visit.answer(import_preview(plan.preview))


async def preview_into(visit: Visit) -> None:
    """The same file for another list, in the place of the preview."""
    await visit.acknowledge()
    plan = await _plan_of_button(visit)
    await visit.answer(import_preview(plan.preview), replace=True)


async def import_clear(visit: Visit) -> None:
    """*Import*: the unclear ones are left out."""
    await _import(visit, "False", lambda _: UnclearAnswers())


async def import_all(visit: Visit) -> None:
    """*Import, the unclear ones as new*."""
    await _import(visit, "True", lambda plan: UnclearAnswers(frozenset(_lines(plan))))


async def open_unclear(visit: Visit) -> None:
    """The form that asks about the unclear ones."""

    async def form() -> Modal:
        plan = await _plan_of_button(visit)
        if not plan.unclear:
            raise UserError("Nothing is unclear any more.", "Drop the file again and import it.")
        return unclear_form(visit.key, plan.preview, str(visit.body.get("response_url") or ""))

    await visit.show_when_read("Unclear names", form)


async def submit_unclear(visit: Visit) -> None:
    """That form, submitted: the whole file is imported, and the preview gives way."""
    opened = notices.metadata_of(visit.view)
    settled = _settled_in(form_values(visit.view))
    plan = await _plan_of(visit, opened["file"], opened["team"])
    done = imported(await visit.save(import_accounts, plan, settled))
    await visit.answer(done)
    if opened.get("preview"):
        await respond(visit.desk, opened["preview"], done, replace=True)


async def cancel(visit: Visit) -> None:
    """*Cancel*: the preview gives way."""
    await visit.answer(import_cancelled(), replace=True)


async def _import(
    visit: Visit, which: str, settling: Callable[[ImportPlan], UnclearAnswers]
) -> None:
    await visit.acknowledge()
    plan = await _plan_of_button(visit)
    # One preview imports once, however often its buttons are pressed.
    key = f"import:{plan.file.id}:{plan.file.team_id or 'all'}:{which}"
    done = await visit.save_as(key, import_accounts, plan, settling(plan))
    await visit.answer(imported(done), replace=True)


async def _plan_of_button(visit: Visit) -> ImportPlan:
    carried = json.loads(value_of(visit.body))
    return await _plan_of(visit, carried["file"], carried["team"])


async def _plan_of(visit: Visit, file_id: str, team_id: int | None) -> ImportPlan:
    await visit.read(may_import)
    return await _plan(visit, await file_named(visit.client, file_id), team_id)


async def _plan(visit: Visit, file: Payload, team_id: int | None) -> ImportPlan:
    """Fetches and reads a file, and sees what it would change; nothing is kept of it."""
    name = str(file.get("name") or "the file")
    data = await download(visit.desk.session, visit.client, file, LARGEST)
    read = await asyncio.to_thread(read_list, data, name)
    named = any(record.owner for record in read.records)
    colleagues = await fetch_colleagues(visit.client, visit.asker.workspace) if named else []
    return await visit.read(plan_import, read, ListFile(str(file["id"]), name, team_id), colleagues)


def _settled_in(form: FormValues) -> UnclearAnswers:
    said = {
        int(field.removeprefix(LINE)): chosen
        for field, chosen in form.texts.items()
        if field.startswith(LINE)
    }
    return UnclearAnswers(
        new=frozenset(line for line, chosen in said.items() if chosen == NEW),
        same={
            line: int(chosen.removeprefix(SAME))
            for line, chosen in said.items()
            if chosen.startswith(SAME)
        },
    )


def _lines(plan: ImportPlan) -> Iterator[int]:
    return (each.line for each in plan.unclear)


def _is_table(file: Payload) -> bool:
    return PurePath(str(file.get("name") or "")).suffix.lower() in _TABLES
