"""What the bot sends by itself: when, to whom, and each once."""
