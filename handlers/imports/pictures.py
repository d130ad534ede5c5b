"""Screenshots of a page of LinkedIn's, dropped into the direct messages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from domain.errors import NotUnderstoodError, UserError
from domain.typed.commands import ListEngagers, LogPost, LogScore
from domain.typed.sentences import understand
from handlers.file_download import download
from handlers.imports.linkedin_page import answer_page
from handlers.imports.waiting import saying
from handlers.payloads import Payload
from handlers.visit import Visit
from services.entries.log_post import post_links_in
from views.imports.import_result import reading

_EXTENSIONS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".heic", ".heif"})
_MOST_BYTES = 20_000_000
_MOST_PICTURES = 5


def are_screenshots(files: Sequence[Payload], text: str) -> bool:
    """Whether all of these are pictures, and the text beside them asks for nothing else."""
    return bool(files) and all(map(_is_picture, files)) and not _says_all(text)


async def read_pictures(visit: Visit, files: Sequence[Payload], text: str) -> None:
    """Handles pictures: reads them as one page, and answers it like a pasted one.

    Args:
        text: The link to the post, other words, or nothing.

    Raises:
        UserError: There are too many, or one can't be read.
    """
    if len(files) > _MOST_PICTURES:
        raise UserError(
            f"I read {_MOST_PICTURES} pictures at a time.", "Drop those of one page together."
        )
    await visit.begin_reading()
    await visit.person()
    pictures = [
        (
            str(file.get("name") or "A picture"),
            await download(visit.desk.session, visit.client, file, _MOST_BYTES),
        )
        for file in files
    ]
    async with saying(visit, reading(str(files[0].get("name") or "the picture"))):
        page = await visit.desk.pictures.read(pictures)
    links = post_links_in(text)
    await answer_page(visit, replace(page, link=links[0]) if links else page)


def _says_all(text: str) -> bool:
    """Whether a text beside pictures is a command or a sentence that needs none of them."""
    if not text:
        return False
    try:
        meant = understand(text)
    except NotUnderstoodError:
        return False
    except UserError:
        return True
    match meant:
        case LogPost(line):
            return line is not None and not line.figures.empty
        case LogScore(score):
            return score is not None
        case ListEngagers(_, names):
            return bool(names)
        case _:
            return True


async def _contents(visit: Visit, file: Payload) -> bytes:
    return await download(visit.desk.session, visit.client, file, _MOST_BYTES)


def _is_picture(file: Payload) -> bool:
    suffix = PurePath(str(file.get("name") or "")).suffix.lower()
    return suffix in _EXTENSIONS or str(file.get("mimetype") or "").startswith("image/")
