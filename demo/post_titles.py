"""The titles of the invented posts, as LinkedIn writes them into links."""

from collections.abc import Iterator
from itertools import count

_BY_SUBJECT = """
what-buyers-ask-before-they-sign the-question-that-comes-last what-a-signature-waits-for
who-reads-the-contract-first the-clause-nobody-expects two-names-on-every-contract
why-buyers-go-quiet-in-march a-yes-that-took-nine-months what-the-last-email-should-say

three-questions-to-stop-asking the-best-answer-of-this-month how-silence-helped-a-call
what-to-ask-instead-of-a-budget a-question-from-a-night-shift ask-who-loses-if-it-works
one-question-for-each-call the-answer-nobody-wanted what-a-good-question-costs

how-a-warehouse-cut-its-returns-by-a-third one-label-that-saved-two-days
what-a-picker-showed-our-engineers fewer-returns-one-year-later the-shelf-that-caused-it-all
a-dock-without-paper how-one-shift-changed-its-route what-we-measured-first
the-number-a-warehouse-watches

the-demo-that-went-wrong why-a-demo-needs-their-data ten-minutes-are-enough-for-a-demo
what-nobody-clicked-in-my-demo the-demo-for-an-intern show-the-boring-part-first
a-demo-without-slides the-bug-that-won-a-deal who-should-hold-the-mouse

why-the-second-meeting-matters-more what-to-send-after-a-first-meeting
who-was-missing-in-the-room a-meeting-that-ended-early the-agenda-fits-on-a-note
bring-the-person-who-will-use-it when-a-third-meeting-is-too-many meet-where-the-work-is
the-minutes-are-yours-to-write

a-checklist-for-your-next-rollout the-rollout-that-took-a-weekend train-the-night-shift-first
what-we-forgot-on-go-live-day roll-back-before-you-roll-out a-rollout-in-four-languages
the-first-hour-after-go-live one-site-one-owner why-we-never-start-on-a-friday

our-customers-first-ninety-days day-one-with-a-new-customer what-slows-an-onboarding
a-customer-who-onboarded-alone the-call-in-week-six what-good-looks-like-on-day-thirty
the-user-nobody-invited first-value-before-first-invoice what-we-ask-on-day-ninety

pricing-is-a-conversation the-discount-we-never-gave what-free-pilots-cost
how-a-buyer-reads-our-offer the-price-on-page-one three-prices-are-one-too-many
when-cheaper-was-dearer what-a-price-says-about-you the-offer-we-took-back

what-procurement-taught-me tenders-we-should-have-left-alone a-kind-word-for-procurement
five-dates-in-every-purchase the-form-that-saved-a-month who-signs-below-ten-thousand
the-supplier-list-is-a-map what-a-buyer-cannot-say two-weeks-lost-to-a-typo

the-meeting-that-should-have-been-a-call my-calendar-before-and-after
a-call-from-the-loading-dock what-a-short-note-can-do the-call-nobody-missed
half-an-hour-is-two-meetings answer-before-lunch no-meeting-without-a-question
what-being-on-mute-taught-me the-call-that-replaced-a-deck why-calls-go-better-standing
write-it-down-before-you-call

from-pilot-to-forty-sites when-a-pilot-should-stop site-two-is-the-hard-one
how-forty-sites-share-one-plan the-pilot-nobody-wanted-to-end pick-the-difficult-site
a-pilot-needs-a-date what-site-nine-did-better the-site-that-said-no
a-pilot-plan-on-one-page the-pilot-we-paid-for

five-signs-of-a-champion when-your-champion-changes-jobs a-champion-without-a-title
how-to-help-someone-sell-for-you the-champion-in-the-back-row what-your-champion-risks
two-champions-are-better thank-them-in-public a-champion-asks-for-proof
"""
#: Titles by subject; none is in two of them.
SUBJECTS = tuple(tuple(subject.split()) for subject in _BY_SUBJECT.split("\n\n"))


def titles(subject: tuple[str, ...]) -> Iterator[str]:
    """The titles of a subject, then those of a second part, and so on: none comes twice."""
    yield from subject
    for part in count(2):
        yield from (f"{title}-part-{part}" for title in subject)
