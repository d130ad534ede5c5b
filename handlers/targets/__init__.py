"""Target accounts and the people at them."""
