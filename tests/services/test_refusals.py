"""What the services refuse, with a sentence that says why."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from domain.engagement import Figures
from domain.entries.posts import PostEntry, PostLogged
from domain.entries.wins import WinEntry, WinKind
from domain.errors import UserError
from domain.people.members import Asker, Person, Profile, Refusal
from domain.people.teams import TeamDetails
from domain.submission import Submission
from domain.targets.account_details import AccountDetails
from linkedin.links import read_link
from services.entries.log_post import log_post
from services.entries.own_posts import own_post_with_link
from services.entries.strangers import token_for
from services.entries.wins import log_win
from services.figures.board_posting import claim_posting, post_missed_board
from services.people.members import ensure_members, member_for
from services.people.setup import appoint_coaches, offer_setup
from services.people.teams import remove_team, save_team
from services.targets.accounts import save_account
from tests.conversations.links import link_at
from tests.engines import ON_SQLITE

pytestmark = ON_SQLITE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ADA = Person(Asker("T1", "U1"), Profile("Ada", is_admin=True))
BEN = Person(Asker("T1", "U2"), Profile("Ben"))
POST = read_link(link_at("2026-11-20"))
TOMORROW = read_link(link_at("2026-11-25"))


def submitted(by: Person, key: str = "new") -> Submission:
    return Submission(by, key, NOW)


@pytest.fixture
def team(session: Session) -> int:
    """A team of Ada without a channel, a post of Ada, and a deactivated member."""
    for person in (ADA, BEN):
        member_for(session, submitted(person))
    gone = {"U9": Profile("Gone", refusal=Refusal.DEACTIVATED)}
    ensure_members(session, "T1", gone, NOW)
    details = TeamDetails("Nordics", None, "Etc/UTC", 1, 600, ("U1",))
    log_post(session, submitted(ADA, "post"), PostEntry(POST, Figures(100, 3)))
    return save_team(session, submitted(ADA), None, details, {}).team.id


REFUSED: dict[str, Callable[[Session, int], object]] = {
    "Only members of a team and coaches post its board.": lambda s, team: claim_posting(
        s, submitted(BEN), team, "1"
    ),
    "Nordics has no channel.": lambda s, team: claim_posting(s, submitted(ADA), team, "1"),
    "Nordics has no channel. ": lambda s, team: post_missed_board(
        s, submitted(ADA), team, plain=False
    ),
    "That team is gone.": lambda s, team: remove_team(s, submitted(ADA), team + 1),
    "Only admins of this workspace appoint coaches.": lambda s, team: appoint_coaches(
        s, submitted(BEN), ["U2"], {}
    ),
    "You logged this post already, and there is nothing new in this.": lambda s, team: log_post(
        s, submitted(ADA), PostEntry(POST)
    ),
    "This link says it was posted on 2026-11-25, which is in the future.": lambda s, team: log_post(
        s, submitted(ADA), PostEntry(TOMORROW)
    ),
    "Which company is it?": lambda s, team: log_win(s, submitted(ADA), WinEntry(WinKind.MEETING)),
    "Gone can't look after accounts here.": lambda s, team: save_account(
        s, submitted(ADA), None, AccountDetails("Acme", owner="U9"), {}
    ),
}


@pytest.mark.parametrize("problem", REFUSED)
def test_a_refusal_says_why(session: Session, team: int, problem: str) -> None:
    with pytest.raises(UserError) as refused:
        REFUSED[problem](session, team)
    assert refused.value.problem == problem.strip()


def test_a_board_that_was_never_due_cannot_be_posted_again(session: Session, team: int) -> None:
    details = TeamDetails("Nordics", "C1", "Etc/UTC", 1, 600, ("U1",))
    save_team(session, submitted(ADA, "channel"), team, details, {})
    with pytest.raises(UserError, match="There is no board of Nordics to post"):
        post_missed_board(session, submitted(ADA), team, plain=False)


def test_an_owner_whom_the_bot_does_not_know_yet_is_left_out(session: Session, team: int) -> None:
    saved = save_account(session, submitted(ADA), None, AccountDetails("Acme", owner="U7"), {})
    assert "owner='" not in str(saved)


def test_a_clock_a_little_ahead_refuses_no_post(session: Session, team: int) -> None:
    link = read_link(link_at("2026-11-23", hour=10))
    late = Submission(ADA, "late", NOW + timedelta(minutes=59))
    assert isinstance(log_post(session, late, PostEntry(link)), PostLogged)


def test_only_an_own_post_fills_in_the_form(session: Session, team: int) -> None:
    assert own_post_with_link(session, ADA, POST, NOW) is not None
    assert own_post_with_link(session, BEN, POST, NOW) is None
    assert own_post_with_link(session, ADA, TOMORROW, NOW) is None


def test_the_setup_is_offered_once(session: Session) -> None:
    assert offer_setup(session, submitted(ADA))
    assert not offer_setup(session, submitted(BEN))


def test_a_stranger_written_to_twice_has_one_token(session: Session, team: int) -> None:
    member = member_for(session, submitted(ADA))
    first = token_for(session, member, "Jane Doe", NOW)
    assert token_for(session, member, "jane doe", NOW) == first
    assert token_for(session, member, "Max Muster", NOW) != first
