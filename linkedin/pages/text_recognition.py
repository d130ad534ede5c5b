"""Decodes a picture and recognises the texts in it. It costs much: run it in a child process.

It needs the packages of the extra ``ocr``: RapidOCR with the models in its package, and Pillow
with pillow-heif. Nothing is downloaded.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image, ImageOps
from rapidocr import RapidOCR

from domain.errors import UserError
from linkedin.pages.pieces import Box
from linkedin.pages.screen_text import SeenText

_FORMATS = ("PNG", "JPEG", "WEBP", "HEIF")
#: Pixels of a picture; a phone's screen has 4 million, a desktop's 15 million.
_MOST_PIXELS = 25_000_000
_SHORTEST_SIDE = 30
#: Wider pictures are scaled down: LinkedIn's pages are at most 1,128 pixels wide.
_WIDTH = 1_600
#: Pixels of a scaled picture, and of a part of it that is searched for texts at once.
_MOST_SCALED, _MOST_AT_ONCE = 8_000_000, 1_600_000
#: RapidOCR scales a part up to this shortest side.
_ENLARGED_TO = 736
#: How far parts overlap, so that one of two has each line whole.
_OVERLAP = 100
_TOO_LARGE = UserError(
    "That picture is too large to read.", "Send a screenshot of the part with the figures."
)


class TextRecognition:
    """RapidOCR with its models loaded."""

    def __init__(self) -> None:
        self._engine = RapidOCR(
            params={
                "Global.use_cls": False,  # screenshots are upright
                "Global.text_score": 0.0,  # what is uncertain is asked about, not left out
                "Global.log_level": "error",
                "Global.max_side_len": 10_000,  # it is scaled already
            }
        )

    def texts_in(self, image: bytes) -> list[SeenText]:
        """The lines of text in a picture, with places in pixels of the scaled picture.

        Raises:
            UserError: it is no picture, or one with too many pixels, which are not decoded.
        """
        pixels = _pixels_of(image)
        height, width = pixels.shape[:2]
        seen: list[SeenText] = []
        for top, bottom in _parts(width, height):
            seen = _joined(seen, self._texts_at(pixels[top:bottom], top), top)
        return seen

    def _texts_at(self, pixels: Any, top: int) -> list[SeenText]:
        result: Any = self._engine(pixels)
        if result.boxes is None:
            return []
        return [
            SeenText(" ".join(text.split()), float(score), _box_of(corners, top))
            for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
            if text.strip()
        ]


def _pixels_of(image: bytes) -> Any:
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(io.BytesIO(image), formats=_FORMATS) as opened:
            width, height = opened.size
            if width * height > _MOST_PIXELS:
                raise _TOO_LARGE
            if min(width, height) < _SHORTEST_SIDE:
                raise UserError("That picture is too small to read.", "Send a whole screenshot.")
            scale = min(1.0, _WIDTH / width)
            if width * height * scale * scale > _MOST_SCALED:
                raise _TOO_LARGE
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except Image.DecompressionBombError:
        raise _TOO_LARGE from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise UserError("I can't open that picture.", "Send a PNG or JPEG file.") from None
    white = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(white, upright).convert("RGB")
    if scale < 1:
        flat = flat.resize((_WIDTH, max(round(flat.height * _WIDTH / flat.width), 1)))
    return np.asarray(flat)[:, :, ::-1]  # blue, green, red


def _parts(width: int, height: int) -> Iterator[tuple[int, int]]:
    """The top and bottom of parts that are small enough to be searched at once."""
    enlarged = max(_ENLARGED_TO / width, 1.0)
    high = max(int(_MOST_AT_ONCE / (width * enlarged * enlarged)), 2 * _OVERLAP)
    top = 0
    while top + high < height:
        yield top, top + high
        top += high - _OVERLAP
    yield top, height


def _joined(seen: Sequence[SeenText], found: Sequence[SeenText], top: int) -> list[SeenText]:
    """The texts of the parts above and of the next one, which begins at ``top``.

    In the overlap, lines in its upper half come from above and the others from the next part, so
    that no line is cut.
    """
    middle = top + _OVERLAP / 2 if top else 0.0
    return [
        *(text for text in seen if _middle(text) < middle or not top),
        *(text for text in found if _middle(text) >= middle),
    ]


def _middle(text: SeenText) -> float:
    return (text.box.top + text.box.bottom) / 2


def _box_of(corners: Any, top: int) -> Box:
    across, down = corners[:, 0], corners[:, 1]
    return Box(
        float(across.min()), float(down.min()) + top, float(across.max()), float(down.max()) + top
    )
