"""Deliveries, due times, windows of days, and time zones."""
