"""Dialogs that act at once."""
