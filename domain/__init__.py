"""The product's rules: pure functions and value types, without I/O or a clock."""
