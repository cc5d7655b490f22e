"""Tabs whose bar is as wide as the window, while their pages share the room below it with something else."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget


class Tabs(QStackedWidget):
    """The pages, each built when it is first asked for or shown; put ``bar`` above them."""

    page_built = Signal(QWidget)
    """This page has taken its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unbuilt: dict[int, Callable[[], QWidget]] = {}
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(True)
        self.bar.currentChanged.connect(self.setCurrentIndex)
        self.currentChanged.connect(self.bar.setCurrentIndex)

    def add(self, build: Callable[[], QWidget]) -> int:
        """Add a tab, whose page ``build`` makes when it is wanted; return its number."""
        number = self.addWidget(QWidget())
        self._unbuilt[number] = build
        with QSignalBlocker(self.bar):
            # A bar says of its first tab that it is current, and nobody has asked for it yet.
            self.bar.addTab("")
        return number

    def widget(self, number: int) -> QWidget | None:
        """Return the page of a tab, and build it where it is not built yet."""
        place = super().widget(number)
        build = self._unbuilt.pop(number, None)
        if place is None or build is None:
            return place
        page = build()
        with QSignalBlocker(self):
            shown = number == self.currentIndex()
            self.insertWidget(number, page)
            if shown:
                super().setCurrentIndex(number)
            self.removeWidget(place)
        place.deleteLater()
        self.page_built.emit(page)
        return page

    def setCurrentIndex(self, number: int) -> None:
        """Show the page of a tab."""
        self.widget(number)
        super().setCurrentIndex(number)

    def setTabText(self, number: int, title: str) -> None:
        """Set the title of a tab."""
        self.bar.setTabText(number, title)

    def tabText(self, number: int) -> str:
        """Return the title of a tab."""
        return self.bar.tabText(number)

    def setTabIcon(self, number: int, picture: QIcon) -> None:
        """Set the picture of a tab."""
        self.bar.setTabIcon(number, picture)

    def setAccessibleName(self, name: str) -> None:
        """Name the row of tabs for screen readers."""
        self.bar.setAccessibleName(name)
