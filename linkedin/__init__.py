"""Everything about LinkedIn's links and files. Nothing here opens a connection to LinkedIn."""
