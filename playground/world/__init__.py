"""The workspace's state: users, conversations, messages, open views, and the clock."""
