"""The answers to posts that were logged, updated or edited: a verdict and one next step."""

from domain.entries.posts import PostEdited, PostLogged, PostStep, PostsUpdated
from views import blocks, moments, words
from views.blocks import Block, Message
from views.entries.engagers import listed_lines, warm_button, warm_step
from views.ids import Action
from views.people.joining import join_offer, join_offer_text
from views.targets.missing_accounts import whom_button
from views.wording.entry_words import week_totals
from views.wording.post_words import GOALS, post_line, post_of_day, post_text
from views.wording.rate_words import against_aim

#: Continues after ``Next:``.
_STEPS = {
    PostStep.ADD_FIGURES: "add its views and engagers once it has some.",
    PostStep.LIST_PEOPLE: "list who engaged. I'll say which of them are worth a message.",
    PostStep.WHOM: "write to someone who waits for it. I'll say whom.",
}
#: The same where the list of target accounts is empty.
_WITHOUT_LIST = {
    PostStep.LIST_PEOPLE: "list who engaged: each person counts once.",
    PostStep.WHOM: "log your next post, or a comment, once you have written it.",
}


def post_logged(result: PostLogged) -> Message:
    """Answers a post that was logged, updated or corrected."""
    listed, verdict = result.listed, _verdict(result)
    step = warm_step(listed) or _step(result)
    people = listed_lines(listed, result.post.figures) if listed else []
    about_people = bool(people) and not result.new
    shown = [*people, *verdict] if about_people else [*verdict, *people]
    done = f"{_done(result)}{_goal(result)}"
    offer = [join_offer_text()] if result.offers_join else []
    return Message(
        text=" ".join([f"{done}:", *shown, f"Next: {step}", *offer]),
        blocks=(
            *blocks.lines([f"*{shown[0]}*", *shown[1:]]),
            blocks.section(f"*Next:* {step}"),
            blocks.actions(*_buttons(result)),
            blocks.context(
                f"{done} · {words.link(result.post.link, 'open it on LinkedIn')} · only you see "
                "this"
            ),
            *(join_offer() if result.offers_join else []),
        ),
        title="People listed" if about_people else "Post saved",
        outcome=shown[0] if about_people else f"{done}: {shown[0]}",
        offers=result.offers_join,
    )


def posts_updated(result: PostsUpdated) -> Message:
    """Answers an update of several posts, and of a week's DM totals."""
    if result.act_id is None or not (result.posts or result.dm_week):
        text = "Nothing changed: all figures are as they were."
        return Message(text, (blocks.section(text),), title="Nothing changed")
    updated = [words.counted(len(result.posts), "post")] if result.posts else []
    week = f"the DMs of {moments.week(result.dm_week.monday)}" if result.dm_week else ""
    title = (
        f"{words.capital(' and '.join([*updated, *([week] if week else [])]))} brought up to date."
    )
    shown, log = result.posts[:20], blocks.button("Log a post", Action.OPEN_LOG)
    first = whom_button(result.targets, log)
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
                first,
                blocks.button("My figures", Action.SHOW_STATS),
                blocks.overflow(
                    blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                    *([] if first["action_id"] == log["action_id"] else [log]),
                ),
            ),
        ),
        title="Numbers saved",
        outcome=title,
    )


def post_edited(result: PostEdited) -> Message:
    """Answers an edited post."""
    if result.act_id is None:
        text = f"Nothing changed: {post_text(result.post)}."
        shown = blocks.section(f"Nothing changed: {post_line(result.post)}")
        return Message(text, (shown,), title="Nothing changed")
    rate, goal = result.post.rate, result.thresholds.engagement_rate
    changed = f"*Changed.* {post_line(result.post, goal)}"
    verdicts = [f"{against_aim(rate, result.thresholds)}."] if rate is not None else []
    people = "Who else engaged?" if result.post.figures.listed else "Who engaged?"
    return Message(
        text=" ".join([f"Changed: {post_text(result.post, goal)}.", *verdicts]),
        blocks=(
            blocks.section("\n".join([changed, *verdicts])),
            blocks.actions(
                blocks.button(people, Action.OPEN_ENGAGERS, str(result.post.id), style="primary"),
                blocks.overflow(
                    blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
                    blocks.button("My posts", Action.SHOW_POSTS),
                ),
            ),
        ),
        title="Post changed",
        outcome=f"Changed: {post_text(result.post, goal)}.",
    )


def _verdict(result: PostLogged) -> list[str]:
    """The verdict, and the figures behind it."""
    figures, rate = result.post.figures, result.post.rate
    if rate is None:
        return [f"Post saved, with {words.figures(figures)}."]
    counted = f"{words.engagers(rate.engagers)} on {words.counted(rate.views, 'view')}"
    why = " (one person may have done several things)" if rate.engagers.is_range else ""
    return [f"{against_aim(rate, result.thresholds)}.", f"{counted}{why}."]


def _step(result: PostLogged) -> str:
    if result.step is PostStep.ADD_FIGURES and result.post.figures.views:
        return "add how many people engaged, or its reactions, comments and reposts."
    if result.targets.empty and result.step in _WITHOUT_LIST:
        return _WITHOUT_LIST[result.step]
    return _STEPS[result.step]


def _buttons(result: PostLogged) -> list[Block]:
    """One green button for the next step; the rest is behind ⋯."""
    post_id, listed = str(result.post.id), result.listed
    edit = blocks.button("Edit", Action.EDIT_POST, post_id)
    people = blocks.button("Who engaged?", Action.OPEN_ENGAGERS, post_id)
    more, log = [edit, people], blocks.button("Log another", Action.OPEN_LOG)
    if listed is not None and listed.warm:
        first = warm_button(listed.warm[0].contact)
    elif result.step is PostStep.ADD_FIGURES:
        first = blocks.button("Add its figures", Action.EDIT_POST, post_id)
        more = [people]
    elif result.step is PostStep.LIST_PEOPLE:
        first, more = people, [edit]
    else:
        first = whom_button(result.targets, log)
    behind = blocks.button("Why?", Action.SHOW_POST_FIGURES, f"{post_id} {result.turn}")
    return [
        {**first, "style": "primary"},
        *([behind] if result.post.rate is not None else []),
        blocks.overflow(
            *more,
            blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
            *([] if first["action_id"] == log["action_id"] else [log]),
        ),
    ]


def _done(result: PostLogged) -> str:
    if result.new:
        return f"Logged your {post_of_day(result.post)}"
    return f"{'Corrected' if result.corrected else 'Updated'} your {post_of_day(result.post)}"


def _goal(result: PostLogged) -> str:
    return f" · goal: {GOALS[result.post.goal.value].lower()}" if result.post.goal else ""
