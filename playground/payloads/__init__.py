"""The JSON in which Slack describes users, messages, events and interactions."""
