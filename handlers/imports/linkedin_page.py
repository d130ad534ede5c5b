"""A page of LinkedIn's, pasted into the direct messages: logged, or asked about."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from domain.entries.posts import Post, PostEntry
from domain.imports.linkedin_page import LinkedInPage
from domain.typed.post_line import LogLine
from handlers.entries import engagers, log_post, scores
from handlers.entries.engager_parts import checked_parts
from handlers.entries.pending import pack, pack_or_refuse
from handlers.visit import Visit
from services.entries.log_post import read_post_link
from services.entries.own_posts import recent_posts
from services.imports.linkedin_page import read_page
from views.entries.understood import Offer
from views.ids import Action
from views.imports.linkedin_page import page_of_post, page_of_score
from views.wording.post_words import post_name_and_day

_MOST_POSTS = 3
_LONGEST_NAME = 40


async def answered_page(visit: Visit, text: str) -> bool:
    """Answers a text that is a page of LinkedIn's.

    Returns:
        False if it is none.
    """
    page = await asyncio.to_thread(read_page, text)
    if page is None:
        return False
    await answer_page(visit, page)
    return True


async def answer_page(visit: Visit, page: LinkedInPage) -> None:
    """Logs what is sure and complete; asks which post it is, and about what is not sure."""
    if page.score is not None:
        if page.unsure:
            value = pack_or_refuse(visit.key, page.score)
            await visit.answer(page_of_score(page, value))
        else:
            await scores.score_line(visit, page.score)
    elif not page.is_of_post:
        link = page.link.url if page.link else ""
        await engagers.list_engagers(visit, link, "\n".join(page.people))
    elif page.link and not page.unsure and not page.people:
        line = LogLine(page.link.url, page.figures, members_reached=page.members_reached)
        await log_post.log_line(visit, line)
    else:
        await visit.person()
        posts = () if page.link else (await visit.read(recent_posts, visit.now))[:_MOST_POSTS]
        await visit.answer(page_of_post(page, _offers(visit, page, posts)))


def _offers(visit: Visit, page: LinkedInPage, posts: Sequence[Post]) -> list[Offer]:
    """A button for each post that it may be, the form, and the people's form."""
    checked = LogLine(
        None, page.guesses.carried_over(page.figures), members_reached=page.members_reached
    )
    links = [(page.link.url, "Log it")] if page.link else []
    links += [(post.link, post_name_and_day(post, _LONGEST_NAME)) for post in posts]
    offers = []
    for place, (link, label) in enumerate(links):
        if page.unsure:
            line = replace(checked, link=link)
            offers.append(
                Offer(label, f"{Action.OPEN_LOG}:{place}", pack_or_refuse(visit.key, line))
            )
        else:
            post = read_post_link(link)
            entry = PostEntry(post, page.figures, members_reached=page.members_reached)
            offers.append(
                Offer(label, f"{Action.CONFIRM_LOG}:{place}", pack_or_refuse(visit.key, entry))
            )
    if not page.link:
        form = pack(visit.key, checked)
        other = "Another post" if posts else "Add its link"
        offers.append(Offer(other, Action.OPEN_LOG, form or ""))
    parts = checked_parts(page.link.url if page.link else "", page.people)
    for place, part in enumerate(parts):
        label = "List the people" if len(parts) == 1 else f"List people {part.first}–{part.last}"
        offers.append(Offer(label, f"{Action.OPEN_ENGAGERS}:{place}", part.value))
    return offers
