"""What each page of a wizard is called: its title, and its name in the list of steps."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gui.domain.wizards.steps import Page
from gui.words import labels
from gui.words.translation import QT_TRANSLATE_NOOP, translate

_EIPS = QT_TRANSLATE_NOOP("Steps", "EIPs")
_INTERFACE = QT_TRANSLATE_NOOP("Steps", "Interface")
_INSTANCE = QT_TRANSLATE_NOOP("Steps", "Instance")
_DONE = QT_TRANSLATE_NOOP("Steps", "Done")

_TITLES: Final[Mapping[Page, str]] = MappingProxyType(
    {
        Page.ACCOUNT: QT_TRANSLATE_NOOP("Steps", "Account"),
        Page.REGION: QT_TRANSLATE_NOOP("Steps", "Region"),
        Page.METHOD: QT_TRANSLATE_NOOP("Steps", "Method"),
        Page.EIPS: _EIPS,
        Page.EIPS_OF_INTERFACE: _EIPS,
        Page.EIPS_TO_MOVE: _EIPS,
        Page.EIP_LIST: _EIPS,
        Page.INTERFACE: _INTERFACE,
        Page.INTERFACE_IN_USE: _INTERFACE,
        Page.INSTANCE: _INSTANCE,
        Page.MOVE_TO: _INSTANCE,
        Page.NETWORK: QT_TRANSLATE_NOOP("Steps", "Network"),
        Page.REVIEW: QT_TRANSLATE_NOOP("Steps", "Review"),
        Page.APPLY: QT_TRANSLATE_NOOP("Steps", "Apply"),
        Page.GUEST: QT_TRANSLATE_NOOP("Steps", "Guest configuration"),
        Page.DONE: _DONE,
        Page.UNBOUND: _DONE,
    }
)


def page_title(page: Page) -> str:
    """Return the title of ``page``."""
    title = _TITLES.get(page)
    # The three pages on what is deleted share their title with other places.
    return labels.text(labels.DELETE_AND_RELEASE) if title is None else translate("Steps", str(title))
