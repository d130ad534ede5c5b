"""The faces: pure functions from results to Block Kit, as plain dicts."""
