"""What is read from screenshots of LinkedIn's pages."""
