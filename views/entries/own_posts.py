"""The list of a member's own posts, each with a menu, and the answer to deleting one."""

from domain.entries.posts import Post, PostDeleted, PostPage
from views import blocks, words
from views.blocks import Block, Message
from views.entries.entry_lists import by_month, kinds_menu, title_of
from views.ids import Action
from views.wording.post_words import post_in_two_lines, post_line, post_text

_RANGE = "A range of engagers: one person may have done several things."


def post_page(page: PostPage) -> Message:
    """One page of posts, newest first."""
    if not page.posts:
        text = "You haven't logged a post yet. `/ssi log` with its link is all it takes."
        return Message(text, (blocks.section(text), kinds_menu(None), blocks.actions(_log())))
    title = title_of(None, page.total, page.page, page.pages)
    note = _note(page)
    rows = [blocks.section(post_in_two_lines(post), accessory=_menu(post)) for post in page.posts]
    return Message(
        text=f"{title}. " + " ".join([*(f"{post_text(post)}." for post in page.posts), *note[1:]]),
        blocks=(
            blocks.header(title),
            kinds_menu(None),
            blocks.context(" ".join(note)),
            *by_month([post.posted_on for post in page.posts], rows),
            blocks.actions(_log(), *_other_pages(page)),
        ),
    )


def _note(page: PostPage) -> list[str]:
    """What the figures of each row are, and what a range among them means."""
    counted = [post.figures.unique_engagers for post in page.posts]
    ranges = any(engagers is not None and engagers.is_range for engagers in counted)
    figures = words.dotted(["Engagement rate", "views", "unique engagers"])
    return [f"{figures}.", *([_RANGE] if ranges else [])]


def post_deleted(result: PostDeleted) -> Message:
    """Answers a deleted post."""
    text = f"Deleted the {post_text(result.post)}."
    return Message(
        f"{text} `/ssi undo` brings it back.",
        (
            blocks.section(f"*Deleted:* {post_line(result.post)}"),
            blocks.actions(
                blocks.button("Bring it back", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("My posts", Action.SHOW_POSTS),
            ),
        ),
    )


def _menu(post: Post) -> Block:
    """What can be done with a post. No question comes before a deletion, which undo reverses."""
    listed = [blocks.button("People listed", Action.SHOW_LISTED, str(post.id))]
    return blocks.overflow(
        blocks.button("Edit", Action.EDIT_POST, str(post.id)),
        blocks.button("Who engaged?", Action.OPEN_ENGAGERS, str(post.id)),
        *(listed if post.figures.listed_targets else []),
        blocks.button("Delete", Action.DELETE_POST, str(post.id)),
    )


def _log() -> Block:
    return blocks.button("Log a post", Action.OPEN_LOG, style="primary")


def _other_pages(page: PostPage) -> list[Block]:
    buttons = []
    if page.page > 1:
        buttons.append(blocks.button("Newer", f"{Action.TURN_PAGE}:newer", str(page.page - 1)))
    if page.page < page.pages:
        buttons.append(blocks.button("Older", f"{Action.TURN_PAGE}:older", str(page.page + 1)))
    return buttons
