"""What the bot calls."""
