"""What can be wrong with what a person asked, said so that they can put it right."""

from domain.fields import Field, PostField


class UserError(Exception):
    """A request that cannot be done as asked. It reaches the person word for word.

    Args:
        problem: One sentence that says what is wrong.
        fix: One sentence that says what to do about it.
        field: The form field that it is about, if any; a form shows the error under it.
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
    """Several fields of one form are wrong; each says its own.

    Args:
        each: At least one error, each with its field.
    """

    def __init__(self, each: tuple[UserError, ...]) -> None:
        super().__init__(" ".join(error.sentence for error in each), field=each[0].field)
        self.each = each


class NotForYouError(UserError):
    """The person is not one whom the bot serves: external, deactivated, or a bot."""


class BusyError(UserError):
    """The storage did not answer in time; nothing was saved."""
