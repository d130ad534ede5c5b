"""Names of companies and people: compared, and read out of what was pasted."""
