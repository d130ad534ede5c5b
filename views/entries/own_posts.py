"""The list of a member's own posts, with buttons to edit and delete, and the answer to deleting."""

from domain.entries.posts import Post, PostDeleted, PostPage
from views import blocks, words
from views.blocks import Block, Message
from views.entries.own_entries import entry_lists
from views.ids import Action
from views.wording.post_words import post_line, post_name, post_text

#: Posts on one page; each takes two blocks.
PAGE_SIZE = 8


def post_page(page: PostPage) -> Message:
    """One page of posts, newest first."""
    if not page.posts:
        text = "You haven't logged a post yet. `/ssi log` with its link is all it takes."
        return Message(
            text,
            (
                blocks.section(text),
                blocks.actions(blocks.button("Log a post", Action.OPEN_LOG, style="primary")),
                entry_lists(None),
            ),
        )
    title = f"Your posts: {words.count(page.total)}"
    if page.pages > 1:
        title += f" (page {page.page} of {page.pages})"
    rows: list[Block] = [blocks.header(title)]
    for post in page.posts:
        rows += [blocks.section(post_line(post)), _buttons(post)]
    if page.pages > 1:
        rows.append(_page_buttons(page))
    rows.append(entry_lists(None))
    return Message(
        text=f"{title}. " + " ".join(f"{post_text(post)}." for post in page.posts),
        blocks=tuple(rows),
    )


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


def _buttons(post: Post) -> Block:
    question = blocks.confirm(
        "Delete this post?",
        f"“{post_name(post)}” is deleted, with its figures. Undo can bring it back.",
        "Delete",
        "Keep it",
    )
    return blocks.actions(
        blocks.button("Edit", Action.EDIT_POST, str(post.id)),
        blocks.button("Who engaged?", Action.OPEN_ENGAGERS, str(post.id)),
        blocks.button("Delete", Action.DELETE_POST, str(post.id), confirm=question),
    )


def _page_buttons(page: PostPage) -> Block:
    buttons = []
    if page.page > 1:
        buttons.append(blocks.button("Newer", f"{Action.TURN_PAGE}:newer", str(page.page - 1)))
    if page.page < page.pages:
        buttons.append(blocks.button("Older", f"{Action.TURN_PAGE}:older", str(page.page + 1)))
    return blocks.actions(*buttons)
