"""Where the picture lies: beside the tables or below them, while something is selected, as wide as the user left it."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.qt.base.theme import chars, lines
from gui.qt.views.topology_panel import TopologyPanel

SPLIT_KEY = "window/split-1"
PICTURE_KEY = "window/picture"
SIDE_KEY, DETAILS_KEY = "window/picture-side", "window/picture-details"
BESIDE, BELOW = "beside", "below"
ROOMY = 240
"""Characters; in a window with less room the picture lies below the table, unless the user wants it beside."""


class PictureSplit(QSplitter):
    """Shares the room between tables and picture."""

    picture_shown = Signal(bool)
    """The picture is wanted now, or no longer."""

    def __init__(
        self, tables: QWidget, picture: TopologyPanel, settings: QSettings, has_selection: Callable[[], bool]
    ) -> None:
        """Show ``tables``, and ``picture`` where it was shown last.

        Args:
            tables: is never folded away.
            picture: shown while it is wanted and ``has_selection``.
            settings: where the user's choices are kept.
            has_selection: whether rows are selected in the table that is shown.
        """
        super().__init__(Qt.Orientation.Horizontal)
        self._picture, self._settings, self._has_selection = picture, settings, has_selection
        self._laid: Qt.Orientation | None = None
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._place)
        picture.turned.connect(self._turn)
        self.addWidget(tables)
        self.addWidget(picture)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self.picture_wanted = str(settings.value(PICTURE_KEY, "true")).casefold() != "false"
        self._side = str(settings.value(SIDE_KEY, ""))
        picture.fold.setChecked(str(settings.value(DETAILS_KEY, "false")).casefold() == "true")
        picture.hide()
        split = settings.value(SPLIT_KEY)
        self._restored = isinstance(split, QByteArray) and self.restoreState(split)
        # The state that was kept says on which side, too; the window may be another one now.
        self._kept_orientation = self.orientation()
        self._lie()

    def show_picture(self, wanted: bool) -> None:
        """Show the picture while something is selected, or never."""
        self.picture_wanted = wanted
        self._place()
        self.picture_shown.emit(wanted)

    def place_later(self) -> None:
        """Show or hide the picture by what is selected, once events under way are dealt with."""
        self._due.start()

    def keep(self) -> None:
        """Write down how the user has arranged it."""
        self._settings.setValue(SPLIT_KEY, self.saveState())
        self._settings.setValue(PICTURE_KEY, self.picture_wanted)
        self._settings.setValue(SIDE_KEY, self._side)
        self._settings.setValue(DETAILS_KEY, self._picture.fold.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture where there is room for it."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        """Put the picture beside the table or below it."""
        beside = self._side == BESIDE or (self._side != BELOW and self.width() >= chars(self, ROOMY))
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._laid is orientation:
            return
        self._laid = orientation
        self.setOrientation(orientation)
        self._picture.lie(orientation)
        if not self._restored or orientation is not self._kept_orientation:
            self.setSizes([chars(self, 139), chars(self, 56)] if beside else [lines(self, 30), lines(self, 17)])

    def _turn(self) -> None:
        self._side = BELOW if self.orientation() is Qt.Orientation.Horizontal else BESIDE
        self._lie()

    def _place(self) -> None:
        """Show the picture of what is selected; without any, the table has the room."""
        self._picture.setVisible(self.picture_wanted and self._has_selection())
