"""A member's own posts, to edit and delete, and what deleting and undoing did."""

from domain.acts import ActKind, NotLatest, Undone
from domain.posts import PostDeleted, PostPage, PostSeen
from views import blocks, words
from views.blocks import Block, Message
from views.ids import Action

#: Posts on one page: two blocks each.
PAGE_SIZE = 8


def post_page(page: PostPage) -> Message:
    """One page of posts, newest first."""
    if not page.posts:
        text = "You have logged no post yet. `/ssi log` with its link is all it takes."
        return Message(
            text,
            (
                blocks.section(text),
                blocks.actions(blocks.button("Log a post", Action.OPEN_LOG, style="primary")),
            ),
        )
    title = f"Your posts: {words.count(page.total)}"
    if page.pages > 1:
        title += f" (page {page.page} of {page.pages})"
    rows: list[Block] = [blocks.header(title)]
    for post in page.posts:
        rows += [blocks.section(words.post_line(post)), _buttons(post)]
    if page.pages > 1:
        rows.append(_page_buttons(page))
    return Message(
        text=f"{title}. " + " ".join(f"{words.post_text(post)}." for post in page.posts),
        blocks=tuple(rows),
    )


def post_deleted(result: PostDeleted) -> Message:
    """A post was taken away."""
    text = f"Deleted the {words.post_text(result.post)}."
    return Message(
        f"{text} `/ssi undo` brings it back.",
        (
            blocks.section(f"*Deleted:* {words.post_line(result.post)}"),
            blocks.actions(
                blocks.button("Bring it back", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("My posts", Action.SHOW_POSTS),
            ),
        ),
    )


def undone(result: Undone | NotLatest) -> Message:
    """What was taken back, by name."""
    if isinstance(result, NotLatest):
        text = (
            "That was taken back already."
            if result.already_undone
            else "That isn't your latest entry any more. `/ssi undo` takes the latest back first; "
            "`/ssi posts` edits any post."
        )
        return Message(text, (blocks.section(text),))
    if result.relogged:
        text = "I can't bring that post back: it has been logged again since."
        return Message(text, (blocks.section(text),))
    named = _named(result)
    return Message(
        f"Taken back: {named}.",
        (
            blocks.section(f"*Taken back:* {named}."),
            blocks.context("`/ssi undo` again takes back the entry before it."),
        ),
    )


def _named(result: Undone) -> str:
    if result.kind is ActKind.SCORED:
        shown = words.points(result.score) if result.score is not None else ""
        day = words.day(result.scored_on) if result.scored_on else ""
        return f"your SSI score {shown} of {day}"
    if len(result.posts) != 1:
        return f"the new figures of {words.counted(len(result.posts), 'post')}"
    post = words.post_text(result.posts[0])
    return {
        ActKind.LOGGED: f"your {post}",
        ActKind.UPDATED: f"the update of your {post}",
        ActKind.CORRECTED: f"the correction of your {post}",
        ActKind.EDITED: f"the change; it is again your {post}",
        ActKind.DELETED: f"the deletion of your {post}; it is back",
    }[result.kind]


def _buttons(post: PostSeen) -> Block:
    question = blocks.confirm(
        "Delete this post?",
        f"Your post of {words.day(post.posted_on)} and its figures go. Undo can bring it back.",
        "Delete",
        "Keep it",
    )
    return blocks.actions(
        blocks.button("Edit", Action.EDIT_POST, str(post.id)),
        blocks.button("Delete", Action.DELETE_POST, str(post.id), confirm=question),
    )


def _page_buttons(page: PostPage) -> Block:
    buttons = []
    if page.page > 1:
        buttons.append(blocks.button("Newer", f"{Action.TURN_PAGE}:newer", str(page.page - 1)))
    if page.page < page.pages:
        buttons.append(blocks.button("Older", f"{Action.TURN_PAGE}:older", str(page.page + 1)))
    return blocks.actions(*buttons)
