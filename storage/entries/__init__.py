"""What members log, and undo."""
