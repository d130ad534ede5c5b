"""The words after `/ssi accounts`, and the commands they mean."""

import pytest

from domain.errors import UserError
from domain.targets.account_list import Show
from domain.typed.commands import AddAccount, Command, ImportAccounts, ShowAccounts, ShowImport
from domain.typed.grammar import parse


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("accounts", ShowAccounts()),
        ("accounts Acme GmbH", ShowAccounts("Acme GmbH")),
        ("accounts Silent", ShowAccounts(show=Show.SILENT)),
        ("accounts mine", ShowAccounts(show=Show.MINE)),
        ("accounts archived", ShowAccounts(show=Show.ARCHIVED)),
        ("accounts silent running", ShowAccounts("silent running")),
        ("accounts add", AddAccount()),
        ("accounts add Acme GmbH", AddAccount("Acme GmbH")),
        ("accounts add Acme Inc. acme.com", AddAccount("Acme Inc.", "acme.com")),
        ("accounts add Acme https://www.acme.com/", AddAccount("Acme", "https://www.acme.com/")),
        ("accounts add Acme Inc.", AddAccount("Acme Inc.")),
        ("accounts add “Globex Corp” globex.example", AddAccount("Globex Corp", "globex.example")),
        (
            'accounts add "Globex Corp" "globex.example"',
            AddAccount("Globex Corp", "globex.example"),
        ),
        ("accounts add “Globex globex.example”", AddAccount("Globex", "globex.example")),
        ("accounts add „Globex Corp“", AddAccount("Globex Corp")),
        ("accounts add «Globex Corp» globex.example", AddAccount("Globex Corp", "globex.example")),
        ("accounts add « Globex Corp »", AddAccount("Globex Corp")),
        ("accounts add ”Globex Corp” globex.example", AddAccount("Globex Corp", "globex.example")),
        ("accounts add ‘Globex Corp’", AddAccount("Globex Corp")),
        ("accounts add ‚Globex Corp‘", AddAccount("Globex Corp")),
        ("accounts add 「サンプル」", AddAccount("サンプル")),
        ("accounts add “”", AddAccount("“”")),
        ('accounts add "A" and "B"', AddAccount('"A" and "B"')),
        ("accounts add L'Oréal'", AddAccount("L'Oréal'")),
        ('accounts add Toys "R" Us', AddAccount('Toys "R" Us')),
        ('accounts add "Gears, Wheels"', AddAccount("Gears, Wheels")),
        ("accounts add Acme, Inc.", AddAccount("Acme, Inc.")),
        ("accounts add Müller, Schmidt & Partner", AddAccount("Müller, Schmidt & Partner")),
        ("accounts add A.P. Moller Maersk", AddAccount("A.P. Moller Maersk")),
        ("accounts add Booking.com", AddAccount("Booking.com")),
        ("accounts import", ImportAccounts()),
        ("import", ShowImport()),
    ],
)
def test_an_accounts_line_is_a_command(line: str, means: Command) -> None:
    assert parse(line) == means


@pytest.mark.parametrize(
    "names", ["Acme, Globex", "Acme acme.com globex.com", "Acme acme.com Globex globex.com"]
)
def test_several_accounts_are_not_added_as_one(names: str) -> None:
    with pytest.raises(UserError, match="one account at a time"):
        parse(f"accounts add {names}")
