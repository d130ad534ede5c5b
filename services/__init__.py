"""The use cases, one transaction each. They know the memory and the rules, and nothing of Slack."""
