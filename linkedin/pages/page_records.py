"""What a page says, from its pieces: the score of an SSI page, or the figures of a post."""

from collections.abc import Sequence

from domain.entries.post_links import PostLink
from linkedin.pages.pairing import pairs_on
from linkedin.pages.pieces import Piece
from linkedin.pages.stated_figures import stated_figures
from linkedin.pages.stated_scores import stated_score
from linkedin.records import Figure, Place, PostRecord, Record

#: Only a page of analytics has one of them; everybody writes of reactions and comments.
_ENOUGH_ALONE = frozenset({Figure.IMPRESSIONS, Figure.MEMBERS_REACHED})


def page_records(pieces: Sequence[Piece], link: PostLink | None = None) -> tuple[Record, ...]:
    """The records of a page; empty if it states too little to be one of LinkedIn's.

    Args:
        link: The post's, if the page has one.
    """
    pairs = pairs_on(pieces)
    if score := stated_score(pieces, pairs):
        return score
    stated = stated_figures(pairs)
    named = set(stated.figures) | {Figure(doubt.label) for doubt in stated.doubts}
    if not (len(named) > 1 or named & _ENOUGH_ALONE or (named and link)):
        return ()
    post = (PostRecord(Place(), link, figures=stated.figures),) if stated.figures else ()
    return (*post, *stated.doubts)
