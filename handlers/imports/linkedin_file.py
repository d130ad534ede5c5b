"""A file of LinkedIn's dropped into the direct messages: a preview, the import, undo."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import PurePath
from typing import BinaryIO

from slack_bolt.app.async_app import AsyncApp

from domain.errors import UserError
from domain.imports.linkedin_import import Choice, DroppedFile
from domain.submission import Submission
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.file_download import download_into, file_info
from handlers.front_door import front_door
from handlers.imports.giving_way import giving_way
from handlers.imports.progress import Progress
from handlers.imports.waiting import saying
from handlers.payloads import Payload, value_of
from handlers.visit import Visit
from services.imports.file_reading import FileContent
from services.imports.importing import (
    begin_import,
    finish_import,
    intakes_for,
    plan_batches,
    preview_import,
    save_batch,
)
from views.ids import Action
from views.imports.import_preview import file_preview
from views.imports.import_result import file_imported, private_file_cancelled, reading

#: How the names of LinkedIn's files end. What a file is, its content says.
_EXTENSIONS = frozenset({".xlsx", ".csv", ".zip"})
_PIECE = 1_000_000
_SMALLER = "Drop only the part that you want to import: of an archive, a file such as Shares.csv."


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the preview's buttons; another *Cancel* is that of account lists."""
    app.action(Action.IMPORT_FILE)(front_door(desk, import_everything))
    app.action(Action.IMPORT_POSTS)(front_door(desk, import_posts))
    app.action(Action.CANCEL_FILE)(front_door(desk, cancel_private))


def may_be_linkedin_files(files: Sequence[Payload]) -> bool:
    """Whether one of these files has a name as LinkedIn's files have it."""
    return any(map(_may_be_linkedins, files))


async def preview_files(visit: Visit, files: Sequence[Payload]) -> Sequence[Payload]:
    """Handles dropped files: shows of each of LinkedIn's what importing it would do.

    Returns:
        The files that are none of LinkedIn's.
    """
    return [
        file for file in files if not (_may_be_linkedins(file) and await _is_previewed(visit, file))
    ]


def refuse_archives(files: Sequence[Payload]) -> None:
    """Refuses ZIP files that are none of LinkedIn's.

    Raises:
        UserError: one of these files is a ZIP.
    """
    if any(PurePath(_name_of(file)).suffix.lower() == ".zip" for file in files):
        raise UserError(
            "That ZIP has none of LinkedIn's files that I read.",
            "`/ssi import` shows which ones they are.",
        )


async def _is_previewed(visit: Visit, file: Payload) -> bool:
    await visit.begin_reading()
    person = await visit.person()
    with giving_way():
        async with saying(visit, reading(_name_of(file))):
            content = await _read(visit, file)
        if content is None:
            return False
        dropped = DroppedFile(str(file["id"]), _name_of(file))
        preview = await visit.desk.store.read(preview_import, person, content, dropped, visit.now)
        del content
    await visit.answer(file_preview(preview))
    return True


async def import_everything(visit: Visit) -> None:
    """Handles *Import*."""
    with giving_way():
        await _import(visit, Choice.ALL)


async def import_posts(visit: Visit) -> None:
    """Handles *Only posts*."""
    with giving_way():
        await _import(visit, Choice.POSTS)


async def cancel_private(visit: Visit) -> None:
    """Handles *Cancel* of a file with messages or comments."""
    await visit.answer(private_file_cancelled(), replace=True)


async def _import(visit: Visit, choice: Choice) -> None:
    await visit.acknowledge()
    person = await visit.person()
    file = await file_info(visit.client, value_of(visit.body))
    content = await _read(visit, file)
    if content is None:
        raise UserError("That file has changed.", "Please drop it here again.")
    name = _name_of(file)
    store, intakes = visit.desk.store, intakes_for(content, choice)
    # The key makes a second press of the same button a no-op.
    key = f"file:{file['id']}:{choice}"
    act_id = await visit.save_as(key, begin_import, content)
    submission = Submission(person, key, visit.now)
    await store.read(plan_batches, person, intakes, visit.now)
    batches = [(each, batch) for each in intakes for batch in each.batches()]
    progress = Progress(visit, name, len(batches))
    for intake, batch in batches:
        await store.run(save_batch, submission, act_id, intake, batch)
        await progress.advance()
    result = await store.run(finish_import, submission, act_id, intakes, name)
    await visit.answer(file_imported(result, is_private=content.is_private), replace=True)
    publish_home_soon(visit)


async def _read(visit: Visit, file: Payload) -> FileContent | None:
    """Downloads a file into one without a name, and reads it; ``None`` if it is not LinkedIn's."""
    desk = visit.desk
    with tempfile.TemporaryFile() as copy:
        await download_into(copy, desk.session, visit.client, file, desk.largest_import, _SMALLER)
        content = FileContent(visit.now, _digest(copy))
        return content if await desk.exports.read(copy, _name_of(file), content) else None


def _digest(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(_PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def _may_be_linkedins(file: Payload) -> bool:
    return PurePath(_name_of(file)).suffix.lower() in _EXTENSIONS


def _name_of(file: Payload) -> str:
    return str(file.get("name") or "the file")
