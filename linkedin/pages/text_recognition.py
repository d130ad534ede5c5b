"""Recognises the texts in a picture, by RapidOCR with the models in its package.

It takes much memory and time: run it in a child process. It downloads nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rapidocr import RapidOCR
from rapidocr.main import RapidOCRError

from linkedin.pages.picture_pixels import pixels_of
from linkedin.pages.pieces import Box
from linkedin.pages.seen_texts import SeenText, doubted_at_edges, read_again

#: A part of a picture that is searched for texts at once, in pixels.
_MOST_AT_ONCE = 1_600_000
#: RapidOCR scales a part up to this shortest side.
_ENLARGED_TO = 736
_DIGITS = frozenset("0123456789")
#: What is around a text at the second look, in heights of the text.
_MARGIN = 0.1
#: How far parts overlap: more than a line is high.
_OVERLAP = 100


class TextRecognition:
    """RapidOCR with its models loaded."""

    def __init__(self) -> None:
        self._engine = RapidOCR(
            params={
                "Global.use_cls": False,  # screenshots are upright
                "Global.text_score": 0.0,  # what is uncertain is asked about, not left out
                "Det.box_thresh": 0.25,  # a digit alone at the end of a row is faint
                "Global.return_word_box": True,  # how sure each character is
                "Global.log_level": "error",
                "Global.max_side_len": 10_000,  # it is scaled already
            }
        )

    def texts_in(self, image: bytes) -> list[SeenText]:
        """The lines of text in a picture, with places in pixels of the scaled picture.

        Raises:
            UserError: it is no picture, or one with too many pixels, which are not decoded.
        """
        pixels = pixels_of(image)
        height, width = pixels.shape[:2]
        seen: list[SeenText] = []
        for top, bottom in _parts(width, height):
            seen = _joined(seen, self._texts_at(pixels[top:bottom], top), top)
        return doubted_at_edges(self._read_again(seen, pixels), width, height)

    def _texts_at(self, pixels: Any, top: int) -> list[SeenText]:
        padding: dict[str, Any] = {}
        found: Any
        try:  # in two steps, because the whole of it leaves spaces out of the certainties
            crops, found = self._engine.detect_and_crop(pixels, padding)
        except RapidOCRError:  # there is no text
            return []
        above = padding["padding_1"]["top"]
        read: Any = self._engine.recognize_txt(crops)
        return [
            SeenText(
                " ".join(text.split()),
                float(score),
                _box_of(corners, top - above),
                _least_digit(text, word.confs),
            )
            for corners, text, score, word in zip(
                found.boxes, read.txts, read.scores, read.word_results, strict=True
            )
            if text.strip()
        ]

    def _read_again(self, seen: Sequence[SeenText], pixels: Any) -> list[SeenText]:
        """The texts, of which those with digits are read a second time with more around them.

        The recognition is less sure of what begins or ends where it divides a picture, which is
        elsewhere then.
        """
        crops = [_with_margin(pixels, text.box) for text in seen if text.digits]
        if not crops:
            return list(seen)
        read: Any = self._engine.recognize_txt(crops)
        looks = iter(
            (again, _least_digit(again, word.confs))
            for again, word in zip(read.txts, read.word_results, strict=True)
        )
        return [read_again(text, *next(looks)) if text.digits else text for text in seen]


def _with_margin(pixels: Any, box: Box) -> Any:
    margin = _MARGIN * box.height
    top, left = max(int(box.top - margin), 0), max(int(box.left - margin), 0)
    return pixels[top : int(box.bottom + margin) + 1, left : int(box.right + margin) + 1]


def _least_digit(text: str, confidences: Sequence[float]) -> float:
    digits = [sure for sign, sure in zip(text, confidences, strict=True) if sign in _DIGITS]
    return float(min(digits, default=0.0))


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
