"""Entries that members log and undo."""
