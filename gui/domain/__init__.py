"""The words and rules of the field. Pure: standard library only, no I/O, no clock, no Qt, no SDK."""
