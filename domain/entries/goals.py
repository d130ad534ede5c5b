"""The goal of a post: one of the two that win engagement, or another."""

from enum import StrEnum


class Goal(StrEnum):
    """The goal that a member gives a post."""

    CREDIBILITY = "credibility"
    CUSTOMER_RESULT = "customer_result"
    OTHER = "other"
