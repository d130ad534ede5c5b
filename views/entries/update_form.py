"""The form to update all recent posts, one typed line of figures each, and a week's DM totals."""

import json
import zlib
from collections.abc import Sequence

from domain.entries.posts import NumbersToUpdate, Post
from domain.fields import post_field
from domain.timing.periods import week_of
from views import blocks, inputs, limits, words
from views.blocks import Block, Modal
from views.entries.dm_form import week_inputs
from views.ids import VALUE, Action, Form
from views.wording.post_words import post_name_and_day

TITLE = "Update my numbers"
#: Two blocks per post; the rest is for the first line, the week's DMs, a notice and a question.
MOST_POSTS = (limits.MODAL_BLOCKS - 9) // 2
#: A longer line of figures gets a field of several lines, which a phone does not cut.
_ONE_LINE = 34
_EXAMPLES = "`2,340 views 25 engagers`\n`2,340 views 20 reactions 6 comments 2 reposts`"


def update_form(key: str, numbers: NumbersToUpdate) -> Modal:
    """The form: posts, newest first, and the week's DM totals.

    Args:
        key: The form's idempotency key: submitting the form twice saves once.
    """
    shown = numbers.posts[:MOST_POSTS]
    week = numbers.dm_week
    return blocks.modal(
        TITLE,
        [*_posts(numbers.posts), blocks.divider(), *week_inputs(week)],
        callback_id=Form.UPDATE,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps(
            {
                "key": key,
                "lines": {
                    str(post.id): line_mark(words.typed_figures(post.figures)) for post in shown
                },
                "week": week_of(week.monday).name,
                "dms": [week.target, week.other],
            },
            separators=(",", ":"),
        ),
    )


def _posts(posts: Sequence[Post]) -> list[Block]:
    """A line of figures for each post, or a button to log the first post."""
    if not posts:
        return [
            blocks.section("You have no posts from the last 30 days."),
            blocks.actions(
                blocks.button("Log a post", Action.OPEN_LOG, style="primary"),
                blocks.button("My posts", Action.SHOW_POSTS),
            ),
        ]
    shown = posts[:MOST_POSTS]
    rows = [
        blocks.context(
            f"Change the lines that are out of date, for example:\n{_EXAMPLES}"
            + (
                f"\nThese are the newest {len(shown)} of {len(posts)} posts."
                if len(posts) > len(shown)
                else ""
            )
        )
    ]
    for post in shown:
        rows.append(
            inputs.text_input(
                post_field(post.id),
                _label(post),
                action_id=VALUE,
                initial=(line := words.typed_figures(post.figures)),
                placeholder="1,200 views 25 engagers",
                lines=len(line) > _ONE_LINE,
            )
        )
        rows.append(blocks.context(words.link(post.link, "Open it on LinkedIn")))
    return rows


def line_mark(line: str) -> str:
    """A short checksum of a line, which shows whether it was changed while the form was open."""
    return f"{zlib.crc32(line.strip().encode()):x}"


def _label(post: Post) -> str:
    rate = [words.rate(post.rate)] if post.rate is not None else []
    return words.dotted([post_name_and_day(post), *rate])
