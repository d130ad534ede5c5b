"""Samples for the views: extreme figures, long links, hostile text."""

from collections.abc import Callable
from datetime import UTC, date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.accounts import ListState
from domain.entries.acts import ActKind, Undone
from domain.entries.audiences import Readers
from domain.entries.goals import Goal
from domain.entries.own_entries import DmWeek
from domain.entries.posts import (
    Advice,
    NumbersToUpdate,
    Post,
    PostDeleted,
    PostEdited,
    PostFigures,
    PostLogged,
    PostPage,
    PostQuestion,
    PostQuestions,
    PostsUpdated,
    UpdateQuestions,
)
from domain.entries.scores import ScoreLogged, SsiScore
from domain.errors import UserError
from domain.figures.stats import Stats, Totals, WeekRate, total
from domain.pages import LIST_PAGE
from domain.timing.periods import Window, last_days, month_of, week_of
from domain.typed.command_table import COMMANDS
from tests.domain.strategies import ACTIVITIES, COUNTS, DAYS, FIGURES, RATES, SHARED_OF_PEOPLE
from views import (
    block_ids,
    first_fields,
    first_steps,
    help,
    kept_results,
    notices,
    plain_sections,
)
from views.blocks import Block, Message, Modal
from views.entries import (
    log_form,
    more_fields,
    own_posts,
    post_figures,
    post_logged,
    post_questions,
    scores,
)
from views.entries.update_form import update_form
from views.figures import (
    home,
)
from views.ids import Action

#: Parts of typed text or names that ping people, forge links or break the layout.
HOSTILE = (
    "<!channel>",
    "<@U0ADA>",
    "<https://evil.io|LinkedIn>",
    "&",
    "&amp;",
    "`",
    "*",
    "*evil*",
    "_evil_",
    "~evil~",
    "\n",
    "é",
    "😀",
)
# Parts of one list, because texts of drawn letters took most of the time of all views.
TYPED = st.lists(st.sampled_from([*HOSTILE, *"ab <>", "ab a"]), max_size=40).map("".join)
LONG = st.sampled_from(["x", "&", "<", "&amp;", "😀", "`"]).flatmap(
    lambda part: st.sampled_from([200, 3_000]).map(lambda length: (part * length)[:length])
)
ANY_TEXT = TYPED | LONG
#: Sentences of the bot about typed text; bounded, as the bot quotes only its beginning.
SAID = ANY_TEXT.map(lambda typed: f"This is wrong: {typed[:200]}")
IDS = st.integers(1, 2**31 - 1)
KEYS = st.text("abc:-0189", min_size=1, max_size=255)

ORDINARY = "https://www.linkedin.com/feed/update/urn:li:activity:7402746946853253120/"
LINKS = st.just(ORDINARY) | st.sampled_from([50, 250, 1_500, 2_000]).map(
    lambda length: f"https://www.linkedin.com/pulse/{'%e2%82%ac' * 250}"[: length - 1] + "/"
)
MOMENTS = st.datetimes(timezones=st.just(UTC), allow_imaginary=False)
POSTS = st.builds(
    Post,
    id=IDS,
    link=LINKS,
    posted_on=DAYS,
    posted_at=MOMENTS,
    goal=st.none() | st.sampled_from(Goal),
    link_out=st.none() | st.booleans(),
    figures=FIGURES,
    figures_at=st.none() | MOMENTS,
    title=TYPED.map(lambda text: text[:200]),
)


def posts(most: int) -> SearchStrategy[list[Post]]:
    """Returns lists of up to ``most`` posts, with distinct ids."""

    def many(post: Post, count: int) -> list[Post]:
        return [Post(**{**vars(post), "id": number + 1}) for number in range(count)]

    return st.builds(many, POSTS, st.integers(2, most)) | st.lists(
        POSTS, max_size=3, unique_by=lambda post: post.id
    )


def tuples_of(given: SearchStrategy[list[Post]]) -> SearchStrategy[tuple[Post, ...]]:
    """Turns lists of posts into tuples."""
    return given.map(tuple)


