"""What a person can do in Slack's client: type, click, submit, drop files, change settings."""
