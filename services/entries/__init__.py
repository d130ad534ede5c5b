"""Entries: logging, listing, deleting and undoing them."""
