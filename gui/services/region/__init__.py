"""Reading one region."""
