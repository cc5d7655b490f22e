"""The formats in which mappings and reports are written, by name, for the window and for the command line.

Light: the arguments of a command name them, and what renders them is loaded when something is exported.
"""

from enum import StrEnum
from typing import Final


class Format(StrEnum):
    """How mappings are written; the value is the ending of the file's name."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "md"
    TERRAFORM = "tf"
    SCRIPT = "sh"
    LIST = "list.csv"


NAMES_ACCOUNT: Final = frozenset({Format.MARKDOWN, Format.TERRAFORM})
"""The formats of a table for which it matters whose account it is."""

LIST: Final = "list"
"""The format of a list of bindings; it is no export of the whole table."""
FORMATS: Final = (Format.CSV.value, Format.JSON.value, Format.MARKDOWN.value, Format.TERRAFORM.value, LIST)
"""The formats that hold every mapping of one region or of several."""

CHECK_FORMATS: Final = ("text", "json", "junit")
"""The formats of what a check found."""

COST_FORMATS: Final = ("text", "csv", "json", "md")
"""The formats of the EIPs that are bound to nothing."""
