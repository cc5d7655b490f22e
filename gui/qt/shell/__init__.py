"""The main window, its start, and the tour."""
