"""The steps of each wizard, and what a later answer makes of earlier ones."""
