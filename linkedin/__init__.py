"""LinkedIn's links and exports, and account lists in files. Nothing here connects to LinkedIn."""
