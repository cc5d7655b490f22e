"""Names and messages that come from the cloud are data: shown as they are, never as markup, and without harm.

Qt takes a text for HTML when it looks like it, in tool tips, labels and message boxes alike. A control character or one
that turns the direction of writing could make a text look like another one.
"""

import re

from PySide6.QtGui import Qt

from gui.services.plain_text import one_line

_BREAK = "\u200b"
"""A space of no width: behind ``<`` or ``&`` it keeps Qt from taking what follows for markup, and can't be seen."""


def visible(text: str) -> str:
    """Return ``text`` on its lines, without control characters and those that turn the direction of writing."""
    if text.isprintable():
        return text
    return "\n".join(map(visible_line, text.split("\n")))


def visible_line(text: str) -> str:
    """Return ``text`` on one line, otherwise like ``visible``."""
    return text if text.isprintable() else one_line(text)


def tip(text: str) -> str:
    """Return ``text`` for a tool tip, which Qt then shows as it is."""
    shown = visible(text)
    return re.sub("[<&]", rf"\g<0>{_BREAK}", shown) if Qt.mightBeRichText(shown) else shown
