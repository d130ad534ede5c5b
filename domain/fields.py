"""The fields of all forms. An error names the wrong field, and the form shows it there."""

from enum import StrEnum
from typing import NewType


class Field(StrEnum):
    """A form field. The value is its block id in Slack."""

    LINK = "link"
    VIEWS = "views"
    ENGAGERS = "engagers"
    REACTIONS = "reactions"
    COMMENTS = "comments"
    REPOSTS = "reposts"
    GOAL = "goal"
    POSTED_ON = "posted_on"
    LINK_OUT = "link_out"
    TITLE = "title"
    CONFIRMED = "confirmed"
    POST = "post"
    ENGAGER_NAMES = "engager_names"
    OVERALL = "overall"
    BRAND = "brand"
    PEOPLE = "people"
    INSIGHTS = "insights"
    RELATIONSHIPS = "relationships"
    INDUSTRY_RANK = "industry_rank"
    NETWORK_RANK = "network_rank"
    SCORED_ON = "scored_on"
    ON_BOARD = "on_board"
    HOLIDAYS = "holidays"
    SHARES_SSI = "shares_ssi"
    COUNCIL = "council_mode"
    NAMES_KEPT = "names_kept"
    SHARES_ACCOUNTS = "shares_accounts"
    DIGEST_DAY = "digest_day"
    DIGEST_TIME = "digest_time"
    REMINDER_DAY = "reminder_day"
    NUDGES = "nudges"
    TARGET_NUDGES = "target_nudges"
    COACH_WEEK = "coach_week"
    NUDGE_TIME = "nudge_time"
    WORK_DAYS = "work_days"
    QUIET_FROM = "quiet_from"
    QUIET_UNTIL = "quiet_until"
    PAUSED_UNTIL = "paused_until"
    TEAM_NAME = "team_name"
    TEAM_CHANNEL = "team_channel"
    TEAM_MEMBERS = "team_members"
    TEAM_ZONE = "team_zone"
    BOARD_DAY = "board_day"
    BOARD_TIME = "board_time"
    COACHES = "coaches"
    ACCOUNT_NAME = "account_name"
    NAME_COLUMN = "name_column"
    WEBSITE_COLUMN = "website_column"
    OWNER_COLUMN = "owner_column"
    FIRST_ROW = "first_row"
    WEBSITE = "website"
    ALIASES = "aliases"
    OWNER = "owner"
    ACCOUNT_LIST = "account_list"
    CONTACT_NAME = "contact_name"
    CONTACT_TITLE = "contact_title"
    CONTACT_ROLE = "contact_role"
    SAME_PERSON = "same_person"
    SEARCHED = "searched"
    WHOM = "whom"
    COMPANY = "company"
    RELATION = "relation"
    REPLIED = "replied"
    WRITTEN_ON = "written_on"
    WEEK = "week"
    WEEK_TARGET = "week_target"
    WEEK_OTHER = "week_other"
    COMMENTED_ON = "commented_on"
    WIN_KIND = "win_kind"
    AMOUNT = "amount"
    TELL_AMOUNT = "tell_amount"
    TELL_TEAM = "tell_team"
    CURRENCY = "currency"
    WON_ON = "won_on"
    # Thresholds: a workspace's settings store them under these names, too.
    ENGAGEMENT_RATE = "engagement_rate"
    FEWEST_VIEWS = "fewest_views"
    SURE = "sure"
    CADENCE_DAYS = "cadence_days"
    LINK_OUTS = "link_outs"
    DM_SHARE = "dm_share"
    DM_DROP = "dm_drop"
    DM_PEOPLE = "dm_people"
    WARM_DAYS = "warm_days"
    SILENT_DAYS = "silent_days"
    THREAD_TOUCHES = "thread_touches"
    THREAD_DAYS = "thread_days"
    COMMENTS_WEEK = "comments_week"
    COLLISION_DAYS = "collision_days"
    SSI_GAIN = "ssi_gain"
    SHARE_FALL = "share_fall"
    SHARE_ENGAGERS = "share_engagers"


#: The field of one post's figures in the update form: ``post:12``.
PostField = NewType("PostField", str)


def post_field(post_id: int) -> PostField:
    """The field of a post's figures in the update form."""
    return PostField(f"{_POST}{post_id}")


def post_of_field(block_id: str) -> int | None:
    """The id of the post whose figures a field holds, or ``None`` for every other field."""
    post_id = block_id.removeprefix(_POST)
    return int(post_id) if block_id.startswith(_POST) and post_id.isdigit() else None


_POST = "post:"
