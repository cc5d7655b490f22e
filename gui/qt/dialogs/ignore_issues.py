"""Asks why issues are left as they are, and until when."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.qt.base.theme import chars
from gui.qt.widgets.containers import Dialog

DAYS = 30
"""So long issues are ignored where the user names no other day."""


class IgnoreIssuesDialog(Dialog):
    """A reason, which is needed, and the last day."""

    decided = Signal(str, object)
    """The reason and the last day, a ``date``."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        """Ask about ``count`` issues."""
        super().__init__(parent)
        self._count = count
        self.setModal(True)
        self._note, self._titles = QLabel(), (QLabel(), QLabel())
        self._note.setWordWrap(True)
        self.reason, self.until = QLineEdit(), QDateEdit()
        self.reason.setMinimumWidth(chars(self, 48))
        today = QDate.currentDate()
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setMinimumDate(today)
        self.until.setDate(today.addDays(DAYS))
        form = QFormLayout()
        for title, field in zip(self._titles, (self.reason, self.until), strict=True):
            title.setBuddy(field)
            form.addRow(title, field)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ignore = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ignore.setEnabled(False)
        self.buttons.accepted.connect(self._decide)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(lambda text: self.ignore.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.addWidget(self._note)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Ignore %n issue(s)", "", self._count))
        self._note.setText(
            self.tr("Ignored issues are left out of lists and counts on this computer until the last day.")
        )
        for label, title in zip(self._titles, (self.tr("&Reason:"), self.tr("&Last day:")), strict=True):
            label.setText(title)
        self.reason.setPlaceholderText(self.tr("For example: kept for the move in March"))
        self.ignore.setText(self.tr("&Ignore"))

    def _decide(self) -> None:
        day = self.until.date()
        self.decided.emit(self.reason.text().strip(), date(day.year(), day.month(), day.day()))
        self.accept()
