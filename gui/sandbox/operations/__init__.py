"""What each emulated operation does: plain functions of (account, params), free of HTTP."""
