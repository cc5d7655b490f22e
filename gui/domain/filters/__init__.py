"""The language in which rows of a table are asked for."""
