"""Importing what LinkedIn gives: from files to entries."""
