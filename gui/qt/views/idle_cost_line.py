"""One line about what the unbound EIPs among the issues cost, and the button that takes a file of prices."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.domain.checks.issue import Issue, IssueCode
from gui.qt.views.idle_costs import IdleCosts
from gui.words.plain_text import visible

ABOUT_COST = frozenset({IssueCode.EIP_UNBOUND, IssueCode.EIP_UNUSED_SUBSCRIPTION})
"""The issues that are about an EIP which is bound to nothing."""


def idle_ids(issues: Iterable[Issue]) -> tuple[str, ...]:
    """Return the EIPs that the issues say are bound to nothing."""
    return tuple(each.ids[0] for each in issues if each.code in ABOUT_COST and each.ids)


class IdleCostLine(QWidget):
    """Shown while there is an unbound EIP among the issues that are shown."""

    def __init__(self, costs: IdleCosts, shown: Callable[[], Iterable[Issue]], parent: QWidget | None = None) -> None:
        """Build it.

        Args:
            costs: knows what each EIP costs.
            shown: gives the issues that are shown.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._costs, self._shown = costs, shown
        self.sum, self.prices, self.none = QLabel(), QPushButton(), QPushButton()
        self.sum.setWordWrap(True)
        self.sum.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sum, 1)
        row.addWidget(self.prices)
        row.addWidget(self.none)
        self.prices.clicked.connect(self._ask)
        self.none.clicked.connect(costs.forget_prices)
        costs.changed.connect(self.follow)
        self._retranslate()

    def follow(self) -> None:
        """Say what the EIPs cost, or what is wrong with the prices."""
        said = self._costs.about(idle_ids(self._shown()))
        self.sum.setText(visible("\n".join(each for each in (said, self._costs.fault) if each)))
        self.setVisible(bool(said or self._costs.fault))
        self.none.setVisible(bool(self._costs.prices or self._costs.fault))

    def ask_path(self) -> str:
        """Ask for the file; empty when the user thinks again."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Prices of EIPs"), "", "CSV (*.csv);;(*)")
        return name

    def _ask(self) -> None:
        name = self.ask_path()
        if name:
            self._costs.take_prices(Path(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.prices.setText(self.tr("Pri&ces …"))
        self.prices.setToolTip(self.tr("Take a CSV file with your own prices; the program brings none"))
        self.none.setText(self.tr("&No prices"))
        self.none.setToolTip(self.tr("Make no sums any more"))
        self.follow()
