"""Storage: tables, queries, the unit of work, migrations. It does not know Slack."""
