"""One table of words for each language, for the readers of files, pages and messages."""
