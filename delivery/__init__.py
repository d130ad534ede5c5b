"""The second door, for the clock: what happens by itself."""
