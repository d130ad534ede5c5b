"""Files dropped into the direct messages: hands each kind to its handler."""

from collections.abc import Sequence

from handlers.entries import own_import
from handlers.file_download import file_info
from handlers.imports import linkedin_file, linkedin_page, pictures, text_files
from handlers.payloads import Payload
from handlers.targets import account_import
from handlers.visit import Visit


async def receive(visit: Visit, files: Sequence[Payload], text: str) -> str:
    """Handles dropped files, with the text beside them.

    Returns:
        Words that are still to be answered: a text beside files that are none of the bot's, or a
        long one of which Slack made a file.

    Raises:
        UserError: The person is not served, or a file is gone or can't be read.
    """
    files = await _described(visit, files)
    if (exported := own_import.own_file(files)) is not None:
        await own_import.receive_own_data(visit, exported)
        return ""
    if pictures.are_screenshots(files, text):
        await pictures.read_pictures(visit, files, text)
        return ""
    if (pasted := text_files.text_file(files)) is not None:
        words = await text_files.text_of(visit, pasted)
        if await linkedin_page.answered_page(visit, words):
            return ""
        if text_files.is_snippet(pasted):
            return words
    if linkedin_file.may_be_linkedin_files(files):
        files = await linkedin_file.preview_files(visit, files)
    if files and (not text or account_import.may_be_list(files)):
        if not account_import.may_be_list(files):
            linkedin_file.refuse_archives(files)
        await account_import.receive_files(visit, files)
        return ""
    return text if files else ""


async def _described(visit: Visit, files: Sequence[Payload]) -> Sequence[Payload]:
    """These files with all that Slack knows about them.

    For files from shared channels, and for some others, an event has the file's id alone.

    Raises:
        UserError: The person is not served, or the file is gone.
    """
    if all(file.get("url_private_download") for file in files):
        return files
    await visit.acknowledge()
    await visit.person()
    return [
        file
        if file.get("url_private_download")
        else await file_info(visit.client, str(file.get("id") or ""))
        for file in files
    ]
