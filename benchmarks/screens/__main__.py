"""What is read from screenshots of LinkedIn's pages, which Chromium draws.

    python -m benchmarks.screens [--pictures 96] [--all] [--as-met 12] [--seed 1] [--keep FOLDER]

Four pages in six languages, light and dark, in three fonts, as on a phone (390 px @2x) and on a
desktop, as PNG and as JPEG of quality 60. With ``--as-met``, so many pictures of each of the
conditions in ``benchmarks/screens/conditions.py``: cropped, zoomed, photographed, forwarded,
half covered; what a crop or a banner hides is missing there. Each picture is read in this process
with the engine loaded once. Prints the fields that are right, asked about (a doubt), missing and
wrong; then the time and memory of some pictures as the bot reads them, each in a process of its
own.
"""

import argparse
import asyncio
import resource
import time
from collections import Counter
from pathlib import Path
from statistics import median

from benchmarks.screens.conditions import pictures_as_met
from benchmarks.screens.pictures import Picture, fields_of, pictures, score_fields
from domain.names.person_names import person_key
from linkedin.pages.screen_reader import ScreenReader
from linkedin.pages.screen_text import screen_records
from linkedin.pages.text_recognition import TextRecognition
from linkedin.records import Doubt, PersonRecord, PostRecord, Record, ScoreRecord

#: Pictures that are read as the bot reads them.
_TIMED = 12


def main() -> None:
    """Reads pictures and prints what was right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pictures", type=int, default=96)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--as-met", type=int, metavar="EACH", help="as people take them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="name what is not right, and write its pictures")
    given = parser.parse_args()
    drawn = (
        pictures_as_met(given.as_met, given.seed)
        if given.as_met
        else pictures(None if given.all else given.pictures, given.seed)
    )
    engine = TextRecognition()
    totals: dict[str, Counter[str]] = {}
    timed: list[Picture] = []
    for picture in drawn:
        timed = [*timed, picture][:_TIMED]
        outcomes = _outcomes(picture, screen_records(engine.texts_in(picture.data)))
        totals.setdefault(picture.name.split()[0], Counter()).update(outcomes.values())
        if given.keep and set(outcomes.values()) != {"right"}:
            _keep(picture, outcomes, given.keep)
    for page, counts in totals.items():
        _print_row(page, counts)
    _print_row("all", sum(totals.values(), Counter[str]()))
    asyncio.run(_print_costs(timed))


def _keep(picture: Picture, outcomes: dict[str, str], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    kind = "jpg" if "JPEG" in picture.name else "png"
    (folder / f"{picture.name.replace(' ', '-')}.{kind}").write_bytes(picture.data)
    for field, outcome in outcomes.items():
        if outcome != "right":
            print(f"{outcome:8} {field}: {picture.name}")


def _outcomes(picture: Picture, records: tuple[Record, ...]) -> dict[str, str]:
    wanted = fields_of(picture.shown)
    read = _fields_read(records)
    doubts = {record.label for record in records if isinstance(record, Doubt)}
    doubted = " ".join(person_key(record.text) for record in records if isinstance(record, Doubt))
    found = {
        field: "right"
        if read.get(field) == value
        else "wrong"
        if read.get(field) is not None
        else "doubt"
        if field in doubts or field in doubted
        else "missing"
        for field, value in wanted.items()
    }
    return found | {f"{field} = {read[field]}": "wrong" for field in read.keys() - wanted.keys()}


def _fields_read(records: tuple[Record, ...]) -> dict[str, object]:
    read: dict[str, object] = {}
    for record in records:
        match record:
            case PostRecord(figures=figures):
                read |= {figure.value: count for figure, count in figures.items()}
            case ScoreRecord(score=score):
                read |= score_fields(score)
            case PersonRecord(name=name, headline=headline):
                read[person_key(name)] = headline
            case _:
                pass
    return read


def _print_row(name: str, counts: Counter[str]) -> None:
    total = counts.total()
    shares = (
        f"{outcome} {counts[outcome] / total:.1%}" for outcome in ("right", "doubt", "missing")
    )
    print(f"{name:10} {total:5} fields: {', '.join(shares)}, wrong {counts['wrong']}")


async def _print_costs(drawn: list[Picture]) -> None:
    reader = ScreenReader()
    times, computing = [], []
    for picture in drawn:
        began, computed = time.monotonic(), _computed()
        await reader.read(picture.data)
        times.append(time.monotonic() - began)
        computing.append(_computed() - computed)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"a picture: median {median(times):.1f} s, most {max(times):.1f} s, {most} MB")
    print(f"its processor time: median {median(computing):.1f} s, most {max(computing):.1f} s")


def _computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
