"""Readers of LinkedIn's pages: as copied text, and as screenshots."""
