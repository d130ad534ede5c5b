"""Labels of LinkedIn's post analytics, in each language of `domain.languages`."""

from collections.abc import Callable, Mapping

from domain.languages.all_languages import words_in_all
from domain.languages.language import AnalyticsWords
from linkedin.records import Figure

_WORDS: Mapping[Figure, Callable[[AnalyticsWords], str]] = {
    Figure.IMPRESSIONS: lambda words: words.impressions,
    Figure.MEMBERS_REACHED: lambda words: words.members_reached,
    Figure.PROFILE_VIEWERS: lambda words: words.profile_viewers,
    Figure.FOLLOWERS_GAINED: lambda words: words.followers_gained,
    Figure.TOTAL_ENGAGEMENTS: lambda words: words.total_engagements,
    Figure.SOCIAL_ENGAGEMENTS: lambda words: words.social_engagements,
    Figure.REACTIONS: lambda words: words.reactions,
    Figure.COMMENTS: lambda words: words.comments,
    Figure.REPOSTS: lambda words: words.reposts,
    Figure.SAVES: lambda words: words.saves,
    Figure.SENDS: lambda words: words.sends,
    Figure.LINK_ENGAGEMENTS: lambda words: words.link_engagements,
    Figure.ARTICLE_VIEWS: lambda words: words.article_views,
    Figure.EMAIL_SENDS: lambda words: words.email_sends,
}
_OF_ONE: Mapping[Figure, Callable[[AnalyticsWords], str]] = {
    Figure.REACTIONS: lambda words: words.one_reaction,
    Figure.COMMENTS: lambda words: words.one_comment,
    Figure.REPOSTS: lambda words: words.one_repost,
}


def _key(label: str) -> str:
    """A label without what differs between a page and a file: case, apostrophes, a colon."""
    return label.casefold().replace("'", "’").rstrip(" :")


def _keys(words: Callable[[AnalyticsWords], str]) -> frozenset[str]:
    return frozenset(map(_key, words_in_all(lambda language: words(language.analytics))))


_FIGURES = {key: figure for figure, words in _WORDS.items() for key in _keys(words)}
_FIGURES_OF_ONE = {key: figure for figure, words in _OF_ONE.items() for key in _keys(words)}
_COMPANY = _keys(lambda words: words.company)
_OTHER = _keys(lambda words: words.other)


def labels_of_figures() -> Mapping[str, Figure]:
    """Every label of a count in any language, in lower case."""
    return _FIGURES


def labels_of_one() -> Mapping[str, Figure]:
    """Every label in the singular in any language, in lower case: ``1 comment``."""
    return _FIGURES_OF_ONE


def figure_of(label: str) -> Figure | None:
    """The count that a label stands for; ``None`` if no language has it."""
    return _FIGURES.get(_key(label))


def is_company(label: str) -> bool:
    """Whether it is the category of an audience's companies."""
    return _key(label) in _COMPANY


def is_known_otherwise(label: str) -> bool:
    """Whether it is a label of something that is not imported: a sheet, a column, a category."""
    return _key(label) in _OTHER
