"""Reads screenshots of LinkedIn's pages while the bot serves others."""

from collections.abc import Sequence

from domain.errors import UserError
from domain.imports.linkedin_page import LinkedInPage
from linkedin.pages.screen_reader import ScreenReader, can_read_pictures
from linkedin.records import PostRecord, Record, ScoreRecord
from services.imports.linkedin_page import page_of


class PictureReader:
    """Reads one picture at a time; the others wait for their turn."""

    def __init__(self) -> None:
        self._screens = ScreenReader()

    @property
    def is_available(self) -> bool:
        """Whether what it takes is installed."""
        return can_read_pictures()

    async def read(self, pictures: Sequence[tuple[str, bytes]]) -> LinkedInPage:
        """What one page says, of which these are screenshots.

        Args:
            pictures: With their names.

        Raises:
            UserError: one can't be read, they are of several pages, or say nothing that is stored;
                with the fix.
        """
        records: list[Record] = []
        for name, picture in pictures:
            try:
                records += await self._screens.read(picture)
            except UserError as error:
                if len(pictures) == 1:
                    raise
                raise UserError(f"{name}: {error.problem}", error.fix) from error
        return page_of_pictures(records)

    def close(self) -> None:
        """Refuses what is being read, because the bot stops."""
        self._screens.close()


def page_of_pictures(records: Sequence[Record]) -> LinkedInPage:
    """The page that screenshots with these records are of.

    Raises:
        UserError: they are of several pages, or say nothing that is stored.
    """
    kinds = set(map(type, records))
    if {PostRecord, ScoreRecord} <= kinds:
        raise UserError(
            "These pictures show both your SSI and a post.", "Drop them one after the other."
        )
    page = page_of(records)
    if page is None:
        raise UserError(
            "I keep none of the figures in that picture.",
            "`/ssi import` shows which pages I can read.",
        )
    return page
