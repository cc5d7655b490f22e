"""A dialog that keeps room for what is in it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog as PlainDialog  # noqa: TID251 - the one place that may


class Dialog(PlainDialog):
    """Can't be made so small that fields are squashed.

    Qt gives a window no smallest size as soon as a text in it breaks into lines, for then its height depends on its
    width (``QLayout::activate``, seen in Qt 6.10.2).
    """

    def event(self, event: QEvent) -> bool:
        """Ask for the smallest height again when the width, or what is in the dialog, has changed."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._keep_room()
        return done

    def _keep_room(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = layout.totalMinimumSize().width()
            self.setMinimumSize(QSize(width, layout.totalMinimumHeightForWidth(max(width, self.width()))))
