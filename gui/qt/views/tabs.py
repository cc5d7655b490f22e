"""Tabs whose bar is as wide as the window, while their pages share the room below it with something else."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget


class Tabs(QStackedWidget):
    """The pages; put ``bar`` above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(True)
        self.bar.currentChanged.connect(self.setCurrentIndex)
        self.currentChanged.connect(self.bar.setCurrentIndex)

    def addTab(self, page: QWidget, title: str) -> int:
        """Add ``page``, and a tab for it; return its number."""
        number = self.addWidget(page)
        self.bar.addTab(title)
        return number

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
