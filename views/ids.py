"""Every id that Slack sends back to us, once."""

from enum import StrEnum


class Form(StrEnum):
    """Callback ids of modals."""

    LOG = "log_form"
    UPDATE = "update_form"
    EDIT = "edit_form"
    SCORE = "score_form"
    NOTICE = "notice_modal"
    JOIN = "join_form"
    SETTINGS = "settings_form"
    TEAM = "team_form"
    THRESHOLDS = "thresholds_form"
    COACHES = "coaches_form"


class Action(StrEnum):
    """Action ids of buttons and inputs that report at once."""

    OPEN_LOG = "open_log_form"
    OPEN_UPDATE = "open_update_form"
    OPEN_SCORE = "open_score_form"
    SHOW_DASHBOARD = "show_dashboard"
    SHOW_POSTS = "show_posts"
    SHOW_STATS = "show_stats"
    SHOW_HELP = "show_help"
    UNDO_ACT = "undo_act"
    EDIT_POST = "edit_post"
    DELETE_POST = "delete_post"
    TURN_PAGE = "turn_page"
    CONFIRM_LOG = "confirm_log"
    PICK_LINK = "pick_link"
    LINK_TYPED = "link_typed"
    # Joining, settings and setup.
    OPEN_JOIN = "open_join_form"
    OPEN_SETTINGS = "open_settings_form"
    OPEN_SETUP = "open_setup"
    ADD_TEAM = "add_team"
    EDIT_TEAM = "edit_team"
    REMOVE_TEAM = "remove_team"
    KEEP_TEAM = "keep_team"
    REALLY_REMOVE_TEAM = "really_remove_team"
    TEST_CHANNEL = "test_channel"
    INVITE_TEAM = "invite_team"
    EDIT_THRESHOLDS = "edit_thresholds"
    EDIT_COACHES = "edit_coaches"
    SHOW_LEADERBOARD = "show_leaderboard"
    # In the messages that the clock sends.
    SNOOZE_NUDGE = "snooze_nudge"
    MUTE_RULE = "mute_rule"
    NUDGE_DONE = "nudge_done"
    SHOW_WHY = "show_why"
    REMINDER_LOOKED = "reminder_looked"
    REMINDER_TOMORROW = "reminder_tomorrow"
    REMINDER_STOP = "reminder_stop"
    STOP_ALL = "stop_all"
    POST_BOARD = "post_board"


class Shortcut(StrEnum):
    """Callback ids of shortcuts; they stand in the manifest too."""

    LOG_ANYWHERE = "log_post_anywhere"
    LOG_THIS = "log_this_post"


class Field(StrEnum):
    """Block ids of form fields; a field of a form has the name that errors give it."""

    LINK = "link"
    VIEWS = "views"
    ENGAGERS = "engagers"
    REACTIONS = "reactions"
    COMMENTS = "comments"
    REPOSTS = "reposts"
    GOAL = "goal"
    POSTED_ON = "posted_on"
    LINK_OUT = "link_out"
    CONFIRMED = "confirmed"
    OVERALL = "overall"
    BRAND = "brand"
    PEOPLE = "people"
    INSIGHTS = "insights"
    RELATIONSHIPS = "relationships"
    INDUSTRY_RANK = "industry_rank"
    NETWORK_RANK = "network_rank"
    SCORED_ON = "scored_on"
    ON_BOARD = "on_board"
    SHARES_SSI = "shares_ssi"
    DIGEST_DAY = "digest_day"
    DIGEST_TIME = "digest_time"
    REMINDER_DAY = "reminder_day"
    NUDGES = "nudges"
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


#: The action id of every plain field: each stands alone in its block.
VALUE = "value"
#: Block id of the line that shows the date read from a link.
DATE_READ = "date_read"
#: Block id of what is said on top of the form for a post when it opens.
LOG_NOTICE = "log_notice"
#: Block id of what is said on top of a form that came back.
FORM_NOTICE = "form_notice"
#: Block id of what is asked on top of a form that came back.
QUESTION = "question"


def post_field(post_id: int) -> str:
    """The block id of a post's figures in the form with all recent posts."""
    return f"post:{post_id}"


def post_of_field(block_id: str) -> int | None:
    """The post whose figures a block holds, or ``None``."""
    prefix, _, number = block_id.partition(":")
    return int(number) if prefix == "post" and number.isdigit() else None
