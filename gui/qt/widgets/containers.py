"""A dialog that keeps room for what is in it and offers help; a scroll area that no screen reader can bring down."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog as PlainDialog  # noqa: TID251 - the one place that may
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from PySide6.QtWidgets import QScrollArea as PlainScrollArea  # noqa: TID251 - the one place that may

from gui.qt.base.help_topics import ask_for_help, help_shower
from gui.qt.base.reading_order import order_by_place
from gui.qt.widgets.help_mark import mark_options

PART_OF_SCREEN = 0.95
"""No dialog comes up larger than this part of the screen."""


class Dialog(PlainDialog):
    """Can't be made so small that fields are squashed.

    Qt gives a window no smallest size as soon as a text in it breaks into lines, for then its height depends on its
    width (``QLayout::activate``, seen in Qt 6.10.2).
    """

    _prepared = False

    def showEvent(self, event: QShowEvent) -> None:
        """Offer help where there is some, and let Tab go through the dialog as it is read."""
        if not self._prepared:
            self._prepared = True
            self._offer_help()
            if help_shower(self) is not None:
                mark_options(self)
            order_by_place(self)
            # As large as a larger type makes it, but no larger than the screen.
            self.resize(self.size().boundedTo(self.screen().availableSize() * PART_OF_SCREEN))
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.draw_pictures()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language in force; dialogs extend it."""

    def draw_pictures(self) -> None:
        """Draw pictures in the colours in force; dialogs with pictures of their own extend it."""

    def _offer_help(self) -> None:
        boxes = self.findChildren(QDialogButtonBox)
        helps = QDialogButtonBox.StandardButton.Help
        if boxes and boxes[-1].button(helps) is None and help_shower(self) is not None:
            button = boxes[-1].addButton(helps)
            button.setAutoDefault(False)
            button.clicked.connect(lambda: ask_for_help(self))

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
