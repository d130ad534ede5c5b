"""Five typical sellers, by what they log in a week."""

from demo.seller import Seller
from domain.entries.goals import Goal

SELLERS = (
    Seller(
        "diligent, 2.2 %",
        posts_a_week=2,
        rate=0.022,
        listed=3,
        dms_a_week=4,
        comments_a_week=3,
        scores=2,
    ),
    Seller("usual, 1.8 %", posts_a_week=1.3, listed=1, dms_a_week=3, scores=15),
    Seller(
        "low rate, 0.9 %",
        posts_a_week=1.2,
        rate=0.009,
        goals=(Goal.OTHER,),
        dms_a_week=3,
        target_share=0.2,
        comments_a_week=1.5,
    ),
    Seller("now and then", posts_a_week=0.4, listed=1, dms_a_week=1, scores=20, away=range(27, 33)),
    Seller("only scores", scores=3, targets=False),
)
