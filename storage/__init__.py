"""The memory: tables, queries named as questions, migrations. It knows nothing of Slack."""
