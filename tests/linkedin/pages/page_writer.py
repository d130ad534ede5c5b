"""Writes texts as people copy them from LinkedIn's analytics pages, in every language."""

from collections.abc import Mapping
from enum import Enum, auto

from domain.languages.all_languages import ALL_LANGUAGES
from linkedin.figure_labels import figure_of
from linkedin.records import Figure

Labels = Mapping[Figure, str]

#: The first label of each figure, for each language that has the impressions'.
LANGUAGES: list[Labels] = [
    labels
    for language in ALL_LANGUAGES
    if Figure.IMPRESSIONS
    in (
        labels := {
            figure: label
            for words in vars(language.analytics).values()
            if (label := words.split(",")[0].strip()) and (figure := figure_of(label))
        }
    )
]


class Layout(Enum):
    """Where a number is, as seen from its label."""

    BEFORE = auto()
    AFTER = auto()
    ABOVE = auto()
    BELOW = auto()


def grouped(count: int, mark: str) -> str:
    return f"{count:,}".replace(",", mark)


def page(figures: Mapping[Figure, int], labels: Labels, layout: Layout, mark: str = ",") -> str:
    """The text of an analytics page with headings around its figures."""
    rows = [_row(labels[figure], grouped(figures[figure], mark), layout) for figure in figures]
    return "\n".join(["Jane Doe • You", "2w • Edited", "", *rows, "", "Top demographics"])


def _row(label: str, number: str, layout: Layout) -> str:
    match layout:
        case Layout.BEFORE:
            return f"{number} {label}"
        case Layout.AFTER:
            return f"{label}: {number}"
        case Layout.ABOVE:
            return f"{number}\n{label}"
        case Layout.BELOW:
            return f"{label}\n{number}"
