"""A scroll area that a screen reader can't bring down."""

from PySide6.QtWidgets import QScrollArea as PlainScrollArea  # noqa: TID251 - the one place that may
from PySide6.QtWidgets import QWidget

CONTAINERS = ("qt_scrollarea_hcontainer", "qt_scrollarea_vcontainer")
"""What Qt calls the widgets around the bars; by these names it tells them to screen readers."""


class ScrollArea(PlainScrollArea):
    """Has one child for screen readers, whether its bars are there or not.

    Qt counts the bars that are visible, and looks at no index it is asked for: a reader that has counted two children
    before a page was turned, and asks for the second one after it, ends the program (seen in Qt 6.10.2 and 6.11.3,
    ``QAccessibleAbstractScrollArea::child``). The bars are no loss to it: what gets the focus comes into view.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for name in CONTAINERS:
            bar = self.findChild(QWidget, name)
            if bar is not None:
                bar.setObjectName("")
