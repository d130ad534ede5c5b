"""Long proofs and measurements; each prints a ratio side by side in one run."""
