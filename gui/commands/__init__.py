"""The windowless commands, over the same services as the window. One module each."""
