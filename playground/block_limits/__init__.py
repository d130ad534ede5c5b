"""Slack's limits for blocks, elements and views, from docs.slack.dev/reference/block-kit.

Each problem has Slack's wording: `[ERROR] must be less than 25 characters
[json-pointer:/view/title/text]`.
"""

from playground.block_limits.looked_up_options import suggestion_problems
from playground.block_limits.surfaces import message_problems, view_problems

__all__ = ["message_problems", "suggestion_problems", "view_problems"]
