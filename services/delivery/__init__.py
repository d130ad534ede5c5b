"""Deliveries: schedules, the ledger, addressing and suspension."""
