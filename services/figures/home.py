"""Home, as a message and as a tab, each read in one transaction."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

import storage.entries.posts
import storage.people.teams
from domain.coaching.do_next import do_next
from domain.coaching.home_page import FirstSteps, HomePage, ShortHome
from domain.people.members import Person
from domain.thresholds import thresholds_of
from domain.timing.periods import last_days, local_date
from services.coaching.open_nudges import open_nudges
from services.coaching.target_facts import any_targets, has_targets, warm_people
from services.entries.posts import post_from_read
from services.figures.coach_overview import coach_overview
from services.figures.own_place import usual_places
from services.figures.stats import figures_of_window, no_figures
from services.people.member_settings import plan_with_teams, usual_plan
from services.people.roles import coaches
from services.thresholds import thresholds_in
from storage.figures.home import MemberAtHome, member_at_home
from storage.tables import MemberRow, id_of

_HOME_DAYS = 30
_HOME_POSTS = 3


def short_home(session: Session, person: Person, now: datetime) -> ShortHome:
    """What to do next, and the member's last 30 days at a glance."""
    found = member_at_home(session, person.asker.workspace, person.asker.user)
    return _short_home_of(session, person, found, now)


def home_page(session: Session, person: Person, now: datetime) -> HomePage:
    """Everything that a person's Home tab shows."""
    found = member_at_home(session, person.asker.workspace, person.asker.user)
    shown = _short_home_of(session, person, found, now)
    member = found.member if found is not None else None
    if member is None:
        page = HomePage(shown, usual_plan(session, person, now))
    else:
        page = _page_of(session, member, shown, now)
    team = None
    if coaches(person, member):
        thresholds = shown.stats.thresholds
        team = coach_overview(session, person, thresholds, now, council=page.plan.council)
    return replace(page, team=team)


def _page_of(session: Session, member: MemberRow, shown: ShortHome, now: datetime) -> HomePage:
    member_id = id_of(member)
    teams = storage.people.teams.teams_of_member(session, member_id)
    plan = plan_with_teams(session, member, teams, now)
    on_board = plan.joined and plan.settings.on_board and not plan.council
    return HomePage(
        short=shown,
        plan=plan,
        nudges=open_nudges(session, member_id, next(iter(shown.newest), None), now),
        places=usual_places(session, member_id, teams, now) if on_board else (),
    )


def _short_home_of(
    session: Session, person: Person, found: MemberAtHome | None, now: datetime
) -> ShortHome:
    """The short Home of a person whose row was read; it shows no best post."""
    today = local_date(now, person.zone)
    window = last_days(_HOME_DAYS, today)
    if found is None:
        nothing = no_figures(window, thresholds_in(session, person.asker.workspace))
        first = FirstSteps(any_targets(session, person), may_add=coaches(person, None))
        return ShortHome(do_next([], [], now, adds_targets=_adds(first)), first, nothing)
    member_id, settings = id_of(found.member), found.settings
    newest = storage.entries.posts.page_of_posts(
        session, member_id, offset=0, limit=_HOME_POSTS, as_of=now
    )
    posts = [post_from_read(each, person.zone) for each in newest]
    warm = warm_people(session, found.member, person.zone, today, now)
    thresholds = thresholds_of(found.workspace.thresholds)
    joined = settings is not None and settings.joined_at is not None
    steps = FirstSteps(
        # Once a post and its engagers are logged, `targets` no longer matters, so the query is
        # skipped.
        targets=bool(posts and found.listed) or has_targets(session, found.member),
        logged=bool(posts),
        listed=found.listed,
        joined=joined,
        may_add=coaches(person, found.member),
    )
    return ShortHome(
        next=do_next(posts, warm, now, adds_targets=_adds(steps)),
        steps=steps,
        stats=figures_of_window(session, member_id, window, person.zone, now, thresholds),
        newest=tuple(post for post in posts if post.posted_on in window) or tuple(posts[:1]),
        warm=warm,
        score=found.score.overall if found.score else None,
        scored_on=found.score.scored_on if found.score else None,
        latest_act=found.latest_act,
        shared=joined and settings is not None and settings.shares_ssi,
    )


def _adds(steps: FirstSteps) -> bool:
    return steps.may_add and not steps.targets
