"""Where Tab goes, compared with where things are."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from gui.qt.widgets.containers import ScrollArea


def stops(root: QWidget) -> Iterator[QWidget]:
    """Give what Tab stops at within ``root``, in its order."""
    first = root.window()
    widget = first.nextInFocusChain()
    while widget is not first:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes and root.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            yield widget
        widget = widget.nextInFocusChain()


def out_of_order(root: QWidget) -> list[str]:
    """Return the pairs of which Tab visits the later one first: above in the same column, or left in the same row."""
    found = []
    for before, after in combinations(list(stops(root)), 2):
        if before.isAncestorOf(after) or after.isAncestorOf(before):
            continue
        one, other = _place(_seen(before, after), root), _place(_seen(after, before), root)
        above = other.bottom() <= one.top() and other.left() < one.right() and one.left() < other.right()
        middle = other.top() < one.center().y() < other.bottom() and one.top() < other.center().y() < one.bottom()
        left = middle and other.right() <= one.left()
        if above or left:
            found.append(f"{_named(before)} comes before {_named(after)}")
    return found


def _seen(widget: QWidget, other: QWidget) -> QWidget:
    """Return what is seen of ``widget`` from ``other``: the area that scrolls it, where that does not scroll both."""
    above = widget.parentWidget()
    while above is not None and not above.isAncestorOf(other):
        if isinstance(above, ScrollArea):
            return above
        above = above.parentWidget()
    return widget


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root.window(), QPoint(0, 0)), widget.size())


def _named(widget: QWidget) -> str:
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {text!r}"
