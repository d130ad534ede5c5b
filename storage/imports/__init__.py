"""Queries about entries that an import may know, and rows that only imports make."""
