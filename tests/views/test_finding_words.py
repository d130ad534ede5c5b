"""What the coach says about target accounts, for each form of a finding."""

from datetime import date

import pytest

from domain.coaching.nudges import Why
from domain.coaching.rules import Rule
from domain.coaching.target_facts import ContactReference, SharedContact
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    OneThread,
    SilentAccount,
    SilentAccounts,
    SingleThreaded,
    TargetFinding,
    Vanity,
)
from domain.figures.target_share import TargetShare
from views.coaching.in_short import in_short
from views.coaching.nudges import next_step_buttons
from views.coaching.target_findings import target_advice, target_details, target_headline
from views.coaching.why import why

MONDAY = date(2026, 11, 23)
JANE = ContactReference(1, "Jane Doe", 1, "Acme")
SHARED = SharedContact(JANE, "Uma Rao", MONDAY, MONDAY)
BELOW = DmDrift(TargetShare(2, 10), None, "50", below=True)
FELL = DmDrift(TargetShare(2, 10), TargetShare(6, 10), "50", below=False)
EARLY = DmDrift(TargetShare(2, 10), TargetShare(6, 10), "50", below=False, sure=False)
EARLY_BELOW = DmDrift(TargetShare(2, 10), None, "50", below=True, sure=False)
ACME = SilentAccount(1, "Acme", None)
GLOBEX = SilentAccount(2, "Globex", MONDAY)
BOTH_SILENT = SilentAccounts((ACME, GLOBEX), 2, 30, owned=True)
ONE_KNOWN = SingleThreaded((OneThread(JANE, 2, ()),), 1)
VANITY = Vanity(MONDAY, 60, MONDAY, 70, (TargetShare(6, 10), TargetShare(2, 10)), None)
