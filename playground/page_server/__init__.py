"""The HTTP API behind the page in the browser."""
