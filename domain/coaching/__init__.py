"""Coaching rules: what they look at, what they find, and when they speak."""
