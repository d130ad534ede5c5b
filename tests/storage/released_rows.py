"""Rows as the program of each released revision wrote them, to migrate."""

from typing import Any

#: For each released revision, rows as its program wrote them, by table, with all columns set.
#: A new revision adds an entry with only the tables and columns that are new.
ROWS: dict[str, dict[str, list[dict[str, Any]]]] = {
    "0001": {
        "workspace": [{"id": "T1", "created_at": "2026-11-01 09:00:00"}],
        "member": [
            {
                "id": 1,
                "workspace_id": "T1",
                "user_id": "U1",
                "name": "Ada & Söhne",
                "zone": "Europe/Stockholm",
                "refused": None,
                "profile_at": "2026-11-01 09:00:00",
                "created_at": "2026-11-01 09:00:00",
            }
        ],
        "act": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "kind": "logged",
                "key": "first",
                "done_at": "2026-11-02 09:00:00",
                "before": '{"post": 1}',
                "undone_at": "2026-11-03 09:00:00",
                "undone_key": "undo",
            }
        ],
        "post": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "urn": "activity:7402746946853253120",
                "twin_urn": "share:7402746946853253121",
                "link": "https://www.linkedin.com/feed/update/urn:li:activity:7402746946853253120/",
                "posted_at": "2025-12-05 12:00:00",
                "made_at": "2025-12-05 16:33:28",
                "goal": "credibility",
                "link_out": True,
                "made_by": 1,
                "removed_by": 1,
            }
        ],
        "snapshot": [
            {
                "id": 1,
                "workspace_id": "T1",
                "post_id": 1,
                "taken_at": "2026-11-02 09:00:00",
                "views": 2340,
                "engagers": 25,
                "reactions": 20,
                "comments": 6,
                "reposts": 2,
                "made_by": 1,
                "removed_by": 1,
            }
        ],
        "ssi_score": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "scored_on": "2026-11-02",
                "overall": 46700,
                "brand": 13100,
                "people": 9700,
                "insights": 5000,
                "relationships": 18900,
                "industry_rank": 12,
                "network_rank": 20,
                "made_by": 1,
                "removed_by": 1,
            }
        ],
    },
    "0002": {
        "member_settings": [
            {
                "member_id": 1,
                "workspace_id": "T1",
                "joined_at": "2026-11-02 09:00:00",
                "invited_at": "2026-11-01 09:00:00",
                "left_at": None,
                "on_board": True,
                "shares_ssi": False,
                "digest_on": True,
                "digest_weekday": 4,
                "digest_minute": 990,
                "reminder_on": True,
                "reminder_day": 15,
                "nudges_on": True,
                "nudge_minute": 600,
                "muted_rules": '["kudos"]',
                "working_days": "[1, 2, 3]",
                "quiet_from": 1200,
                "quiet_until": 420,
                "paused_until": "2026-12-10",
                "dm_channel": "D1",
                "unreachable": None,
            }
        ],
        "team": [
            {
                "id": 1,
                "workspace_id": "T1",
                "name": "Nordics",
                "channel_id": "C1",
                "zone": "Europe/Stockholm",
                "board_weekday": 1,
                "board_minute": 600,
                "trouble": "not_in_channel",
                "removed_at": None,
            }
        ],
        "team_member": [{"team_id": 1, "member_id": 1, "workspace_id": "T1"}],
        "schedule": [
            {
                "id": 1,
                "workspace_id": "T1",
                "recipient": "member:1",
                "kind": "digest",
                "next_due_at": "2026-11-30 08:00:00",
                "period": "2026-W49",
            }
        ],
        "delivery": [
            {
                "id": 1,
                "workspace_id": "T1",
                "recipient": "member:1",
                "kind": "nudge",
                "period": "2026-11-24",
                "due_at": "2026-11-24 09:00:00",
                "state": "sent",
                "not_before": "2026-11-24 09:00:00",
                "uuid": "6a9f0f5e-0000-4000-8000-000000000001",
                "attempts": 1,
                "sent_at": "2026-11-24 09:00:01",
                "channel": "D1",
                "ts": "1795424400.000001",
                "details": '{"team": 1}',
            }
        ],
        "nudge": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "rule": "engagement_rate",
                "armed_at": "2026-11-24 09:00:00",
                "sent_at": "2026-11-24 09:00:01",
                "delivery_id": 1,
                "facts": '{"views": 2340}',
            }
        ],
    },
    "0003": {
        "snapshot": [
            {
                "id": 2,
                "workspace_id": "T1",
                "post_id": 1,
                "taken_at": "2026-11-03 09:00:00",
                "views": 2400,
                "engagers": 30,
                "reactions": 21,
                "comments": 7,
                "reposts": 3,
                "listed": 8,
                "listed_targets": 5,
                "made_by": 1,
                "removed_by": None,
            }
        ],
        "account": [
            {
                "id": 1,
                "workspace_id": "T1",
                "team_id": 1,
                "name": "Müller & Söhne GmbH",
                "match_key": "mueller and soehne",
                "domain": "mueller.example",
                "owner_id": 1,
                "archived_at": "2026-11-20 09:00:00",
                "made_by": 1,
                "removed_by": None,
            }
        ],
        "account_alias": [
            {
                "id": 1,
                "workspace_id": "T1",
                "account_id": 1,
                "alias": "MuS",
                "match_key": "mus",
                "made_by": 1,
            }
        ],
        "contact": [
            {
                "id": 1,
                "workspace_id": "T1",
                "account_id": 1,
                "name": "Jane Doe",
                "person_key": "jane doe",
                "title": "CTO",
                "role": "decision_maker",
                "made_by": 1,
            }
        ],
        "engager": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "post_id": 1,
                "account_id": 1,
                "contact_id": 1,
                "mac": None,
                "engaged_on": "2026-11-20",
                "logged_at": "2026-11-20 09:00:00",
                "made_by": 1,
            }
        ],
        "stranger": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "mac": "00",
                "token": "6a9f0f5e-0000-4000-8000-000000000002",
                "last_at": "2026-11-20 09:00:00",
            }
        ],
        "dm": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "relation": "target",
                "account_id": 1,
                "contact_id": 1,
                "stranger": None,
                "written_on": "2026-11-20",
                "replied_at": "2026-11-21 09:00:00",
                "logged_at": "2026-11-20 09:00:00",
                "made_by": 1,
            }
        ],
        "dm_week": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "monday": "2026-11-16",
                "counted_on": "2026-11-20",
                "target": 3,
                "other": 5,
                "logged_at": "2026-11-20 09:00:00",
                "made_by": 1,
            }
        ],
        "comment": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "urn": "activity:7402746946853253120",
                "link": "https://www.linkedin.com/feed/update/urn:li:activity:7402746946853253120/",
                "account_id": 1,
                "contact_id": 1,
                "commented_on": "2026-11-20",
                "logged_at": "2026-11-20 09:00:00",
                "made_by": 1,
            }
        ],
        "win": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "kind": "closed_won",
                "account_id": 1,
                "company": "",
                "amount": 45000000,
                "currency": "EUR",
                "won_on": "2026-11-20",
                "logged_at": "2026-11-20 09:00:00",
                "made_by": 1,
            }
        ],
    },
    "0004": {
        "contact_alias": [
            {
                "id": 1,
                "workspace_id": "T1",
                "contact_id": 1,
                "alias": "J. Doe",
                "person_key": "j doe",
                "made_by": 1,
            }
        ],
    },
    "0005": {
        "member": [
            {
                "id": 2,
                "workspace_id": "T1",
                "user_id": "U2",
                "name": "Gus Guest",
                "zone": "Europe/Stockholm",
                "refused": None,
                "profile_at": "2026-11-28 09:00:00",
                "created_at": "2026-11-28 09:00:00",
                "is_admin": False,
                "is_coach": False,
                "is_guest": True,
            }
        ],
    },
    "0006": {},
    "0007": {
        "win": [
            {
                "id": 2,
                "workspace_id": "T1",
                "member_id": 1,
                "kind": "closed_won",
                "account_id": 1,
                "company": "",
                "amount": 2000000,
                "currency": "EUR",
                "qualifier": "mrr",
                "won_on": "2026-11-27",
                "logged_at": "2026-11-27 09:00:00",
                "made_by": 1,
            }
        ],
    },
    "0008": {
        "heard_message": [
            {
                "workspace_id": "T1",
                "key": "event_callback:Ev1",
                "heard_at": "2026-11-28 09:00:00",
            }
        ],
    },
    "0009": {},
    "0010": {},
    "0011": {},
    "0012": {},
    "0013": {},
    "0014": {},
    "0015": {},
    "0016": {},
    "0017": {
        "access": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "reader_id": 1,
                "what": "team_totals",
                "subject": "Nordics 30d",
                "read_at": "2026-11-24 09:00:00",
            }
        ]
    },
    "0018": {},
    "0019": {},
    "0020": {
        "audience": [
            {
                "id": 1,
                "workspace_id": "T1",
                "member_id": 1,
                "post_id": 1,
                "account_id": 1,
                "taken_at": "2026-11-22 23:59:59",
                "low": 15_000,
                "high": 25_000,
                "members_reached": 560,
                "logged_at": "2026-11-23 09:00:00",
                "made_by": 1,
                "removed_by": None,
            }
        ]
    },
    "0021": {},
}
