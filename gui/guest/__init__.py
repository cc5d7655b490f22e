"""Facts about one interface in, guest configuration out. Pure but for reading templates."""
