"""Pictures, decoded and read in a child process."""

import io
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from domain.errors import UserError
from linkedin.pages.picture_pixels import pixels_of
from linkedin.pages.screen_reader import ScreenReader
from linkedin.records import Figure, PostRecord


def picture(*texts: tuple[tuple[int, int], int, str], kind: str = "PNG") -> bytes:
    """A white picture with texts at places, in sizes."""
    image = Image.new("RGB", (360, 150), "white")
    for place, size, text in texts:
        ImageDraw.Draw(image).text(place, text, "black", ImageFont.load_default(size))
    return saved(image, kind)


def saved(image: Image.Image, kind: str) -> bytes:
    pillow_heif.register_heif_opener()
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size and has no pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 1_000) + b"IDAT" + b"\0" * 1_000


async def test_a_screenshot_is_read() -> None:
    """At the first look, the first number's digits are not certain."""
    screenshot = Path(__file__).with_name("faint_digits.png").read_bytes()
    (post,) = await ScreenReader().read(screenshot)
    assert isinstance(post, PostRecord)
    assert post.figures == {Figure.IMPRESSIONS: 34_575, Figure.MEMBERS_REACHED: 19_540}


async def test_a_picture_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(UserError, match="can't read pictures yet") as refused:
        await ScreenReader().read(picture())
    assert "pip install 'ssi-coach[ocr]'" in refused.value.fix
    assert "copy it whole" in refused.value.fix


async def test_heic_needs_an_extra_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    image = picture(kind="HEIF")
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(UserError, match="can't read HEIC") as refused:
        await ScreenReader().read(image)
    assert "Send it as PNG or JPEG" in refused.value.fix
    assert "pip install 'ssi-coach[heic]'" in refused.value.fix
    with pytest.raises(UserError, match="can't open that picture"):
        pixels_of(image)
    assert pixels_of(picture()).shape == (150, 360, 3)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", b"PK\x03\x04", b"Impressions\n12"])
async def test_what_is_no_picture_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(UserError, match="no picture"):
        await ScreenReader().read(data)


async def test_a_bot_that_stops_reads_no_more_pictures() -> None:
    reader = ScreenReader()
    reader.close()
    with pytest.raises(UserError, match="being restarted"):
        await reader.read(picture())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "HEIF"])
def test_pictures_of_every_kind_are_decoded(kind: str) -> None:
    pixels = pixels_of(saved(Image.new("RGB", (100, 60), (250, 10, 10)), kind))
    assert pixels.shape == (60, 100, 3)
    assert np.allclose(pixels[30, 50], (10, 10, 250), atol=8)


def test_what_is_transparent_is_white() -> None:
    assert (pixels_of(saved(Image.new("RGBA", (60, 60)), "PNG")) == 255).all()


def test_wide_pictures_are_scaled_down() -> None:
    assert pixels_of(saved(Image.new("1", (3_200, 400)), "PNG")).shape == (200, 1_600, 3)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png_of(100_000, 100_000), "too large"),
        (png_of(5_001, 5_000), "too large"),
        (png_of(400, 40_000), "too large"),
        (png_of(4_000, 29), "too small"),
        (png_of(400, 400), "can't open"),
    ],
)
def test_pictures_are_refused_by_their_headers(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        pixels_of(data)


_PICTURES = [picture(((5, 5), 20, "12"), kind=kind) for kind in ("PNG", "JPEG", "WEBP", "HEIF")]


@settings(max_examples=100)
@given(st.sampled_from(_PICTURES), st.integers(0, 400), st.binary(max_size=40))
def test_any_bytes_give_pixels_or_a_refusal(valid: bytes, at: int, changed: bytes) -> None:
    try:
        pixels_of(valid[:at] + changed + valid[at + len(changed) :])
    except UserError:
        return
