"""The labels of LinkedIn's analytics stand for one thing each."""

import pytest

from domain.languages.all_languages import ALL_LANGUAGES
from domain.languages.language import AnalyticsWords
from linkedin.figure_labels import figure_of, is_company, is_known_otherwise
from linkedin.records import Figure


def test_no_label_stands_for_two_things_in_any_languages() -> None:
    meanings: dict[str, set[str]] = {}
    for language in ALL_LANGUAGES:
        for name in AnalyticsWords.__dataclass_fields__:
            for label in getattr(language.analytics, name).split(","):
                if label.strip():
                    meanings.setdefault(label.strip().casefold(), set()).add(name)
    assert [label for label, names in meanings.items() if len(names) > 1] == []


@pytest.mark.parametrize("figure", Figure)
def test_a_figures_own_name_is_its_english_label(figure: Figure) -> None:
    assert figure_of(figure.value.title()) is figure


@pytest.mark.parametrize(
    ("label", "figure"),
    [
        ("Mit diesem Beitrag gewonnene Follower:innen", Figure.FOLLOWERS_GAINED),
        ("Membres touchés :", Figure.MEMBERS_REACHED),
        ("Veces compartido", Figure.REPOSTS),
        ("Usuários alcançados", Figure.MEMBERS_REACHED),
        ("Invii su LinkedIn", Figure.SENDS),
        ("Followers", None),
        ("", None),
    ],
)
def test_a_label_is_read_in_its_language(label: str, figure: Figure | None) -> None:
    assert figure_of(label) is figure


def test_further_labels_are_known_though_they_are_no_count() -> None:
    assert is_company("Unternehmen")
    assert is_known_otherwise("Taille de l'entreprise")
    assert not is_known_otherwise("Impressions")
