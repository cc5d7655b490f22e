"""What a pair of eyes would find: texts with too little room, letters that open two things, colours too close."""

import re

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QWidget

FIELDS = (QAbstractSpinBox, QComboBox, QLineEdit)


def cut_off(root: QWidget) -> list[str]:
    """Return the visible labels, buttons and fields that have less room than their text needs."""
    found = []
    for widget in root.findChildren(QWidget):
        if _squashed(widget):
            found.append(f"{type(widget).__name__} {widget.size()} {widget.minimumSizeHint()}")
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.height() < widget.heightForWidth(widget.width()) - 1
        else:
            short = widget.width() < widget.minimumSizeHint().width() - 1
        if short:
            found.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} {widget.minimumSizeHint()}")
    return found


def _squashed(widget: QWidget) -> bool:
    """Return whether a field is lower than it needs; the field within another one has that one's frame, not its own."""
    if not isinstance(widget, FIELDS) or isinstance(widget.parentWidget(), FIELDS) or not widget.isVisible():
        return False
    return widget.height() < widget.minimumSizeHint().height()


def mnemonics(root: QWidget) -> list[str]:
    """Return the letters that work with Alt in what is visible."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.buddy() is None:
            continue
        match = re.search(r"&(\w)", widget.text().replace("&&", ""))
        if match:
            found.append(match.group(1).upper())
    return found


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
