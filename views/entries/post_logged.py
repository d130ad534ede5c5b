"""The answer to a logged post: rate, certainty, the member's usual, and one piece of advice."""

from domain.entries.posts import PostEdited, PostLogged, PostsUpdated
from domain.timing.periods import week_of
from views import blocks, words
from views.blocks import Message
from views.entries.engagers import listed_lines, warm_buttons, warm_step
from views.ids import Action
from views.people.joining import join_offer, join_offer_text
from views.wording.advice_words import advised
from views.wording.entry_words import week_totals
from views.wording.post_words import GOALS, post_line, post_of_day, post_text
from views.wording.rate_words import baseline, verdict


def post_logged(result: PostLogged) -> Message:
    """Answers a post that was logged, updated or corrected."""
    headline, text = _headline(result)
    advice = warm_step(result.listed) or advised(result.advice, result.thresholds, result.turn)
    comparison = []
    if result.post.rate is not None:
        comparison = [verdict(result.post.rate, result.thresholds), baseline(result.baseline)]
    done = _done(result)
    listed = result.listed
    people = listed_lines(listed, result.post.figures) if listed else []
    offer = [join_offer_text()] if result.offers_join else []
    return Message(
        text=" ".join(
            [text, *comparison, *people, f"Next: {advice}", f"{done}{_goal(result)}.", *offer]
        ),
        blocks=(
            blocks.section("\n".join([headline, *comparison])),
            *blocks.lines(people),
            blocks.section(f"*Next:* {advice}"),
            blocks.context(
                f"{done} · {words.link(result.post.link, 'open it on LinkedIn')}"
                f"{_goal(result)} · only you see this"
            ),
            blocks.actions(
                *warm_buttons(listed),
                blocks.button("Edit", Action.EDIT_POST, str(result.post.id)),
                blocks.button("Who engaged?", Action.OPEN_ENGAGERS, str(result.post.id)),
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("Log another", Action.OPEN_LOG),
            ),
            *(join_offer() if result.offers_join else []),
        ),
    )


def posts_updated(result: PostsUpdated) -> Message:
    """Answers an update of several posts, and of a week's DM totals."""
    if result.act_id is None or not (result.posts or result.dm_week):
        text = "Nothing changed: all figures are as they were."
        return Message(text, (blocks.section(text),))
    updated = [words.counted(len(result.posts), "post")] if result.posts else []
    week = f"the DMs of {week_of(result.dm_week.monday).name}" if result.dm_week else ""
    title = (
        f"{words.capital(' and '.join([*updated, *([week] if week else [])]))} brought up to date."
    )
    shown = result.posts[:20]
    lines = [f"• {post_line(post)}" for post in shown]
    texts = [title, *(f"{post_text(post)}." for post in shown)]
    if result.dm_week is not None:
        lines.append(f"• {week_totals(result.dm_week)}")
        texts.append(f"{week_totals(result.dm_week)}.")
    if len(result.posts) > len(shown):
        more = f"… and {len(result.posts) - len(shown)} more"
        lines.append(more)
        texts.append(more)
    return Message(
        text=" ".join(texts),
        blocks=(
            blocks.section(f"*{title}*"),
            *blocks.lines(lines),
            blocks.actions(
                blocks.button("See my figures", Action.SHOW_STATS),
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
            ),
        ),
    )


def post_edited(result: PostEdited) -> Message:
    """Answers an edited post."""
    if result.act_id is None:
        text = f"Nothing changed: {post_text(result.post)}."
        return Message(text, (blocks.section(f"Nothing changed: {post_line(result.post)}"),))
    rate, goal = result.post.rate, result.thresholds.engagement_rate
    changed = f"*Changed.* {post_line(result.post, goal)}"
    verdicts = [verdict(rate, result.thresholds)] if rate is not None else []
    return Message(
        text=" ".join([f"Changed: {post_text(result.post, goal)}.", *verdicts]),
        blocks=(
            blocks.section("\n".join([changed, *verdicts])),
            blocks.actions(
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("My posts", Action.SHOW_POSTS),
            ),
        ),
    )


def _headline(result: PostLogged) -> tuple[str, str]:
    """The headline as mrkdwn, and as plain text."""
    figures = result.post.figures
    if result.post.rate is None:
        shown = words.figures(figures)
        return f"*Post saved*, with {shown}.", f"Post saved, with {shown}."
    rate = words.rate(result.post.rate, result.thresholds.engagement_rate)
    counted = words.engagers(result.post.rate.engagers)
    views = words.counted(result.post.rate.views, "view")
    return f"*{rate}* · {counted} on {views}", f"{rate} engagement rate: {counted} on {views}."


def _done(result: PostLogged) -> str:
    if result.new:
        return f"Logged your {post_of_day(result.post)}"
    return f"{'Corrected' if result.corrected else 'Updated'} your {post_of_day(result.post)}"


def _goal(result: PostLogged) -> str:
    return f" · goal: {GOALS[result.post.goal.value].lower()}" if result.post.goal else ""
