"""Logging entries, listing them, and undo."""
