"""Tab goes through a window in the order in which it is read: the order of its layouts, whatever was made first.

No layout is asked for its items, here or anywhere in the window. PySide keeps what it has made of an item for as long
as there is the layout; Qt drops the item as soon as the layout changes, and the widget that comes to its place in
memory is taken for it (``parentWidget`` gave a ``QSpacerItem`` then; seen with PySide 6.11.3). Layouts and widgets tell
when they go.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QWidget,
)

WHOLE = (QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)
"""What Tab stops at as a whole, whatever it is made of."""


def order_by_place(root: QWidget) -> None:
    """Let Tab visit what is in ``root`` in the order of its layouts, from the first item to the last."""
    stops = list(_stops(root))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Give what Tab can stop at in ``widget``, itself included."""
    if isinstance(widget, QAbstractScrollArea) and hasattr(widget, "widget"):
        # What scrolls is read; its frame too, where the keys scroll it.
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        inside = widget.widget()
        if isinstance(inside, QWidget):
            yield from _stops(inside)
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, WHOLE):
        return
    for child in _children(widget):
        yield from _stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Give the children of ``widget`` as they are laid out, then those that no layout knows."""
    layout = widget.layout()
    if isinstance(widget, QTabWidget):
        found = [widget.tabBar(), *(widget.widget(number) for number in range(widget.count()))]
    elif isinstance(widget, QSplitter):
        found = [widget.widget(number) for number in range(widget.count())]
    else:
        found = list(_widgets(layout, widget)) if layout is not None else []
    placed = [each for each in found if each is not None]
    yield from placed
    known = set(map(id, placed))
    for child in widget.children():
        if isinstance(child, QWidget) and id(child) not in known and not child.isWindow():
            yield child


def _widgets(layout: QLayout, parent: QWidget) -> Iterator[QWidget]:
    """Give the widgets in ``parent`` that ``layout`` and the layouts in it hold, as they are laid out."""
    placed: list[tuple[int, QWidget | QLayout]] = [
        (place, each)
        for each in (*parent.children(), *layout.children())
        if isinstance(each, QWidget | QLayout) and (place := layout.indexOf(each)) >= 0
    ]
    for _, each in sorted(placed, key=lambda one: one[0]):
        if isinstance(each, QWidget):
            yield each
        else:
            yield from _widgets(each, parent)
