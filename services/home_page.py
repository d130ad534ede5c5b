"""Everything that the Home tab shows, read at once."""

from datetime import datetime

from sqlmodel import Session

from domain.home_page import HomePage
from domain.people import Person
from services.member_settings import own_plan
from services.roles import may_coach
from services.stats import dashboard


def home_page(session: Session, person: Person, now: datetime) -> HomePage:
    """The member's Home tab."""
    return HomePage(
        dashboard=dashboard(session, person, now),
        plan=own_plan(session, person, now),
        may_set_up=may_coach(session, person),
    )
