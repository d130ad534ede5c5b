"""Ids that Slack sends back to the bot. Those of form fields are in `domain.fields`."""

from enum import StrEnum

from domain.fields import Field as Field


class Form(StrEnum):
    """Callback ids of modals."""

    LOG = "log_form"
    UPDATE = "update_form"
    ENGAGERS = "engagers_form"
    EDIT = "edit_form"
    SCORE = "score_form"
    DM = "dm_form"
    COMMENT = "comment_form"
    WIN = "win_form"
    TELL_WIN = "tell_win_form"
    NOTICE = "notice_modal"
    JOIN = "join_form"
    SETTINGS = "settings_form"
    TEAM = "team_form"
    THRESHOLDS = "thresholds_form"
    COACHES = "coaches_form"
    PRIVACY = "privacy_form"
    ACCOUNT = "account_form"
    CONTACT = "contact_form"
    SAME_PERSON = "merge_form"
    UNCLEAR = "unclear_names_form"
    COLUMNS = "list_columns_form"
    FIND_ACCOUNTS = "find_accounts_form"
    OTHER_ACCOUNT = "other_account_form"


class Action(StrEnum):
    """Action ids of buttons, and of inputs that send an action before the form is submitted."""

    OPEN_LOG = "open_log_form"
    OPEN_UPDATE = "open_update_form"
    OPEN_SCORE = "open_score_form"
    #: The id in buttons of older versions.
    SHOW_HOME = "show_dashboard"
    SHOW_POSTS = "show_posts"
    SHOW_STATS = "show_stats"
    SHOW_HELP = "show_help"
    SHOW_ALL_COMMANDS = "show_all_commands"
    UNDO_ACT = "undo_act"
    EDIT_POST = "edit_post"
    DELETE_POST = "delete_post"
    TURN_PAGE = "turn_page"
    CONFIRM_LOG = "confirm_log"
    SHOW_POST_FIGURES = "show_post_figures"
    MORE_FIELDS = "more_fields"
    PICK_LINK = "pick_link"
    LINK_TYPED = "link_typed"
    # Joining, settings and setup.
    OPEN_JOIN = "open_join_form"
    OPEN_SETTINGS = "open_settings_form"
    EDIT_SETTINGS = "edit_settings"
    OPEN_SETUP = "open_setup"
    FORGET_ME = "forget_me"
    KEEP_ME = "keep_me"
    ADD_TEAM = "add_team"
    EDIT_TEAM = "edit_team"
    REMOVE_TEAM = "remove_team"
    KEEP_TEAM = "keep_team"
    REALLY_REMOVE_TEAM = "really_remove_team"
    TEST_CHANNEL = "test_channel"
    POST_MISSED_BOARD = "post_missed_board"
    POST_PLAIN_BOARD = "post_plain_board"
    INVITE_TEAM = "invite_team"
    EDIT_THRESHOLDS = "edit_thresholds"
    EDIT_COACHES = "edit_coaches"
    EDIT_PRIVACY = "edit_privacy"
    SHOW_LEADERBOARD = "show_leaderboard"
    # In scheduled messages.
    SNOOZE_NUDGE = "snooze_nudge"
    MUTE_RULE = "mute_rule"
    NUDGE_DONE = "nudge_done"
    SHOW_WHY = "show_why"
    SHOW_WHOLE_WEEK = "show_whole_week"
    SHOW_WHOM = "show_whom"
    REMINDER_LOOKED = "reminder_looked"
    REMINDER_TOMORROW = "reminder_tomorrow"
    REMINDER_STOP = "reminder_stop"
    STOP_ALL = "stop_all"
    REALLY_STOP_ALL = "really_stop_all"
    POST_BOARD = "post_board"
    SHOW_AMOUNTS = "show_amounts_on_board"
    HIDE_AMOUNTS = "hide_amounts_on_board"
    # People who engaged with a post.
    OPEN_ENGAGERS = "open_engagers_form"
    SAVE_ENGAGERS = "save_engagers"
    # DMs, comments, and the lists of a member's own entries.
    OPEN_DM = "open_dm_form"
    OPEN_COMMENT = "open_comment_form"
    ANSWER_DM = "answer_dm"
    ANSWER_DM_WEEK = "answer_dm_week"
    ANSWER_COMMENT = "answer_comment"
    SHOW_UNANSWERED = "show_unanswered"
    THEY_REPLIED = "they_replied"
    WRITE_ONCE_MORE = "write_once_more"
    SHOW_ENTRIES = "show_entries"
    DELETE_ENTRY = "delete_entry"
    # Correcting whom an entry was matched to.
    SHOW_LISTED = "show_listed_people"
    NOT_THIS_PERSON = "not_this_person"
    OTHER_ACCOUNT = "other_account"
    # Wins, and what led to them.
    OPEN_WIN = "open_win_form"
    ANSWER_WIN = "answer_win"
    SAME_WIN = "same_win"
    TELL_WIN = "tell_win"
    SHOW_PIPELINE = "show_pipeline"
    # Menus that suggest matches while a person types.
    FIND_ACCOUNT = "find_account"
    FIND_CONTACT = "find_contact"
    # Target accounts, and the people there.
    SHOW_ACCOUNTS = "show_accounts"
    SHOW_SILENT = "show_silent"
    SHOW_OWNERLESS = "show_ownerless_accounts"
    SEARCH_ACCOUNTS = "search_accounts"
    OPEN_ACCOUNT = "open_account"
    ADD_ACCOUNT = "add_account"
    ADD_NEAR_ACCOUNT = "add_near_account"
    NAME_ACCOUNT = "name_account"
    EDIT_ACCOUNT = "edit_account"
    ARCHIVE_ACCOUNT = "archive_account"
    RESTORE_ACCOUNT = "restore_account"
    REMOVE_ACCOUNT = "remove_account"
    REALLY_REMOVE_ACCOUNT = "really_remove_account"
    ADD_CONTACT = "add_contact"
    EDIT_CONTACT = "edit_contact"
    REMOVE_CONTACT = "remove_contact"
    OPEN_SAME_PERSON = "open_same_person_form"
    ERASE_CONTACT = "erase_contact"
    REALLY_ERASE_CONTACT = "really_erase_contact"
    # Importing an account list.
    SHOW_IMPORT = "show_import"
    IMPORT_INTO = "import_into"
    IMPORT_ACCOUNTS = "import_accounts"
    IMPORT_ALL_ACCOUNTS = "import_all_accounts"
    CANCEL_IMPORT = "cancel_import"
    OPEN_UNCLEAR = "open_unclear"
    CHOOSE_COLUMNS = "choose_columns"
    # Importing what LinkedIn gives.
    IMPORT_FILE = "import_linkedin_file"
    IMPORT_POSTS = "import_posts_of_file"
    CANCEL_FILE = "cancel_private_file"


