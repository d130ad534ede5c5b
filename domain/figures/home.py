"""What the Home tab shows a member."""

from dataclasses import dataclass

from domain.figures.stats import Dashboard
from domain.people.member_settings import Plan


@dataclass(frozen=True)
class HomePage:
    """The dashboard, what is sent next, and whether the setup is theirs to use."""

    dashboard: Dashboard
    plan: Plan
    may_set_up: bool
