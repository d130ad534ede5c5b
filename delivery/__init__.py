"""Deliveries: messages that are due by the clock, sent once each."""
