"""The writes of the program and what is read back of each."""
