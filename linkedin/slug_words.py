"""The words of a post or an article in its link."""

import re

_ID = re.compile(r"(?:^|[-_])(?:activity|share|ugcPost)-[0-9]{1,20}(?=-|$)", re.IGNORECASE)
#: What LinkedIn adds to an article's link: a few letters and digits, with a digit in it.
_ARTICLE_ID = re.compile(r"-(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{2,8}$", re.IGNORECASE)
_LONGEST = 200


def slug_words(path: str) -> str:
    """``How we cut onboarding`` of ``/posts/jane-doe_how-we-cut-onboarding-activity-740…-AbCd``.

    Args:
        path: The path of a link, decoded.

    Returns:
        The words with a capital at the start, or ``""`` if the link has none.
    """
    slug = path.rstrip("/").rpartition("/")[2]
    # The words may look like an id themselves: the last one counts.
    ids = list(_ID.finditer(slug))
    if not ids:
        return ""
    _, _, after_author = slug[: ids[-1].start()].partition("_")
    return _spaced(after_author)


def article_words(slug: str) -> str:
    """``How we cut onboarding jane doe`` of ``how-we-cut-onboarding-jane-doe-x7k2c``.

    Args:
        slug: The step of an article's path that names it, decoded.

    Returns:
        As in `slug_words`. LinkedIn ends an article's link with the author's name, which nothing
        separates from the title.
    """
    return _spaced(_ARTICLE_ID.sub("", slug))


def _spaced(slug: str) -> str:
    words = " ".join(re.split(r"[-_\s]+", slug)).strip()[:_LONGEST]
    return words[:1].upper() + words[1:] if any(map(str.isalpha, words)) else ""
