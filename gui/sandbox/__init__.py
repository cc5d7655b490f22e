"""A second opinion on loopback: an emulator of the part of Alibaba Cloud that this program talks to."""
