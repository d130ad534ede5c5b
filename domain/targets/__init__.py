"""Target accounts: their list, their page, their people, and lists of them in files."""
