"""What the clock owes, to whom, and when."""
