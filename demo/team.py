"""The invented people of the busy team."""

from dataclasses import dataclass

from demo.seller import Seller
from domain.entries.goals import Goal

_STOCKHOLM, _LONDON, _LOS_ANGELES = "Europe/Stockholm", "Europe/London", "America/Los_Angeles"
#: The time zone of the team's board.
ZONE = _STOCKHOLM


@dataclass(frozen=True)
class TeamMate:
    """A person of the busy team.

    Args:
        handle: Their name in mentions; the Slack id is "U0" and the handle in capitals.
        zone: IANA name.
        seller: Their habits; ``None`` for the coach, who logs nothing.
    """

    handle: str
    name: str
    zone: str
    seller: Seller | None = None
    is_admin: bool = False

    @property
    def user_id(self) -> str:
        """Their Slack id."""
        return "U0" + self.handle.upper()


TEAM = (
    TeamMate(
        "ada",
        "Ada Lindqvist",
        _STOCKHOLM,
        Seller(
            "Ada",
            posts_a_week=1.4,
            views=1500,
            rate=0.0165,
            logs_at_once=False,
            looks=(2, 8),
            listed=3,
            others=2,
            dms_a_week=3,
            target_share=0.7,
            replies=0.35,
            comments_a_week=1.5,
            meetings_a_month=1.2,
            swing=0.6,
            scores=2,
        ),
        is_admin=True,
    ),
    TeamMate(
        "ben",
        "Ben Okafor",
        _LOS_ANGELES,
        Seller(
            "Ben",
            posts_a_week=1.1,
            views=1100,
            rate=0.021,
            logs_at_once=False,
            looks=(2, 8),
            listed=4,
            others=1,
            dms_a_week=2,
            comments_a_week=1,
            meetings_a_month=1,
            currency="USD",
            swing=0.6,
            scores=5,
        ),
    ),
    TeamMate(
        "noa",
        "נועה ברק",
        _LONDON,
        Seller(
            "Noa",
            posts_a_week=0.9,
            views=900,
            rate=0.024,
            logs_at_once=False,
            looks=(2, 8),
            listed=2,
            others=2,
            dms_a_week=2,
            target_share=0.8,
            replies=0.45,
            comments_a_week=1,
            meetings_a_month=0.8,
            currency="GBP",
            swing=0.6,
            scores=9,
        ),
    ),
    TeamMate(
        "jorg",
        "Jörg Müller-Weißenfels",
        _STOCKHOLM,
        Seller(
            "Jörg",
            posts_a_week=1,
            views=2200,
            rate=0.009,
            goals=(Goal.OTHER,),
            logs_at_once=False,
            looks=(2, 8),
            listed=1,
            others=3,
            dms_a_week=2,
            target_share=0.3,
            comments_a_week=0.5,
            meetings_a_month=0.4,
            swing=0.6,
            scores=12,
        ),
    ),
    TeamMate(
        "max",
        "Maximiliane Freifrau von Hohenstein-Birkenfeld",
        _LONDON,
        Seller(
            "Maximiliane",
            posts_a_week=0.6,
            views=700,
            rate=0.019,
            logs_at_once=False,
            looks=(2, 8),
            listed=2,
            others=1,
            dms_a_week=1,
            comments_a_week=0.5,
            meetings_a_month=0.5,
            currency="GBP",
            swing=0.6,
            scores=20,
            away=range(28, 32),
        ),
    ),
    TeamMate("cleo", "Cleo Marchetti", _STOCKHOLM),
)
SELLERS = tuple((mate, mate.seller) for mate in TEAM if mate.seller is not None)
COACH = next(mate for mate in TEAM if mate.seller is None)
ADMIN = next(mate for mate in TEAM if mate.is_admin)
