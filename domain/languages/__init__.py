"""The words of each language that readers of files, pages and messages know."""
