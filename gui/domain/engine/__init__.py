"""Plans as effects: send, read back, wait, roll back."""
