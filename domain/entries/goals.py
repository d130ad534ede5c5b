"""What a post is for: the two things that win engagement, or something else."""

from enum import StrEnum


class Goal(StrEnum):
    """The goal that a member gives a post."""

    CREDIBILITY = "credibility"
    CUSTOMER_RESULT = "customer_result"
    OTHER = "other"
