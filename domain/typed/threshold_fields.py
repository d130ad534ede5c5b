"""Thresholds as typed in the setup form."""

from collections.abc import Mapping
from decimal import Decimal

from domain.errors import UserError, WrongFieldsError
from domain.thresholds import SPECS, ThresholdSpec, Unit
from domain.typed.numbers import parse_count, parse_decimal


def read_threshold(spec: ThresholdSpec, typed: str) -> Decimal:
    """Reads one threshold, in the unit of its spec.

    Raises:
        UserError: it is not a number, or out of range.
    """
    if spec.unit is Unit.PERCENT:
        value = parse_decimal(typed.strip().removesuffix("%"), field=spec.name)
    else:
        value = Decimal(parse_count(typed, field=spec.name))
    if not spec.least <= value <= spec.most:
        raise UserError(
            f"It must be from {spec.least} to {spec.most} {spec.unit.value}.",
            f"The default is {spec.default}.",
            field=spec.name,
        )
    return value


def read_thresholds(typed: Mapping[str, str]) -> dict[ThresholdSpec, Decimal]:
    """Reads all thresholds of a form, by their specs.

    Raises:
        WrongFieldsError: some are not numbers, or out of range.
    """
    values: dict[ThresholdSpec, Decimal] = {}
    wrong: list[UserError] = []
    for spec in SPECS:
        if spec.name not in typed:
            continue
        try:
            values[spec] = read_threshold(spec, typed[spec.name])
        except UserError as error:
            wrong.append(error)
    if wrong:
        raise WrongFieldsError(tuple(wrong))
    return values
