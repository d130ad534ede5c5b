"""The app's Home tab: the dashboard, the next messages, and buttons for the commands."""

from domain.figures.home import HomePage
from domain.people.member_settings import Plan
from views import blocks, words
from views.blocks import Block
from views.figures.stats import dashboard_buttons, dashboard_lines
from views.ids import Action
from views.people.plan import board_in_words, what_is_next
from views.people.privacy import council_notice


def home(page: HomePage) -> Block:
    """The Home tab of a member."""
    aim = page.dashboard.stats.thresholds.rate_shown
    return {
        "type": "home",
        "blocks": [
            blocks.header("Your last 30 days on LinkedIn"),
            *dashboard_lines(page.dashboard),
            *dashboard_buttons(page.dashboard),
            blocks.divider(),
            *_sending(page.plan),
            blocks.actions(*_buttons(page)),
            *([council_notice()] if page.plan.council else []),
            blocks.divider(),
            blocks.context(
                f"The aim: at least {words.per_cent(aim)} of those who see a post engage with it, "
                "and they are people you want to sell to. Only you see this page."
            ),
        ],
    }


def home_refused(sentence: str) -> Block:
    """The Home tab of a person whom the bot does not serve."""
    return {"type": "home", "blocks": [blocks.section(words.sentence(sentence))]}


def _sending(plan: Plan) -> list[Block]:
    """The member's next messages, or an invitation to join."""
    if not plan.joined:
        return [
            blocks.section(
                "*I send you nothing.* Join to get a weekly digest, a monthly SSI reminder "
                "and, at most twice a week, a nudge."
            )
        ]
    lines = [*what_is_next(plan), board_in_words(plan)]
    return [blocks.section("\n".join(["*What I send you*", *(f"• {line}" for line in lines)]))]


def _buttons(page: HomePage) -> list[Block]:
    buttons = []
    if not page.plan.joined:
        buttons.append(blocks.button("Join", Action.OPEN_JOIN))
    if page.plan.teams:
        buttons.append(blocks.button("Leaderboard", Action.SHOW_LEADERBOARD))
    buttons.append(blocks.button("Settings", Action.OPEN_SETTINGS))
    if page.plan.joined:
        buttons.append(blocks.button("Why the last nudge?", Action.SHOW_WHY))
        buttons.append(blocks.button("Stop everything", Action.STOP_ALL))
    if page.may_set_up:
        buttons.append(blocks.button("Setup", Action.OPEN_SETUP))
    return buttons
