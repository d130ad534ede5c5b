"""Reads screenshots of LinkedIn's pages while the bot serves others."""

from collections.abc import Iterable

from domain.errors import UserError
from domain.imports.linkedin_page import LinkedInPage
from linkedin.pages.screen_reader import ScreenReader, can_read_pictures
from linkedin.records import Record
from services.imports.linkedin_page import page_of


class PictureReader:
    """Reads one picture at a time; the others wait for their turn."""

    def __init__(self) -> None:
        self._screens = ScreenReader()

    @property
    def is_available(self) -> bool:
        """Whether what it takes is installed."""
        return can_read_pictures()

    async def read(self, pictures: Iterable[bytes]) -> LinkedInPage:
        """What one page says, of which these are screenshots.

        Raises:
            UserError: it can't be read, or says nothing that is stored; with the fix.
        """
        records: list[Record] = []
        for picture in pictures:
            records += await self._screens.read(picture)
        page = page_of(records)
        if page is None:
            raise UserError(
                "I keep none of the figures in that picture.",
                "`/ssi import` shows which pages I can read.",
            )
        return page

    def close(self) -> None:
        """Refuses what is being read, because the bot stops."""
        self._screens.close()
