"""LinkedIn's links, and account lists in files. Nothing here connects to LinkedIn."""
