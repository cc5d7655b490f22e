"""What the cloud has: EIPs, interfaces, instances and networks as values, and how it refuses."""
