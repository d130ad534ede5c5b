"""``/ssi …`` and the same words in a direct message: parsed by one grammar, run by one function."""

from slack_bolt.app.async_app import AsyncApp

from domain.errors import NotUnderstoodError, StoreError, UserError
from domain.typed import commands
from domain.typed.sentences import understand
from handlers import (
    help,
)
from handlers.coaching import (
    digest,
    whom,
    why,
)
from handlers.desk import Desk
from handlers.entries import (
    comments,
    dms,
    engagers,
    log_post,
    own_posts,
    scores,
    understood,
    undo,
    wins,
)
from handlers.figures import (
    leaderboard,
    pipeline,
    stats,
    team_stats,
)
from handlers.front_door import front_door
from handlers.imports import dropped_files, import_guide, linkedin_page, split_texts
from handlers.message_text import plain_text
from handlers.payloads import Surface
from handlers.people import (
    data_export,
    forgetting,
    joining,
    member_settings,
    privacy,
    setup,
)
from handlers.targets import (
    account_import,
    accounts,
)
from handlers.visit import Visit
from views.first_steps import not_understood, youre_welcome

COMMAND = "/ssi"
#: Slack's subtypes of a message that a person typed: plain, with a file, or from a thread.
_TYPED = (None, "file_share", "thread_broadcast")
#: The command whose lines are names, whatever they look like.
_ENGAGERS = "engagers"
#: Commands that save at once: the transaction that saves reads who the person is, too.
_ADMITTED_LATER = (
    *(commands.LogPost, commands.LogScore, commands.LogDm),
    *(commands.LogComment, commands.LogWin),
)


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the slash command and direct messages."""
    app.command(COMMAND)(front_door(desk, slash_command))
    app.event("message")(front_door(desk, direct_message))


async def slash_command(visit: Visit) -> None:
    """Handles ``/ssi`` and the words after it."""
    await run(visit, plain_text(visit.body.get("text") or ""))


async def direct_message(visit: Visit) -> None:
    """Handles a direct message to the bot; ignores edits, joins and messages from bots."""
    event = visit.body["event"]
    is_direct = event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")
    text = plain_text(event.get("text") or "")
    files = event.get("files") or ()
    split_texts.forget_if_changed(visit, event)
    if not is_direct or event.get("bot_id") or event.get("subtype") not in _TYPED:
        return
    if files:
        visit.desk.texts.forget(visit.asker)
    if files and not (text := await dropped_files.receive(visit, files, text)):
        return
    if text:
        await split_texts.answer_text(visit, text, run)
    elif event.get("text"):
        # Nothing but emoji. It may answer a question, so it must not look like a yes.
        await visit.answer(not_understood("", ""))


async def run(visit: Visit, line: str) -> None:
    """Reads a line and runs its command, or asks what is meant.

    Raises:
        UserError: the command is refused.
    """
    try:
        meant = understand(line)
        is_page = _may_be_page(visit, line, meant)
        if not (is_page and await linkedin_page.answered_page(visit, line)):
            await _run_or_ask(visit, meant)
    except StoreError:
        raise
    except UserError as refusal:
        # People whom the bot does not serve are told so, not what is wrong with their words.
        await visit.admit_soon()
        answered = visit.surface is Surface.DIRECT_MESSAGE
        if not (answered and isinstance(refusal, NotUnderstoodError)):
            raise
        if await linkedin_page.answered_page(visit, line):
            return
        await visit.answer(not_understood(line, refusal.fix))
    await setup.offer_to_first_admin(visit)


def _may_be_page(visit: Visit, line: str, meant: commands.Command | commands.Understood) -> bool:
    """Whether several lines that the grammar takes for something may be a copied page."""
    if visit.surface is not Surface.DIRECT_MESSAGE or "\n" not in line:
        return False
    if isinstance(meant, commands.ListEngagers):
        return not meant.link and not line.lower().startswith(_ENGAGERS)
    return isinstance(meant, commands.Understood)


async def _run_or_ask(visit: Visit, meant: commands.Command | commands.Understood) -> None:
    if not isinstance(meant, commands.Understood):
        await _run_command(visit, meant)
        return
    await visit.admit_soon()
    if (whole := await understood.whole_if_known(visit, meant)) is not None:
        await _run_command(visit, whole)
    else:
        await understood.ask(visit, meant)


async def _run_command(visit: Visit, command: commands.Command) -> None:
    if not isinstance(command, _ADMITTED_LATER):
        await visit.admit_soon()
    match command:
        case commands.LogPost(post):
            await log_post.log_line(visit, post)
        case commands.LogScore(score, said_on):
            await scores.score_line(visit, score, said_on)
        case commands.ShowStats(window):
            await stats.show_stats(visit, window)
        case commands.ShowHelp(topic):
            await help.show_help(visit, topic)
        case commands.UpdatePosts():
            await own_posts.open_update(visit)
        case commands.ListEngagers(link, names):
            await engagers.list_engagers(visit, link, names)
        case commands.ShowAccounts(words, show):
            await accounts.show_accounts(visit, words, show)
        case commands.AddAccount(name, website):
            await accounts.add_account(visit, name, website)
        case commands.ShowImport():
            await import_guide.explain_import(visit)
        case commands.ImportAccounts():
            await account_import.explain_import(visit)
        case commands.LogDm(dm):
            await dms.dm_line(visit, dm)
        case commands.LogComment(comment):
            await comments.comment_line(visit, comment)
        case commands.ListPosts():
            await own_posts.list_posts(visit)
        case commands.LogWin(win):
            await wins.win_line(visit, win)
        case commands.ShowPipeline(window):
            await pipeline.show_pipeline(visit, window)
        case commands.Undo():
            await undo.undo_latest(visit)
        case commands.Courtesy():
            await visit.answer(youre_welcome())
        case commands.ShowHome():
            await stats.show_short_home(visit)
        case commands.ShowTeamStats(window, name):
            await team_stats.show_team_stats(visit, window, name)
        case commands.ShowLeaderboard(measure, window):
            await leaderboard.show_leaderboard(visit, measure, window)
        case commands.Join():
            await joining.open_join(visit)
        case commands.Leave():
            await joining.stop_all(visit)
        case commands.OpenSettings():
            await member_settings.open_settings(visit)
        case commands.ShowWhy():
            await why.show_why(visit)
        case commands.ShowAccesses():
            await privacy.show_accesses(visit)
        case commands.ExportData(team):
            await data_export.export_data(visit, team=team)
        case commands.ForgetMe():
            await forgetting.ask_to_forget(visit)
        case commands.OpenSetup():
            await setup.open_setup(visit)
        case commands.ShowDigest():
            await digest.show_digest(visit)
        case commands.ShowWhom():
            await whom.show_whom(visit)
        case commands.ShowUnanswered():
            await dms.show_unanswered(visit)
