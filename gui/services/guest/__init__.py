"""Guest configuration from the facts of the cloud."""
