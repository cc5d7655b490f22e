"""A text that a cell has too little room for is seen whole in its tool tip."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from gui.qt.base.tool_tips import tip

CutText = Callable[[QModelIndex | QPersistentModelIndex], str]
"""Returns the text of a cell where it is not seen whole, else nothing."""


class CutTips(QObject):
    """Adds what is cut to the tool tips of a view."""

    def __init__(self, view: QAbstractItemView, cut_text: CutText | None = None) -> None:
        """Watch ``view``.

        Args:
            view: whose cells are looked at; owns this.
            cut_text: asked about a cell; None where the cells are drawn by Qt's own delegate.
        """
        super().__init__(view)
        self._view, self._cut_text = view, cut_text or self._cut_by_delegate
        view.viewport().installEventFilter(self)

    def text(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the tool tip of a cell that is cut, as Qt may be given it; empty where Qt's own will do."""
        cut = self._cut_text(index) if index.isValid() else ""
        told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        return "\n".join(dict.fromkeys(filter(None, (tip(cut), told)))) if cut else ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show the tool tip of a cell that is cut."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        index = self._view.indexAt(event.pos())
        text = self.text(index)
        if text:
            QToolTip.showText(event.globalPos(), text, self._view.viewport(), self._view.visualRect(index))
        return bool(text)

    def _cut_by_delegate(self, index: QModelIndex | QPersistentModelIndex) -> str:
        view = self._view
        needed, room = view.sizeHintForIndex(index).width(), view.visualRect(index).width()
        return str(index.data() or "").strip() if needed > room else ""
