"""Slack's limits for blocks, elements and views, as docs.slack.dev/reference/block-kit has them.

Each problem reads as Slack says it: `[ERROR] must be less than 25 characters
[json-pointer:/view/title/text]`.
"""

from playground.block_limits.suggestions import suggestion_problems
from playground.block_limits.surfaces import message_problems, view_problems

__all__ = ["message_problems", "suggestion_problems", "view_problems"]
