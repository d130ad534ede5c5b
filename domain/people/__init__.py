"""Members, their settings, teams, coaches and setup."""
