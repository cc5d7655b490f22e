"""The operations of a run with their states and calls; a request ID is whole as long as that is possible."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from gui.qt.base.theme import chars, lines
from gui.qt.models.progress import Head, ProgressRows
from gui.qt.widgets.column_widths import Need, shared
from gui.qt.widgets.cut_tips import CutTips

WIDEST = 70
"""No column gets wider by itself than so many characters."""
SHORTEST = {Head.WHAT: 22, Head.CALL: 12, Head.REQUEST_ID: 10}
"""So many characters of each are seen at least; states and durations are never cut."""
ROOMY = {Head.WHAT: 30, Head.STATE: 22, Head.CALL: 24, Head.MILLISECONDS: 8}
"""Characters that each column has before it says anything."""


class ProgressTable(QTableView):
    """Shows the rows of a run."""

    def __init__(self, rows: ProgressRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        # Events come in swarms, and for each every row would be measured.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.fit)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        CutTips(self)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(lines(self, 1.7))
        header = self.horizontalHeader()
        header.setDefaultSectionSize(header.minimumSectionSize())
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room there is now."""
        super().resizeEvent(event)
        self.fit()

    def fit_soon(self) -> None:
        """Share the room anew, once for all that happens now."""
        self._due.start()

    def fit(self) -> None:
        """Give each column room for what it says now; none gets narrower while there is room for all of them."""
        needs = {}
        for column, characters in ROOMY.items():
            says = min(self.sizeHintForColumn(column) + chars(self, 2), chars(self, WIDEST))
            says = max(says, self.horizontalHeader().sectionSizeHint(column))
            everything = max(says, chars(self, characters), self.columnWidth(column))
            # The name of a call says what the title says: it is cut first, then titles, and last of all request IDs.
            least = min(says, chars(self, SHORTEST[column])) if column in SHORTEST else says
            wanted = min(says, chars(self, characters)) if column is Head.WHAT else least
            needs[int(column)] = Need(least, everything, wanted)
        shortest = chars(self, SHORTEST[Head.REQUEST_ID])
        whole = max(self.sizeHintForColumn(Head.REQUEST_ID), shortest)
        needs[int(Head.REQUEST_ID)] = Need(shortest, whole, whole, whole)
        for number, width in shared(self.viewport().width(), needs, Head.REQUEST_ID).items():
            self.setColumnWidth(number, width)
