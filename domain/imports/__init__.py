"""Files and pages that LinkedIn gives: what they say, and what becomes of it."""
