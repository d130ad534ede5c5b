"""What people type, read: commands, lines, numbers, days, money."""
