"""The app's Home tab: the dashboard with a button for everything."""

from domain.stats import Dashboard
from views import blocks, words
from views.blocks import Block
from views.stats import dashboard_buttons, dashboard_lines


def home(result: Dashboard) -> Block:
    """The Home tab of a member."""
    return {
        "type": "home",
        "blocks": [
            blocks.header("Your last 30 days on LinkedIn"),
            *dashboard_lines(result),
            blocks.actions(*dashboard_buttons(result)),
            blocks.divider(),
            blocks.context(
                f"The aim: at least {words.THRESHOLD_SHOWN} of those who see a post engage with "
                "it, and they are people you want to sell to. Only you see this page."
            ),
        ],
    }


def home_refused(sentence: str) -> Block:
    """The Home tab of somebody whom the bot does not serve."""
    return {"type": "home", "blocks": [blocks.section(words.escape(sentence))]}
