"""Schedules, and the ledger of deliveries."""
