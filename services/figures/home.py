"""The content of the Home tab, read in one transaction."""

from datetime import datetime

from sqlmodel import Session

from domain.figures.home import HomePage
from domain.people.members import Person
from services.figures.stats import dashboard
from services.people.member_settings import own_plan
from services.people.roles import may_coach


def home_page(session: Session, person: Person, now: datetime) -> HomePage:
    """Everything that a person's Home tab shows."""
    return HomePage(
        dashboard=dashboard(session, person, now),
        plan=own_plan(session, person, now),
        may_set_up=may_coach(session, person),
    )
