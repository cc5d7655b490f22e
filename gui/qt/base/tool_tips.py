"""Names and messages that come from the cloud are data: shown as they are, never as markup, and without harm.

Qt takes a text for HTML when it looks like it, in tool tips, labels and message boxes alike. A control character or one
that turns the direction of writing could make a text look like another one.
"""

import re

from PySide6.QtGui import Qt

from gui.words.plain_text import visible

_BREAK = "\u200b"
"""A space of no width: behind ``<`` or ``&`` it keeps Qt from taking what follows for markup, and can't be seen."""


def tip(text: str) -> str:
    """Return ``text`` for a tool tip, which Qt then shows as it is."""
    shown = visible(text)
    return re.sub("[<&]", rf"\g<0>{_BREAK}", shown) if Qt.mightBeRichText(shown) else shown
