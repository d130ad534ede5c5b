"""Queries for imports: entries that may be logged already, and inserts in bulk."""
