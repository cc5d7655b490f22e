"""What the cloud demands of a choice, checked before any call."""
