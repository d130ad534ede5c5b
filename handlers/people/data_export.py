"""Handing over data as files, in the person's direct messages with the bot."""

import asyncio

from slack_sdk.errors import SlackRequestError

from domain.errors import UserError
from domain.people.data_export import DataExport
from domain.people.privacy import AccessKind
from handlers.visit import Visit
from services.figures.team_export import team_export
from services.people.own_data import own_data
from services.people.privacy import record_reading
from views.people.data_export import export_begins, export_comment, nothing_to_export
from views.people.export_files import archive, file_name, workbook


async def export_data(visit: Visit, *, team: bool) -> None:
    """Handles ``/ssi export`` and ``/ssi export team``."""
    await visit.begin_reading()
    async with visit.desk.exporting:
        export = await visit.read(team_export if team else own_data, visit.now)
        if not export.tables:
            await visit.answer(nothing_to_export(export.subject))
            return
        if team:
            await visit.save(record_reading, AccessKind.TEAM_EXPORT, export.totals_of)
        await visit.answer(export_begins(export.subject))
        # In a thread, one export at a time: a large one takes seconds.
        files = await asyncio.to_thread(_files_of, export)
    await _hand_over(visit, files, export_comment(export))


def _files_of(export: DataExport) -> dict[str, bytes]:
    return {
        file_name(export, "zip"): archive(export),
        file_name(export, "xlsx"): workbook(export),
    }


async def _hand_over(visit: Visit, files: dict[str, bytes], comment: str) -> None:
    """Uploads files to the person's direct messages.

    Raises:
        UserError: Slack did not take a file.
        SlackApiError: the bot may not upload files.
    """
    opened = await visit.client.conversations_open(users=visit.asker.user)
    uploads = [{"filename": name, "content": data, "title": name} for name, data in files.items()]
    try:
        await visit.client.files_upload_v2(
            channel=opened["channel"]["id"], file_uploads=uploads, initial_comment=comment
        )
    except SlackRequestError as error:
        raise UserError("Slack didn't take the files.", "Please try again in a minute.") from error
