"""What to do next, in one or two sentences, and its button."""

from domain.coaching.do_next import (
    AddTargets,
    DoNext,
    ListEngagers,
    LogPost,
    UpdateNumbers,
    WriteTo,
)
from domain.engagement import Figures
from domain.entries.posts import Post
from views import blocks, words
from views.blocks import Block
from views.ids import Action, about_contact
from views.wording.contact_words import name, person
from views.wording.post_words import post_of_day
from views.wording.whom_words import engaged_with


def do_next_in_words(step: DoNext, *, counts_others: bool = True) -> str:
    """``*Write to Jane Doe* (Acme), who engaged with “How we cut onboarding”.`` in mrkdwn.

    Args:
        counts_others: Says how many others wait, if no list of them follows.
    """
    match step:
        case WriteTo():
            whom = step.engaged.person
            text = (
                f"*Write to {person(whom)}* ({name(whom.account)}), "
                f"who {engaged_with(step.engaged)}."
            )
            if not counts_others or not step.others:
                return text
            others = f"{words.count(step.others)} more wait"
            wait = "One more waits" if step.others == 1 else others
            return f"{text} {wait} for a DM: `/ssi who`."
        case UpdateNumbers(post):
            return f"*Update your numbers*: your {post_of_day(post)} has {_lacks(post.figures)}."
        case ListEngagers(post):
            return (
                f"*List who engaged* with your {post_of_day(post)}. Paste their names, and I tell "
                "you whom to write to."
            )
        case AddTargets():
            return "*Add target accounts.* They decide whom I name."
        case LogPost(Post() as last):
            return f"*Log your next post.* The last one that I know is your {post_of_day(last)}."
        case LogPost():
            return (
                "*Log your latest post.* No post yet: paste its link, its views and who engaged. "
                "It takes seconds."
            )


def do_next_button(step: DoNext) -> Block:
    """The one green button."""
    match step:
        case WriteTo():
            value = about_contact(step.engaged.person.contact_id)
            return blocks.button("Log DM", Action.OPEN_DM, value, style="primary")
        case UpdateNumbers():
            return blocks.button("Update my numbers", Action.OPEN_UPDATE, style="primary")
        case ListEngagers(post):
            return blocks.button(
                "Who engaged?", Action.OPEN_ENGAGERS, str(post.id), style="primary"
            )
        case AddTargets():
            return blocks.button("Add target accounts", Action.SHOW_ACCOUNTS, style="primary")
        case LogPost():
            return blocks.button("Log a post", Action.OPEN_LOG, style="primary")


def _lacks(figures: Figures) -> str:
    if figures.views is None and figures.unique_engagers is None:
        return "no figures yet"
    if figures.views is None:
        return "no views yet"
    if figures.unique_engagers is None:
        return "no engagers yet"
    if not figures.views:
        return "0 views so far"
    return "figures from its first two days only"
