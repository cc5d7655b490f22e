"""The steps of a wizard, beside its pages: a click, Enter or Space on one that can be gone to asks for its page."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gui.domain.wizards.steps import Page
from gui.qt.base.theme import chars, lines
from gui.qt.models.steps import StepRows, Steps
from gui.words.steps import page_title

WIDEST = 28
"""Characters; a longer title is broken into lines."""
NARROW_SCREEN = 150
"""On a screen with room for fewer characters side by side the page needs the room: titles are broken into words."""


class StepList(QListView):
    """Shows which steps are done, and which is the current one."""

    wanted = Signal(object)
    """The user wants to go to this Page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = StepRows(self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setIconSize(QSize(lines(self, 1), lines(self, 1)))
        self.setSpacing(lines(self, 0.15))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._request)
        self._retranslate()

    def show_steps(self, steps: Steps) -> None:
        """Draw ``steps``."""
        if steps == self.rows.steps:
            return
        self.rows.show_steps(steps)
        self.make_room(self.rows.steps.pages)
        row = steps.pages.index(steps.current) if steps.current in steps.pages else -1
        self.setCurrentIndex(self.rows.index(row, 0) if row >= 0 else QModelIndex())

    def make_room(self, pages: tuple[Page, ...]) -> None:
        """Be as wide as the titles of ``pages`` need in bold, whichever step is shown; at once, before the list is."""
        bold = self.font()
        bold.setBold(True)
        width_of, titles = QFontMetrics(bold).horizontalAdvance, [page_title(page) for page in pages]
        if self.screen().availableSize().width() < chars(self, NARROW_SCREEN):
            titles = [word for title in titles for word in title.split()]
        widest = max(map(width_of, titles), default=0)
        self.setFixedWidth(min(widest + self.iconSize().width() + chars(self, 5), chars(self, WIDEST)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the step that has the focus."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._request(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, colours and font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Steps"))
        self.rows.draw_again()
        self.make_room(self.rows.steps.pages)

    def _request(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.wanted.emit(self.rows.steps.pages[index.row()])
