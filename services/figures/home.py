"""The content of the Home tab, read in one transaction."""

from datetime import datetime

from sqlmodel import Session

from domain.figures.home import HomePage
from domain.people.members import Person
from services.figures.stats import dashboard_of
from services.people.member_settings import plan_of, usual_plan
from services.people.roles import coaches
from storage.figures.home import member_at_home


def home_page(session: Session, person: Person, now: datetime) -> HomePage:
    """Everything that a person's Home tab shows."""
    found = member_at_home(session, person.asker.workspace, person.asker.user)
    member = found.member if found is not None else None
    return HomePage(
        dashboard=dashboard_of(session, person, found, now),
        plan=(
            plan_of(session, member, now)
            if member is not None
            else usual_plan(session, person, now)
        ),
        may_set_up=coaches(person, member),
    )
