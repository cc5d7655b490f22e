"""Asks which regions are shown in one table."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.cloud.region import Region, RegionId
from gui.qt.base.theme import chars, lines
from gui.qt.widgets.containers import Dialog
from gui.words.plain_text import visible_line


class ChooseRegionsDialog(Dialog):
    """A list of all regions with a check box each."""

    decided = Signal(object)
    """The ids of the regions, a tuple; not empty."""

    def __init__(
        self,
        regions: Sequence[Region],
        chosen: Collection[RegionId],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about ``regions``.

        Args:
            regions: those of the account.
            chosen: those that are checked at first.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setModal(True)
        self.note, self.list = QLabel(), QListWidget()
        self.note.setWordWrap(True)
        self.list.setMinimumSize(chars(self, 50), lines(self, 24))
        for region in regions:
            item = QListWidgetItem(visible_line(f"{region.local_name} ({region.id})"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, region.id)
            item.setFlags(_CHECKABLE)
            item.setCheckState(_check(region.id in chosen))
        self.every, self.none = QPushButton(), QPushButton()
        self.every.clicked.connect(lambda: self._check_all(True))
        self.none.clicked.connect(lambda: self._check_all(False))
        row = QHBoxLayout()
        row.addWidget(self.every)
        row.addWidget(self.none)
        row.addStretch(1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.show_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._decide)
        self.buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.buttons)
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        """Set every text; the names of regions are those that the cloud told."""
        self.setWindowTitle(self.tr("Choose regions"))
        self.note.setText(
            self.tr("The regions are read side by side. A slow or refusing region does not delay the others.")
        )
        self.list.setAccessibleName(self.tr("Regions"))
        self.every.setText(self.tr("&All"))
        self.none.setText(self.tr("&None"))
        self.show_button.setText(self.tr("&Show"))

    def chosen(self) -> tuple[RegionId, ...]:
        """Return the regions that are checked."""
        items = (self.list.item(number) for number in range(self.list.count()))
        checked = (each for each in items if each.checkState() is Qt.CheckState.Checked)
        return tuple(RegionId(each.data(Qt.ItemDataRole.UserRole)) for each in checked)

    def _check_all(self, checked: bool) -> None:
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(_check(checked))

    def _follow(self) -> None:
        self.show_button.setEnabled(bool(self.chosen()))

    def _decide(self) -> None:
        self.decided.emit(self.chosen())
        self.accept()


_CHECKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


def _check(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
