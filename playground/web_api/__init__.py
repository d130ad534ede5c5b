"""Slack's Web API, as far as the bot uses it; one module for each family of methods."""
