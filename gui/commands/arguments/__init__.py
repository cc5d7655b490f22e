"""The arguments of the commands. Light: they are loaded for --help and for what is wrong with them."""
