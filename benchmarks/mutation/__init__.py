"""Mutation testing: which small faults no test notices."""
