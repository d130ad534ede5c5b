"""Joining, member settings, the setup, and profile changes."""
