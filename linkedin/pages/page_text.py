"""Reads the text that people copy from LinkedIn's pages.

It knows the analytics of a post, the list of its reactions and the SSI page, in the languages of
the word table. A copy has labels and numbers on one line or on two: ``1,234 impressions``,
``Impressions`` above ``1.234``, ``1,234`` above ``Impressions``.
"""

from linkedin.links import find_links, read_link
from linkedin.pages.page_people import people_among, people_of_list
from linkedin.pages.page_records import page_records
from linkedin.pages.pieces import pieces_of_text
from linkedin.records import Doubt, Place, PostRecord, Record

#: The longest paste that is read; a list of 500 reactions has about so many characters.
MOST_CHARACTERS = 50_000
_LINK = "link"


def read_page_text(text: str) -> tuple[Record, ...]:
    """What a text copied from LinkedIn says: posts, scores, people and doubts.

    Args:
        text: As the person sees it, without Slack's marks. Messages that continue each other are
            joined by a line break.

    Returns:
        Empty if the text is none of LinkedIn's pages. A single line is one only if all of it is
        numbers with labels, so that no sentence is. A `Doubt` is a number that is rounded, beside
        no label for sure, or one of several beside it; ``"link"`` if there are links to several
        posts; ``"name"`` for a line in a list of people without a name.

    Raises:
        UserError: there are more people than can be read at a time.
    """
    if len(text) > MOST_CHARACTERS:
        return ()
    pieces = pieces_of_text(text)
    is_line = len(text.strip().splitlines()) == 1
    if is_line and not all(piece.label and piece.number for piece in pieces):
        return ()
    urls = find_links(text)
    link = read_link(urls[0]) if len(urls) == 1 else None
    found = page_records(pieces, link)
    if len(urls) > 1 and any(isinstance(each, PostRecord) for each in found):
        found = (*found, Doubt(Place(), _LINK, " … ".join(urls)))
    lines = text.splitlines()
    return (*found, *people_among(lines)) if found else people_of_list(lines)
