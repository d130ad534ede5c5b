"""What one of LinkedIn's pages says, pasted as text or sent as screenshots."""

from dataclasses import dataclass, field

from domain.engagement import Figures
from domain.entries.post_links import PostLink
from domain.entries.scores import SsiScore


@dataclass(frozen=True)
class Unsure:
    """A value that may be misread. Nothing is taken from it; the person is asked.

    Args:
        label: What it is, as LinkedIn's page has it.
        text: What is there.
    """

    label: str
    text: str


@dataclass(frozen=True)
class LinkedInPage:
    """What is read of a page; at least one of its parts is there.

    Args:
        link: The post's, if the page has one.
        figures: The post's figures that are sure.
        members_reached: How many people saw the post, if that is sure.
        guesses: Figures that the unsure values would be, to fill a form with.
        score: The SSI score.
        people: A line for each person, with what they do.
        unsure: Values to ask about.
        contradicted: Whether its screenshots show different values of a figure.
    """

    link: PostLink | None = None
    figures: Figures = field(default_factory=Figures)
    guesses: Figures = field(default_factory=Figures)
    score: SsiScore | None = None
    people: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    members_reached: int | None = None
    contradicted: bool = False

    @property
    def is_of_post(self) -> bool:
        """Whether it has figures of a post, sure or not."""
        return self.score is None and not (self.figures.empty and not self.unsure)