POINTS = st.decimals(0, 25, places=3)
SCORES = st.builds(
    SsiScore,
    st.decimals(0, 100, places=3),
    st.none() | st.tuples(POINTS, POINTS, POINTS, POINTS),
    st.none() | st.integers(1, 100),
    st.none() | st.integers(1, 100),
)
WINDOWS = st.builds(last_days, st.integers(1, 366), DAYS) | DAYS.map(week_of) | DAYS.map(month_of)
TOTALS: SearchStrategy[Totals] = st.builds(
    lambda sums, share: sums._replace(targets=share), posts(30).map(total), SHARED_OF_PEOPLE
)


@st.composite
def figures_of_a_window(draw: st.DrawFn) -> Stats:
    window: Window = draw(WINDOWS)
    weeks = draw(st.lists(st.integers(0, 13), unique=True))
    mondays = [week_of(window.last).first - timedelta(weeks=ago) for ago in weeks]
    return Stats(
        window=window,
        now=draw(TOTALS),
        before=draw(TOTALS),
        baseline=draw(st.none() | RATES),
        best=draw(st.none() | POSTS),
        weeks=tuple(WeekRate(monday, draw(RATES)) for monday in sorted(mondays)),
        activity=draw(ACTIVITIES),
        activity_before=draw(ACTIVITIES),
    )


LISTS = st.builds(ListState, st.booleans(), st.booleans(), st.booleans())


@st.composite
def scores_logged(draw: st.DrawFn) -> ScoreLogged:
    previous = draw(st.none() | SCORES)
    day = draw(DAYS) if previous else None
    shared = draw(st.booleans())
    return ScoreLogged(
        draw(IDS), draw(SCORES), draw(DAYS), previous, day, shared=shared, targets=draw(LISTS)
    )


@st.composite
def things_undone(draw: st.DrawFn) -> Undone:
    kind = draw(
        st.sampled_from(
            [
                ActKind.SCORED,
                ActKind.LOGGED,
                ActKind.UPDATED,
                ActKind.CORRECTED,
                ActKind.EDITED,
                ActKind.DELETED,
            ]
        )
    )
    if kind is ActKind.SCORED:
        return Undone(kind, score=Decimal("46.7"), scored_on=date(2026, 11, 23))
    several = kind is ActKind.UPDATED
    touched = tuple(draw(posts(30) if several else POSTS.map(lambda post: [post])))
    return Undone(kind, touched, relogged=draw(st.booleans()))


@st.composite
def pages(draw: st.DrawFn) -> PostPage:
    shown = tuple(draw(posts(LIST_PAGE)))[:LIST_PAGE]
    count = draw(st.integers(1, 10**6))
    return PostPage(shown, draw(st.integers(1, count)), count, count * LIST_PAGE)


QUESTIONS = st.lists(st.sampled_from(PostQuestion), min_size=1, unique=True).map(tuple)
ASKED = st.builds(
    PostQuestions,
    QUESTIONS,
    FIGURES,
    st.none() | COUNTS,
    st.none() | ANY_TEXT.map(lambda name: name[:200]),
)


@st.composite
def update_asked(draw: st.DrawFn) -> str:
    asked = draw(posts(47).filter(bool))
    found = UpdateQuestions({post.id: draw(QUESTIONS) for post in asked})
    return post_questions.update_questions_in_words(found, asked)


