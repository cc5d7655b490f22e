"""Guest configuration pushed through Cloud Assistant, as values and as a generator without cloud, clock or thread."""
