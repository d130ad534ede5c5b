"""Deliveries: when each is due, to whom it goes, and that it is sent once."""