CHOICES_OF_LINKS = st.builds(
    log_form.LinkChoice, LINKS.filter(lambda link: len(link) <= 250), st.none() | DAYS
)
PREFILLS = st.builds(
    log_form.LogPrefill,
    link=ANY_TEXT,
    links=st.just(()) | st.lists(CHOICES_OF_LINKS, min_size=2, max_size=10).map(tuple),
    figures=FIGURES,
    goal=st.none() | st.sampled_from(Goal),
    posted_on=st.none() | DAYS,
    link_out=st.none() | st.booleans(),
    date_read=SAID,
    notice=st.sampled_from(["", "I found no link to a LinkedIn post in this message."]),
)
LOG_FORMS = st.builds(log_form.log_form, KEYS, PREFILLS)
WEEKS_SEEN = st.builds(DmWeek, IDS, DAYS, st.none() | COUNTS, st.none() | COUNTS)
UPDATE_FORMS = st.builds(
    update_form, KEYS, st.builds(NumbersToUpdate, tuples_of(posts(120)), WEEKS_SEEN)
)
BOXES = st.builds(
    post_questions.confirm_boxes,
    QUESTIONS,
    ASKED.map(post_questions.questions_in_words) | update_asked(),
)


@st.composite
def forms_that_came_back(draw: st.DrawFn) -> Modal:
    """Submitted forms shown again, with typed values and a question on top."""
    form = draw((LOG_FORMS | UPDATE_FORMS).filter(lambda form: "submit" in form))
    fields = [block for block in form["blocks"] if block["type"] == "input"]
    typed = {
        block["block_id"]: {
            element["action_id"]: {"value": draw(ANY_TEXT)[: element["max_length"]]}
        }
        for block in fields
        if (element := block["element"])["type"] == "plain_text_input"
    }
    state = {"id": "V1", "state": {"values": typed}}
    tops = BOXES | SAID.map(lambda said: [notices.form_notice(said)])
    once = notices.refilled({**form, **state}, draw(tops), remember={"known_views": draw(COUNTS)})
    twice = notices.refilled({**once, **state}, draw(tops))
    kept = notices.refilled({**twice, **state}, [], keep=True)
    return draw(st.sampled_from([once, twice, kept]))


ERRORS = st.builds(UserError, SAID, st.just("") | SAID)
LOGGED = st.builds(PostLogged, IDS, POSTS, st.booleans(), st.booleans(), targets=LISTS)
SHARES = st.fractions(0, 1)
READERS = st.builds(
    Readers, IDS, ANY_TEXT.map(lambda text: text[:200]), SHARES, SHARES, st.none() | COUNTS
)
BEHIND = st.builds(
    PostFigures,
    POSTS,
    st.none() | RATES,
    st.sampled_from(Advice),
    readers=st.lists(READERS, max_size=12).map(tuple),
)
CHOICES = st.lists(st.tuples(SAID, st.text(min_size=1, max_size=2_000)), max_size=2)

