"""The window answers while workers are busy: slices of work, pacing, garbage collection."""
