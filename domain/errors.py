"""Errors that reach a person, each with its fix."""

from domain.fields import Field, PostField


class UserError(Exception):
    """A request that cannot be done as asked. The person reads its text word for word.

    Args:
        problem: One sentence that says what is wrong.
        fix: One sentence that says what to do about it.
        field: The wrong form field, if any; a form shows the error under it.
    """

    def __init__(
        self, problem: str, fix: str = "", *, field: Field | PostField | None = None
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix
        self.field = field

    @property
    def sentence(self) -> str:
        """Problem and fix as one text."""
        return f"{self.problem} {self.fix}".strip()


class WrongFieldsError(UserError):
    """Several fields of one form are wrong.

    Args:
        each: One error for each wrong field; at least one.
    """

    def __init__(self, each: tuple[UserError, ...]) -> None:
        super().__init__(" ".join(error.sentence for error in each), field=each[0].field)
        self.each = each


class NotUnderstoodError(UserError):
    """Words that name no command, or that a command does not know.

    In a direct message the bot offers what it can do instead of naming the word.
    """


class NoDateError(UserError):
    """Neither the link of a post nor its entry has a date. Only the date is missing."""


class NotForYouError(UserError):
    """The bot does not serve this person: external, deactivated, or a bot."""


class RoleError(UserError):
    """It is for admins, coaches or full members, and the bot knows the person as none of them."""


class StoreError(UserError):
    """The database failed, not the bot; the text says whether anything was saved."""


class BusyError(StoreError):
    """The database did not answer in time; nothing was saved."""


class DiskFullError(StoreError):
    """The database has no room left; nothing was saved."""


class DamagedError(StoreError):
    """The database's file cannot be read; nothing was saved."""


class UncertainError(StoreError):
    """The connection broke during COMMIT: the change may be saved or not."""


class TokenRefusedError(Exception):
    """Slack no longer accepts the bot's token. No person reads this.

    Args:
        reason: Slack's error code.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
