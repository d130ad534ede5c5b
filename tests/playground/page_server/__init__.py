"""The page's requests, its clock and its tour."""
