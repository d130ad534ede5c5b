"""Deliveries and their due times, windows of days, and time zones."""
