"""The rules: pure functions and value types. Nothing here does I/O or reads a clock."""
