"""Readers of the data archive that LinkedIn gives each member, and of the CSV files in it."""
