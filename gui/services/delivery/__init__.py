"""Deliveries into guests: performed, noted before they are sent, resumed, and read for many guests at once."""
