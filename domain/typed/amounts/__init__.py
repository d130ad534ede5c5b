"""Amounts of money as people type them, with what they count and the words around them."""
