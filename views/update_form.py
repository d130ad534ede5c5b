"""One form with all recent posts: a line of figures each, as one would type them."""

import json
import zlib

from domain.posts import PostSeen
from views import blocks, limits, words
from views.blocks import Modal
from views.ids import VALUE, Action, Form, post_field

#: Two blocks a post, a line on top, and room for a notice and a question.
MOST_POSTS = (limits.MODAL_BLOCKS - 6) // 2


def update_form(key: str, posts: list[PostSeen]) -> Modal:
    """The form, newest post first; or an invitation to log the first one.

    Args:
        key: Names this form: what is submitted with it counts once.
    """
    if not posts:
        return blocks.modal(
            "Update my posts",
            [
                blocks.section("There is no post of the last 30 days yet."),
                blocks.actions(
                    blocks.button("Log a post", Action.OPEN_LOG, style="primary"),
                    blocks.button("My posts", Action.SHOW_POSTS),
                ),
            ],
            callback_id=Form.NOTICE,
        )
    shown = posts[:MOST_POSTS]
    rows = [
        blocks.context(
            "Change what has changed, for example `2340 views 25 engagers` or "
            "`2340 views 20 reactions 6 comments 2 reposts`."
            + (
                f" The newest {len(shown)} of {len(posts)} posts are here."
                if len(posts) > len(shown)
                else ""
            )
        )
    ]
    for post in shown:
        rows.append(
            blocks.text_input(
                post_field(post.id),
                _label(post),
                action_id=VALUE,
                initial=words.typed_figures(post.figures),
                placeholder="1200 views 25 engagers",
            )
        )
        rows.append(blocks.context(words.link(post.link, "Open it on LinkedIn")))
    return blocks.modal(
        "Update my posts",
        rows,
        callback_id=Form.UPDATE,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps(
            {
                "key": key,
                "lines": {
                    str(post.id): line_mark(words.typed_figures(post.figures)) for post in shown
                },
            },
            separators=(",", ":"),
        ),
    )


def line_mark(line: str) -> str:
    """A short mark of a line: tells whether it was changed while the form was open."""
    return f"{zlib.crc32(line.strip().encode()):x}"


def _label(post: PostSeen) -> str:
    parts = [words.day(post.posted_on)]
    if post.goal is not None:
        parts.append(words.GOALS[post.goal.value].lower())
    if post.rate is not None:
        parts.append(f"now {words.rate(post.rate)}")
    return " · ".join(parts)
