"""The use cases, one transaction each. They use storage and domain, and never Slack."""
