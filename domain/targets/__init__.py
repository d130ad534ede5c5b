"""Target accounts: the list, an account's page, contacts, matching and imports."""
