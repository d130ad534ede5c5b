"""What people do and what the bot answers, through real Socket Mode and the Web API."""
