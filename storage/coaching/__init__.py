"""Coaching: facts, rules, nudges, digest, reminder."""
