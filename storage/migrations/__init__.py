"""Alembic's migrations, forward only."""
