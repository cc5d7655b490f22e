"""Issues of a region, and drift from the last applied plan."""
