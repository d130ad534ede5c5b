"""A page of LinkedIn's, pasted into the direct messages: logged, or asked about."""

import asyncio
import json
from collections.abc import Sequence

from domain.entries.posts import Post, PostEntry
from domain.imports.linkedin_page import LinkedInPage
from domain.typed.post_line import LogLine
from handlers.entries import engagers, log_post, scores
from handlers.entries.pending import pack, pack_or_refuse
from handlers.visit import Visit
from services.entries.log_post import read_post_link
from services.entries.own_posts import recent_posts
from services.imports.linkedin_page import read_page
from views.entries.understood import Offer
from views.ids import Action
from views.imports.linkedin_page import page_of_post, page_of_score
from views.limits import BUTTON_VALUE
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
        entry = PostEntry(page.link, page.figures, members_reached=page.members_reached)
        await log_post.save_post(visit, entry, visit.key)
    else:
        await visit.person()
        posts = () if page.link else (await visit.read(recent_posts, visit.now))[:_MOST_POSTS]
        await visit.answer(page_of_post(page, _offers(visit, page, posts)))


def _offers(visit: Visit, page: LinkedInPage, posts: Sequence[Post]) -> list[Offer]:
    """A button for each post that it may be, the form, and the people's form."""
    links = [(page.link.url, "Log it")] if page.link else []
    links += [(post.link, post_name_and_day(post, _LONGEST_NAME)) for post in posts]
    offers = []
    for place, (link, label) in enumerate(links):
        if page.unsure:
            line = LogLine(link, page.guesses.carried_over(page.figures))
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
        form = pack(visit.key, LogLine(None, page.guesses.carried_over(page.figures)))
        other = "Another post" if posts else "Add its link"
        offers.append(Offer(other, Action.OPEN_LOG, form or ""))
    people = json.dumps(
        {"link": page.link.url if page.link else "", "names": "\n".join(page.people)},
        ensure_ascii=False,
    )
    if page.people and len(people) <= BUTTON_VALUE:
        offers.append(Offer("List the people", Action.OPEN_ENGAGERS, people))
    return offers
