"""The words of a post in its link: LinkedIn puts its first words behind the author's name."""

import re

_ID = re.compile(r"(?:^|[-_])(?:activity|share|ugcPost)-[0-9]{1,20}(?=-|$)", re.IGNORECASE)
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
    words = " ".join(re.split(r"[-_\s]+", after_author)).strip()[:_LONGEST]
    return words[:1].upper() + words[1:] if any(map(str.isalpha, words)) else ""
