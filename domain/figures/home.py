"""The contents of a member's Home tab."""

from dataclasses import dataclass

from domain.figures.stats import Dashboard
from domain.people.member_settings import Plan


@dataclass(frozen=True)
class HomePage:
    """The Home tab: dashboard, upcoming messages, and whether the member may open the setup."""

    dashboard: Dashboard
    plan: Plan
    may_set_up: bool
