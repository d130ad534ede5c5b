"""The coaching rules: their facts and findings, and the messages made of them."""
