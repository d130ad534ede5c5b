"""What people do in the local Slack, and what the app hears of it."""
