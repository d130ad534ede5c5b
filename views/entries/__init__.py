"""What people log and undo."""
