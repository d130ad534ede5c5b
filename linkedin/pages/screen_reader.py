"""Reads screenshots of LinkedIn's pages.

Recognising text takes much memory and time, so it runs in a child process that ends.
``python -m linkedin.pages.screen_reader`` is that process: it gets a picture on its standard input,
and writes the texts in it as JSON.
"""

import asyncio
import json
import sys
from dataclasses import astuple
from importlib.util import find_spec

from domain.errors import UserError
from linkedin.child_process import ChildProcess, limited
from linkedin.pages.pieces import Box
from linkedin.pages.screen_text import screen_records
from linkedin.pages.seen_texts import SeenText
from linkedin.records import Record

#: Bytes of address space, of which the libraries and the models take the half.
_MOST_MEMORY = 3_000_000_000
#: Seconds of processor time. A phone's screen takes about three.
_MOST_COMPUTING = 40
#: Seconds from the request to the answer, the wait for other pictures included.
_LONGEST = 60.0
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_WEBP, _HEIF = b"WEBP", b"ftyp"
_PACKAGES = ("rapidocr", "onnxruntime", "PIL")
_HEIF_PACKAGE = "pillow_heif"
_COPY = "Or open that page on a computer, copy it whole (⌘A ⌘C or Ctrl+A Ctrl+C) and paste it here."
_TOO_MUCH = UserError(
    "Reading that picture takes more time or memory than I may use.",
    f"Send a screenshot of the part with the figures. {_COPY}",
)


def is_picture(data: bytes) -> bool:
    """Whether a file begins like a PNG, JPEG, WebP or HEIC picture."""
    return data.startswith(_SIGNATURES) or data[8:12] == _WEBP or data[4:8] == _HEIF


def can_read_pictures() -> bool:
    """Whether the packages that read pictures are installed."""
    return all(map(find_spec, _PACKAGES))


class ScreenReader:
    """Reads pictures one at a time; the others wait for their turn."""

    def __init__(self) -> None:
        self._child = ChildProcess(__name__)

    @property
    def is_reading(self) -> bool:
        """Whether a process is reading a picture."""
        return self._child.is_running

    async def read(self, image: bytes) -> tuple[Record, ...]:
        """What a screenshot of one of LinkedIn's pages says.

        Returns:
            At least one record. A `Doubt` is a number that was not recognised for certain, or
            beside no label for certain; its text is what was recognised.

        Raises:
            UserError: it is no picture or not one of LinkedIn's pages, the packages that read
                pictures are not installed, reading takes too much, or the bot stops.
        """
        if not is_picture(image):
            raise UserError("That is no picture that I can read.", "Send a PNG or JPEG file.")
        if not can_read_pictures():
            raise UserError(
                "I can't read pictures yet.",
                "Ask your admin to install what it takes: `pip install 'ssi-coach[ocr]'`. " + _COPY,
            )
        if image[4:8] == _HEIF and not find_spec(_HEIF_PACKAGE):
            raise UserError(
                "I can't read HEIC pictures.",
                "Send it as PNG or JPEG, or ask your admin to install what HEIC takes: "
                f"`pip install 'ssi-coach[heic]'`. {_COPY}",
            )
        try:
            async with asyncio.timeout(_LONGEST), self._child.answering(image, _TOO_MUCH) as output:
                answer = await output.read()
        except TimeoutError:
            raise _TOO_MUCH from None
        records = await asyncio.to_thread(_read, answer)
        if not records:
            raise UserError(
                "I see no LinkedIn figures in that picture.",
                f"Send a screenshot of a post's analytics, its reactions or the SSI page. {_COPY}",
            )
        return records

    def close(self) -> None:
        """Ends the reading in progress, and refuses what waits: the bot stops."""
        self._child.close()


def _read(answer: bytes) -> tuple[Record, ...]:
    read = json.loads(answer)
    if isinstance(read, dict):
        raise UserError(*read["refusal"])
    return screen_records(
        [SeenText(text, sure, Box(*box), digits) for text, sure, box, digits in read]
    )


def main() -> None:
    """Reads the picture on the standard input, and writes the texts in it."""
    with limited(_MOST_MEMORY, _MOST_COMPUTING):
        from linkedin.pages.text_recognition import TextRecognition  # an extra, and slow to import

        try:
            seen = TextRecognition().texts_in(sys.stdin.buffer.read())
            answer: object = [astuple(each) for each in seen]
        except UserError as error:
            answer = {"refusal": [error.problem, error.fix]}
        json.dump(answer, sys.stdout)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
