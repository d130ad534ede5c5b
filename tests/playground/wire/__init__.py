"""Envelopes, the log of exchanges, and faults."""
