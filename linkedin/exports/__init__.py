"""Readers of the files that LinkedIn exports: analytics workbooks, and the data archive."""
