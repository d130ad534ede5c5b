"""Target accounts, their contacts, and list imports."""
