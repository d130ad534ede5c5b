"""The connection between Slack and the bot: envelopes, Socket Mode, the log, faults on demand."""
