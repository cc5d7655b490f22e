"""Runs of plans: execution, journal, resume."""
