"""Profiles, sign-in and settings."""
