"""Previews and results of imports."""
