"""Profiles, keys and the keyring as values."""