class Shortcut(StrEnum):
    """Callback ids of shortcuts; the manifest has the same."""

    LOG_ANYWHERE = "log_post_anywhere"
    LOG_THIS = "log_this_post"


#: The action id of every ⋯ menu, and how those of other menus of buttons begin. An option's value
#: is a button's action id and value.
MORE = "more"
#: The action id of every plain field. It can be shared: each field is alone in its block.
VALUE = "value"
#: Block id of the line that shows the date read from a link.
DATE_READ = "date_read"
#: Block id of the button that shows a form's other fields.
MORE_FIELDS = "more_fields"
#: Block id of the notice at the top of a new form for a post.
LOG_NOTICE = "log_notice"
#: Block id of the notice at the top of a form that is shown again.
FORM_NOTICE = "form_notice"
#: Block id of the question at the top of a form that is shown again.
QUESTION = "question"


def about_contact(contact_id: int) -> str:
    """The value of a button that opens a form about a contact."""
    return f"contact:{contact_id}"


def about_account(account_id: int) -> str:
    """The value of a button that opens a form about an account."""
    return f"account:{account_id}"


def recognised_block(name: str) -> str:
    """The block id of one part of the recognised names, shown for confirmation."""
    return f"{_READ}{name}"


def is_recognised_block(block_id: str) -> bool:
    """Whether a block shows recognised names, or asks about them."""
    return block_id.startswith(_READ)


def question_field(question: str) -> str:
    """The block id of a question about pasted people; ``question`` is its id."""
    return f"{_ASKED}{question}"


def question_of_field(block_id: str) -> str | None:
    """The id of the question that a block asks, or ``None``."""
    return block_id.removeprefix(_ASKED) if block_id.startswith(_ASKED) else None


_READ = "read:"
_ASKED = "read:asked:"


def contact_or_account(value: str) -> tuple[int | None, int | None]:
    """Returns the contact's id and the account's id from such a value; at most one is set."""
    kind, _, row_id = value.partition(":")
    if not row_id.isdigit():
        return None, None
    return (int(row_id), None) if kind == "contact" else (None, int(row_id))
