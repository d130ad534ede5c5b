"""Names of companies and people: comparing them, and reading them from pasted text."""
