"""What every part of the window stands on: application, theme, session, background jobs."""
