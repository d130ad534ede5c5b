"""Adds, removes and describes faults for the page's form."""

import re
from typing import Any

from playground.refusals import PersonMistake
from playground.wire.faults import EVERY_METHOD, HANG_SECONDS, Fault, Faults, Limit, TakenScope

KINDS = (
    "slow",
    "hang",
    "error",
    "error_after",
    "fail_after",
    "close_after",
    "rate_limit",
    "revoke_token",
    "take_scope",
)
# A revoked token is not a `Fault`, so it has a fixed id.
TOKEN_ID = 0
TOKEN_ERRORS = ("token_revoked", "account_inactive")
_SCOPE = re.compile(r"[a-z_.]+(:[a-z_.]+)*")
USUAL_SECONDS = 5.0
USUAL_STATUS = 500


def switch_on(faults: Faults, wanted: dict[str, Any]) -> int:
    """Add the fault that a form describes; returns its id.

    Raises:
        PersonMistake: there is no such fault, or a number is out of range.
    """
    kind = str(wanted.get("kind"))
    method = str(wanted.get("method") or EVERY_METHOD)
    times = None if wanted.get("times") is None else _number(wanted, "times", 1, 1, 1_000_000)
    every = _number(wanted, "every", 1, 1, 1_000_000)
    if kind == "slow":
        return faults.slow(method, _seconds(wanted), times)
    if kind == "hang":
        return faults.hang(method, times)
    if kind == "error":
        return faults.answer(method, _code(wanted), times)
    if kind == "error_after":
        return faults.answer_after_accepting(method, _code(wanted), times, every)
    if kind == "fail_after":
        status = _number(wanted, "status", USUAL_STATUS, 400, 599)
        return faults.error_after_accepting(method, status, times, every)
    if kind == "close_after":
        return faults.close_after_accepting(method, times, every)
    if kind == "rate_limit":
        per_minute = _number(wanted, "per_minute", 1, 0, 1_000_000)
        return faults.rate_limit(per_minute, None if method == EVERY_METHOD else method)
    if kind == "revoke_token":
        error = wanted.get("error") or TOKEN_ERRORS[0]
        if error not in TOKEN_ERRORS:
            raise PersonMistake(f"For a revoked token Slack answers {' or '.join(TOKEN_ERRORS)}.")
        faults.revoke_token(error)
        return TOKEN_ID
    if kind == "take_scope":
        return faults.take_scope(_scope(wanted))
    raise PersonMistake(f"There is no fault “{kind}”.")


def switch_off(faults: Faults, fault_id: int) -> None:
    """Remove one fault; a no-op if it is used up."""
    if fault_id == TOKEN_ID:
        faults.token_refusal = ""
    faults.remove(fault_id)


def switches(faults: Faults) -> list[dict[str, Any]]:
    """The active faults, as JSON for the page."""
    shown = [_shown(fault) for fault in faults.switched_on()]
    if faults.token_refusal:
        token = {"id": TOKEN_ID, "kind": "revoke_token", "method": EVERY_METHOD}
        shown.append({**token, "error": faults.token_refusal})
    return shown


def _shown(fault: Fault | Limit | TakenScope) -> dict[str, Any]:
    if isinstance(fault, TakenScope):
        method = EVERY_METHOD
        return {"id": fault.id, "kind": "take_scope", "method": method, "scope": fault.scope}
    shown: dict[str, Any] = {"id": fault.id, "method": fault.method or EVERY_METHOD}
    if isinstance(fault, Limit):
        return {**shown, "kind": "rate_limit", "per_minute": fault.per_minute}
    shown |= {"left": fault.left, "every": fault.every}
    if fault.error:
        return {**shown, "kind": "error", "error": fault.error}
    if fault.after is not None and fault.after.error:
        return {**shown, "kind": "error_after", "error": fault.after.error}
    if fault.after is not None:
        status = fault.after.status
        return {**shown, "kind": "close_after" if status is None else "fail_after"} | (
            {} if status is None else {"status": status}
        )
    if fault.delay == HANG_SECONDS:
        return {**shown, "kind": "hang"}
    return {**shown, "kind": "slow", "seconds": fault.delay}


def _number(wanted: dict[str, Any], name: str, usual: int, least: int, most: int) -> int:
    value = wanted.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        words = name.replace("_", " ").capitalize()
        raise PersonMistake(f"{words} must be a whole number from {least:,} to {most:,}.")
    return value


def _seconds(wanted: dict[str, Any]) -> float:
    value = wanted.get("seconds", USUAL_SECONDS)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < 600:
        raise PersonMistake("Seconds must be a number above 0 and below 600.")
    return float(value)


def _code(wanted: dict[str, Any]) -> str:
    code = str(wanted.get("error") or "")
    if not code.isascii() or not code.replace("_", "").isalnum():
        raise PersonMistake("Enter one of Slack's error codes, such as internal_error.")
    return code


def _scope(wanted: dict[str, Any]) -> str:
    scope = str(wanted.get("scope") or "").strip()
    if not _SCOPE.fullmatch(scope):
        raise PersonMistake("Enter one of the app's scopes, such as files:write.")
    return scope
