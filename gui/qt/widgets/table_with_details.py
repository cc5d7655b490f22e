"""A table and, beside it, what is known of its focused row; the details can be folded away."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from gui.domain.choices.selection import Selection
from gui.domain.cloud.inventory import Inventory
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, icon
from gui.qt.models.details import Details
from gui.qt.widgets.detail_pane import DetailPane
from gui.qt.widgets.table_panel import TablePanel
from gui.services.state_folder import window_settings

SHOWN_KEY, SPLIT_KEY = "wizard/details", "wizard/details-split-1"
ROOM = 200
"""Characters; a table with less room than that keeps it for itself, until the user wants the details there too.

The columns of interfaces need some 150 of them to show names, ids and zones whole."""
TABLE, DETAILS = 5, 2
"""Shares of the room at first."""


class TableWithDetails(QSplitter):
    """Shows the details of the row that is current. The button that folds them stands above the table."""

    def __init__(
        self,
        session: Session,
        panel: TablePanel,
        details: Callable[[str], Details | None],
        parent: QWidget | None = None,
    ) -> None:
        """Put the details beside ``panel``.

        Args:
            session: whose settings remember whether they are shown.
            panel: the table.
            details: what is known of the row of a key; None for a row that has gone.
            parent: Qt's owner.
        """
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session, self._panel, self._of = session, panel, details
        self._about: tuple[str, Inventory | None, Selection] | None = None
        self._settings = QSettings(window_settings(session.parts.state_dir), QSettings.Format.IniFormat)
        self._opened_in_little_room = False
        self.pane = DetailPane()
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.clicked.connect(self._folded)
        panel.top.insertWidget(panel.top.count() - 1, self.fold)
        self.addWidget(panel)
        self.addWidget(self.pane)
        # Room between the table's count of rows and the details, not only the width of the handle.
        self.setHandleWidth(chars(self, 2))
        self.setChildrenCollapsible(False)
        # The keys go as the eyes do: what stands above the table, the table, its details, which were made after it.
        QWidget.setTabOrder(panel.choosable, self.fold)
        self.setStretchFactor(0, TABLE)
        self.setStretchFactor(1, DETAILS)
        self._restored = self._restore()
        self.splitterMoved.connect(lambda: self._settings.setValue(SPLIT_KEY, self.saveState()))
        panel.table.current_changed.connect(self.refresh)
        panel.table.model().modelReset.connect(self.refresh)
        self._retranslate()
        self._make_room()
        self.refresh()

    def refresh(self) -> None:
        """Show the current row as it is now."""
        if self.pane.isHidden():
            return
        key, inventory, now = self._panel.table.current_key(), self._session.inventory, self._session.now
        # Pages are drawn anew for each list that arrives; what is known of a row changes with these alone.
        if self._about is not None and self._about[1] is inventory and self._about[::2] == (key, now):
            return
        self._about = key, inventory, now
        self.pane.show_details(self._of(key) if key else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave little room to the table alone."""
        super().resizeEvent(event)
        if self._roomy():
            self._opened_in_little_room = False
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, colours and font."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._about = None
            self._retranslate()
            self.refresh()
        elif event.type() is QEvent.Type.FontChange:
            self._make_room()
        super().changeEvent(event)

    def _roomy(self) -> bool:
        return self.width() >= chars(self, ROOM)

    def _wanted(self) -> bool:
        return str(self._settings.value(SHOWN_KEY, "true")).casefold() != "false"

    def _make_room(self) -> None:
        shown = self._wanted() if self._roomy() else self._opened_in_little_room
        self.fold.setChecked(shown)
        self.fold.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if self._roomy() else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        if shown is not self.pane.isHidden():
            return
        self.pane.setVisible(shown)
        if shown and not self._restored:
            self._restored = True
            self.setSizes([self.width() * TABLE // (TABLE + DETAILS), self.width() * DETAILS // (TABLE + DETAILS)])
        self.refresh()

    def _folded(self, shown: bool) -> None:
        self._opened_in_little_room = shown
        # Closed in little room says nothing about a wider window; closed in a wide one is a wish to be kept.
        if shown or self._roomy():
            self._settings.setValue(SHOWN_KEY, shown)
        self._make_room()

    def _restore(self) -> bool:
        split = self._settings.value(SPLIT_KEY)
        return isinstance(split, QByteArray) and self.restoreState(split)

    def _retranslate(self) -> None:
        self.fold.setText(self.tr("&Details"))
        self.fold.setIcon(icon("info"))
        self.fold.setToolTip(self.tr("Show beside the table everything that is known of the focused row"))
        self.fold.setAccessibleName(self.tr("Details"))
        self.setAccessibleName(self.tr("Table and details"))
