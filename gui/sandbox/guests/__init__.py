"""What happens inside the emulated instances: kinds of guest that run the commands of Cloud Assistant."""
