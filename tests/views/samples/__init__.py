"""What the views are tried with: extreme figures, long links, hostile text."""
