"""Conversations: a person does something in Slack, and the bot answers."""
