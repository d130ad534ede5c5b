"""A person that tests, benchmarks and the tour in the README script. The page uses none of it."""
