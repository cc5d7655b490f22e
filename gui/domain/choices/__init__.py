"""What the user chose, changed only by events."""
