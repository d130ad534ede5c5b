"""Readers of typed text: commands, lines, numbers, money."""