#: The samples of each view.
MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    first_steps.not_understood: st.builds(first_steps.not_understood, ANY_TEXT, SAID),
    first_steps.youre_welcome: st.builds(first_steps.youre_welcome),
    help.help_message: st.builds(
        help.help_message, st.none() | st.sampled_from([spec.name for spec in COMMANDS])
    ),
    notices.refusal: st.builds(notices.refusal, ERRORS, ANY_TEXT),
    notices.unexpected: st.builds(notices.unexpected, st.just("3f9a21c0")),
    notices.saving: st.builds(notices.saving),
    notices.followed_by: st.builds(
        notices.followed_by,
        st.builds(notices.refusal, ERRORS, ANY_TEXT),
        st.builds(notices.saving),
    ),
    notices.form_done: st.builds(notices.form_done),
    notices.one_moment: st.builds(notices.one_moment),
    notices.open_form: st.builds(
        notices.open_form,
        st.just("Let's log a post."),
        st.just("Open the form"),
        st.sampled_from(Action),
        st.none() | st.text(min_size=1, max_size=2_000),
    ),
    own_posts.post_page: st.builds(own_posts.post_page, pages()),
    own_posts.post_deleted: st.builds(own_posts.post_deleted, st.builds(PostDeleted, IDS, POSTS)),
    post_logged.post_logged: st.builds(post_logged.post_logged, LOGGED),
    post_logged.posts_updated: st.builds(
        post_logged.posts_updated,
        st.builds(
            PostsUpdated, st.none() | IDS, tuples_of(posts(47)), st.none() | WEEKS_SEEN, LISTS
        ),
    ),
    post_logged.post_edited: st.builds(
        post_logged.post_edited, st.builds(PostEdited, st.none() | IDS, POSTS)
    ),
    post_questions.questions_message: st.builds(
        post_questions.questions_message, ASKED, st.text(min_size=1, max_size=2_000)
    ),
    post_questions.date_question: st.builds(
        post_questions.date_question,
        st.lists(
            st.builds(
                post_questions.DateChoice,
                st.just("Yesterday"),
                st.dates(),
                st.text(min_size=1, max_size=2_000),
            ),
            min_size=1,
            max_size=2,
        ),
        st.text(min_size=1, max_size=2_000),
    ),
    post_questions.numbers_without_words: st.builds(
        post_questions.numbers_without_words, st.lists(COUNTS, min_size=1).map(tuple), CHOICES
    ),
    scores.score_logged: st.builds(scores.score_logged, scores_logged()),
    kept_results.staying: st.builds(
        lambda scored: kept_results.staying(scores.score_logged(scored)), scores_logged()
    ),
}
ANY_MESSAGE: SearchStrategy[Message] = st.one_of(list(MESSAGES.values()))
MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    log_form.log_form: LOG_FORMS,
    post_figures.post_figures: st.builds(post_figures.post_figures, BEHIND, st.integers(0, 9)),
    log_form.whole_form: st.builds(log_form.whole_form, KEYS, PREFILLS),
    first_fields.opening_with: st.builds(
        first_fields.opening_with, st.just(log_form.FIRST), LOG_FORMS
    ),
    more_fields.with_more: st.one_of(
        LOG_FORMS, st.builds(log_form.edit_form, KEYS, POSTS), st.builds(scores.score_form, KEYS)
    ).map(more_fields.with_more),
    log_form.edit_form: st.builds(log_form.edit_form, KEYS, POSTS),
    log_form.whole_edit_form: st.builds(log_form.whole_edit_form, PREFILLS),
    scores.score_form: st.builds(scores.score_form, KEYS, st.none() | SCORES),
    scores.whole_form: st.builds(scores.whole_form, KEYS, st.none() | SCORES),
    notices.as_modal: st.builds(notices.as_modal, ANY_MESSAGE, st.just("Your figures")),
    notices.loading: st.builds(notices.loading, st.just("Update my posts")),
    notices.refilled: forms_that_came_back(),
    block_ids.with_own_ids: st.builds(
        block_ids.with_own_ids, forms_that_came_back(), st.just("0a1b2c3d")
    ),
}
OUTCOMES = st.just("Listed 2 people.")


def within(message: Message) -> list[Block]:
    """Returns a message's blocks."""
    return list(message.blocks)


HOMES: dict[Callable[..., Any], SearchStrategy[Block]] = {
    home.home_refused: st.builds(home.home_refused, ERRORS.map(lambda error: error.sentence)),
}
#: Parts of messages and forms.
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    first_steps.first_steps: st.builds(lambda: [first_steps.first_steps()]),
    plain_sections.within_limits: st.builds(plain_sections.within_limits, ANY_MESSAGE),
    plain_sections.in_plain_sections: st.builds(plain_sections.in_plain_sections, ANY_MESSAGE),
    notices.form_notice: SAID.map(lambda said: [notices.form_notice(said)]),
    first_fields.hidden_fields: st.builds(
        first_fields.hidden_fields, st.just(()), st.builds(log_form.whole_form, KEYS, PREFILLS)
    ),
    kept_results.with_outcome: st.builds(
        kept_results.with_outcome, ANY_MESSAGE.map(within), st.just("b"), st.just("a"), OUTCOMES
    ),
    log_form.date_line: SAID.map(lambda said: [log_form.date_line(said)]),
    log_form.figure_inputs: st.builds(log_form.figure_inputs, FIGURES),
    post_questions.confirm_boxes: BOXES,
}
