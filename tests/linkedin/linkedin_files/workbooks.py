"""Writes LinkedIn's analytics workbooks from records, in the documented forms."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from linkedin.records import DayRecord, Figure, PeriodRecord, PostRecord
from tests.linkedin.files import zip_of
from tests.linkedin.linkedin_files.locales import Locale

Cell = str | int | float | None
Sheets = Mapping[str, Sequence[Sequence[Cell]]]

_RANKED = 3
_CONTENT_TYPES = "[Content_Types].xml"


def workbook_of(sheets: Sheets) -> bytes:
    """A workbook with these rows; ``None`` is a blank cell."""
    names = list(sheets)
    links = "".join(
        f'<Relationship Id="r{at}" Type="x/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    book = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>'
        for at, name in enumerate(names, 1)
    )
    parts: dict[str, str | bytes] = {
        _CONTENT_TYPES: "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{book}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
    }
    for at, rows in enumerate(sheets.values(), 1):
        cells = "".join(_row(line, row) for line, row in enumerate(rows, 1))
        sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
        parts[f"xl/worksheets/sheet{at}.xml"] = sheet
    return zip_of(parts)


def _row(line: int, row: Sequence[Cell]) -> str:
    cells = (_cell(chr(ord("A") + at) + str(line), cell) for at, cell in enumerate(row))
    return f'<row r="{line}">{"".join(cells)}</row>'


def _cell(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def written(day: date, locale: Locale) -> str:
    """A date as an export has it."""
    return locale.date.format(d=day.day, m=day.month, y=day.year)


def content_sheets(
    period: PeriodRecord,
    days: Sequence[DayRecord],
    posts: Sequence[PostRecord],
    locale: Locale,
    *,
    newer: bool,
) -> dict[str, list[Sequence[Cell]]]:
    """The sheets of a content export; the newer form has counts as text."""

    def count(number: int | None) -> Cell:
        if number is None or not newer:
            return number
        return f"{number:,}".replace(",", locale.thousands)

    def stated(day: date) -> str:
        return written(day, locale)

    def ranking(figure: Figure) -> list[tuple[Cell, ...]]:
        return [
            (
                post.link.url if post.link else None,
                stated(post.published_on) if post.published_on else None,
                count(post.figures[figure]),
            )
            for post in sorted(posts, key=lambda each: -each.figures.get(figure, 0))
            if figure in post.figures
        ]

    labels, names = locale.labels, locale.sheets
    impressions = labels[Figure.IMPRESSIONS]
    first, second = ranking(Figure.TOTAL_ENGAGEMENTS), ranking(Figure.IMPRESSIONS)
    blank = (None,) * _RANKED
    rows = max(len(first), len(second))
    first += [blank] * (rows - len(first))
    second += [blank] * (rows - len(second))
    headings = (locale.url, locale.post_date)
    return {
        names["discovery"]: [
            ("…", f"{stated(period.first)}{locale.period}{stated(period.last)}"),
            *((labels[figure], count(number)) for figure, number in period.figures.items()),
        ],
        names["engagement"]: [
            ("…", impressions, locale.engagements),
            *(
                (
                    stated(day.day),
                    count(day.figures.get(Figure.IMPRESSIONS)),
                    count(day.figures.get(Figure.TOTAL_ENGAGEMENTS)),
                )
                for day in days
            ),
        ],
        names["top posts"]: [
            ("Maximum of 50 posts available to include in this list",),
            (),
            (*headings, locale.engagements, None, *headings, impressions),
            *((*one, None, *other) for one, other in zip(first, second, strict=True)),
        ],
        names["followers"]: [
            (locale.followers_on.format(stated(period.last)), count(period.followers)),
            (),
            ("…", "…"),
            *((stated(day.day), count(day.new_followers)) for day in days),
        ],
        names["demographics"]: [
            ("…", "…", "…"),
            (locale.company, "Acme", "2%" if newer else 0.021),
            (locale.other_category, "Senior", "< 1%" if newer else 0.009),
        ],
    }


def single_post_sheets(
    post: PostRecord,
    audience: Sequence[tuple[str, Cell]],
    locale: Locale,
    *,
    newer: bool,
) -> dict[str, list[Sequence[Cell]]]:
    """The sheets of one post's export.

    Args:
        audience: Companies with their percentages, as written.
    """
    counts: list[Sequence[Cell]] = [
        (locale.url, post.link.url if post.link else None),
        (locale.post_date, written(post.published_on, locale) if post.published_on else None),
        ("…", "14:05"),
    ]
    for figure, number in post.figures.items():
        text = f"{number:,}".replace(",", locale.thousands)
        counts.append((locale.labels[figure], text if newer else number))
    seen: list[Sequence[Cell]] = [
        ("…", "…", "%"),
        (locale.other_category, "Founder", "12%" if newer else 0.12),
        *((locale.company, company, share) for company, share in audience),
    ]
    if newer:
        return {locale.sheets["post analytics"]: [*counts, (), *seen]}
    return {locale.sheets["performance"]: counts, locale.sheets["top demographics"]: seen}
