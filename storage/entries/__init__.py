"""What people log and take back."""
