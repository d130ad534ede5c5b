"""Decodes an untrusted picture, after a look at its size. Use a child process."""

import io
from importlib import import_module
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from domain.errors import UserError

_FORMATS = ("PNG", "JPEG", "WEBP")
#: Pixels of a picture; a phone's screen has 4 million, a desktop's 15 million.
_MOST_PIXELS = 25_000_000
_SHORTEST_SIDE = 30
#: Wider pictures are scaled down: LinkedIn's pages are at most 1,128 pixels wide.
_WIDTH = 1_600
#: Pixels of a scaled picture.
_MOST_SCALED = 8_000_000
_TOO_LARGE = UserError(
    "That picture is too large to read.", "Send a screenshot of the part with the figures."
)


def pixels_of(image: bytes) -> Any:
    """The pixels of a PNG, JPEG, WebP or HEIC picture, upright and at most 1,600 wide.

    Returns:
        A NumPy array of rows, columns and the colours blue, green and red, 0 … 255.

    Raises:
        UserError: it is no such picture, it is too small, or it has more than 25 million pixels,
            which are not decoded.
    """
    Image.MAX_IMAGE_PIXELS = None  # the size is looked at below
    try:
        with Image.open(io.BytesIO(image), formats=_formats()) as opened:
            width, height = opened.size
            if width * height > _MOST_PIXELS:
                raise _TOO_LARGE
            if min(width, height) < _SHORTEST_SIDE:
                raise UserError("That picture is too small to read.", "Send a whole screenshot.")
            scale = min(1.0, _WIDTH / width)
            if width * height * scale * scale > _MOST_SCALED:
                raise _TOO_LARGE
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError):
        raise UserError("I can't open that picture.", "Send a PNG or JPEG file.") from None
    white = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(white, upright).convert("RGB")
    if scale < 1:
        flat = flat.resize((_WIDTH, max(round(flat.height * _WIDTH / flat.width), 1)))
    return np.asarray(flat)[:, :, ::-1]  # blue, green, red


def _formats() -> tuple[str, ...]:
    """The formats that are read; HEIF only with the extra ``heic``."""
    try:
        import_module("pillow_heif").register_heif_opener()
    except ImportError:
        return _FORMATS
    return (*_FORMATS, "HEIF")
