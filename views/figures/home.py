"""The app's Home tab: what to do next, the figures, the people, and what the bot sends."""

from domain.coaching.home_page import HomePage, OpenNudge, ShortHome
from domain.figures.board import UsualPlace
from domain.figures.coach_overview import CoachOverview
from domain.people.member_settings import Plan
from views import blocks, words
from views.blocks import Block
from views.coaching.in_short import in_short
from views.figures.coach_overview import ask_in_words, coach_overview
from views.figures.home_steps import invites, top
from views.figures.leaderboard import place_in_words
from views.figures.short_home import figure_blocks, figures, log_buttons, score_in_words
from views.ids import Action
from views.people.plan import board_in_words, next_in_short
from views.people.privacy import council_notice
from views.wording.post_words import post_in_list
from views.wording.whom_words import people_by_post

_MOST_WARM = 5
_MOST_NUDGES = 3


def home(page: HomePage) -> Block:
    """The Home tab of a member."""
    return {
        "type": "home",
        "blocks": [
            blocks.header("Do next"),
            *(_of_coach(page, page.team) if page.team and _only_coaches(page) else _own(page)),
            *([council_notice()] if page.plan.council else []),
            blocks.context(_seen_by(page.plan)),
        ],
    }


def _seen_by(plan: Plan) -> str:
    board = f" {board_in_words(plan)}" if plan.joined or plan.council else ""
    return f"Only you see this page.{board}"


def _own(page: HomePage) -> list[Block]:
    """A seller's page; a coach who sells has a second part."""
    shown = page.short
    return [
        *top(shown, counts_others=False),
        *_figures(page),
        *_warm(shown),
        *_nudges(page.nudges),
        *_posts(shown),
        blocks.divider(),
        blocks.actions(*log_buttons(shown)),
        *_sending(page.plan, offered=invites(shown)),
        *(coach_overview(page.team) if page.team is not None else []),
    ]


def _only_coaches(page: HomePage) -> bool:
    """Whether a coach has nothing of their own to look at, but a team that works."""
    own = page.short.steps.logged or page.short.warm or figures(page.short.stats)
    totals = page.team.totals if page.team is not None else None
    return not own and totals is not None and bool(totals.pipeline.wins or totals.shown_active)


def _of_coach(page: HomePage, team: CoachOverview) -> list[Block]:
    """The page of a coach who logs nothing: the teams come first."""
    asked = ask_in_words(team)
    pipeline = blocks.button("Pipeline", Action.SHOW_PIPELINE)
    green = {
        **(blocks.button("Silent accounts", Action.SHOW_SILENT) if asked else pipeline),
        "style": "primary",
    }
    menu = blocks.overflow(
        *([pipeline] if asked else []),
        blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
        blocks.button("Leaderboard", Action.SHOW_LEADERBOARD),
    )
    return [
        blocks.section(
            f"*{asked}*"
            if asked
            else "*See what your teams' activity leads to*: their wins, and the touches before "
            "them.",
            accessory=green,
        ),
        *coach_overview(team),
        blocks.divider(),
        blocks.section("*Do you sell, too?* Log a post or a DM of your own.", accessory=menu),
        blocks.actions(*log_buttons(page.short, green=green)),
        *_sending(page.plan),
    ]


def home_refused(sentence: str) -> Block:
    """The Home tab of a person whom the bot does not serve."""
    return {"type": "home", "blocks": [blocks.section(words.sentence(sentence))]}


def _figures(page: HomePage) -> list[Block]:
    """The figures, the member's own place, and where there are more of them."""
    score = score_in_words(page.short)
    board = [blocks.button("Leaderboard", Action.SHOW_LEADERBOARD)]
    menu = blocks.overflow(
        blocks.button("My figures", Action.SHOW_STATS),
        *(board if page.plan.teams else []),
        blocks.button("Pipeline", Action.SHOW_PIPELINE),
        blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
        blocks.button("Log my SSI score", Action.OPEN_SCORE),
    )
    return [
        *figure_blocks(page.short.stats, accessory=menu),
        *blocks.lines([_place(each) for each in page.places]),
        *([blocks.context(score)] if score else []),
    ]


def _place(place: UsualPlace) -> str:
    team = words.names([place.team], longest=80)
    return f"*Your place* in {team}, last 7 days: {place_in_words(place.own, place.measure)}."


def _warm(shown: ShortHome) -> list[Block]:
    """The people who wait for a DM, without the first one, whom *Do next* names."""
    people = shown.warm[1:]
    if not people:
        return []
    rows = [blocks.header("Also waiting for your DM"), *people_by_post(people[:_MOST_WARM])]
    more = len(people) - _MOST_WARM
    rest = f"and {words.count(more)} more: `/ssi who`"
    return [*rows, blocks.context(rest)] if more > 0 else rows


def _nudges(nudges: tuple[OpenNudge, ...]) -> list[Block]:
    if not nudges:
        return []
    rows = [blocks.header("Open nudges"), *map(_nudge, nudges[:_MOST_NUDGES])]
    more = len(nudges) - _MOST_NUDGES
    return [*rows, blocks.context(f"and {words.count(more)} more")] if more > 0 else rows


def _nudge(nudge: OpenNudge) -> Block:
    value = str(nudge.nudge_id)
    return blocks.section(
        in_short(nudge.finding, hedged=False),
        accessory=blocks.overflow(
            blocks.button("Why?", Action.SHOW_WHY, value),
            blocks.button("Snooze a week", Action.SNOOZE_NUDGE, value),
            blocks.button("Close this nudge", Action.NUDGE_DONE, value),
            blocks.button("Mute this kind", Action.MUTE_RULE, value),
        ),
    )


def _posts(shown: ShortHome) -> list[Block]:
    if not shown.newest:
        return []
    goal = shown.stats.thresholds.engagement_rate
    rows = [blocks.section(post_in_list(post, goal)) for post in shown.newest]
    rows[0]["accessory"] = blocks.button("My posts", Action.SHOW_POSTS)
    return [blocks.header("Newest posts"), *rows]


def _sending(plan: Plan, *, offered: bool = False) -> list[Block]:
    """The member's next message, or an invitation to join.

    Args:
        offered: Whether the page has invited the member already.
    """
    if not plan.joined and offered:
        return []
    if not plan.joined:
        text = (
            "*I send you nothing.* Join to get a weekly digest, a monthly SSI reminder "
            "and, at most twice a week, a nudge."
        )
        return [blocks.section(text, accessory=blocks.button("Join", Action.OPEN_JOIN))]
    name, said = next_in_short(plan)
    text = f"*{name}:* {said}"
    menu = blocks.overflow(
        blocks.button("All that I send", Action.OPEN_SETTINGS),
        blocks.button("Why the last nudge?", Action.SHOW_WHY),
        blocks.button("Stop everything", Action.STOP_ALL),
    )
    return [blocks.section(text, accessory=menu)]
