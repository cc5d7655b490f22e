"""What a colour beside a sentence means."""

from enum import StrEnum


class Tone(StrEnum):
    """What a colour means; a word or an icon always says the same."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    BUSY = "busy"
    QUIET = "quiet"
