"""Members, settings, teams, roles, setup."""
