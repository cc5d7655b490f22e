"""A delivery into a guest while it runs and at its end: a row for each EIP, the countdown, and the decisions."""

from time import monotonic

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.domain.delivery.report import ARMED, BEFORE, Choice, DeliveryReport
from gui.qt.base.guest_delivery import DeliveryController
from gui.qt.base.theme import fixed_font, lines
from gui.qt.models.guest_rows import GuestRow, guest_columns, rows_of
from gui.qt.models.records import Records
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.record_table import RecordTable
from gui.words.delivery import choice_text, outcome_text, phase_text, question_text
from gui.words.errors import error_text
from gui.words.guest_rows import countdown_text
from gui.words.joining import paragraph
from gui.words.tone import Tone

TICK_MS = 500


class GuestProgressView(QWidget):
    """Follows a DeliveryController; the buttons answer its questions, or decide at any moment while it is armed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller: DeliveryController | None = None
        self.banner, self.countdown, self.said = Banner(), QLabel(), QPlainTextEdit()
        self.model: Records[GuestRow] = Records(guest_columns(), lambda row: str(row.eip.address), parent=self)
        self.table = RecordTable(self.model)
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setMaximumHeight(lines(self, 8))
        fixed_font(self.said)
        self.countdown.setWordWrap(True)
        self.buttons = {choice: QPushButton() for choice in (*BEFORE, *ARMED)}
        row = QHBoxLayout()
        row.addWidget(self.countdown, 1)
        for choice, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, chosen=choice: self._choose(chosen))
            button.hide()
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        self.said.hide()
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._count)
        self.retranslate()

    def follow(self, controller: DeliveryController) -> None:
        """Show ``controller`` from now on."""
        self._controller = controller
        controller.changed.connect(self._draw)
        self._clock.start()
        self._draw()

    def retranslate(self) -> None:
        """Set every text."""
        self.table.setAccessibleName(self.tr("EIPs in the guest"))
        self.said.setAccessibleName(self.tr("Output of the guest"))
        for choice, button in self.buttons.items():
            button.setText(choice_text(choice))
        tips = {
            Choice.UNDO_NOW: self.tr("Restore now what the guest had before"),
            Choice.LEAVE: self.tr("Send nothing more. The guest restores what it had when the time has passed"),
            Choice.KEEP: self.tr("Confirm the new configuration in the guest"),
        }
        for choice, tip in tips.items():
            self.buttons[choice].setToolTip(tip)
        self.model.retitle(guest_columns())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _choose(self, choice: Choice) -> None:
        if self._controller is not None:
            self._controller.choose(choice)

    def _draw(self) -> None:
        run = self._controller
        if run is None:
            return
        self.model.show([row for each in run.progress for row in rows_of(each)])
        self.table.fit_columns()
        asked = run.question.choices if run.question else ARMED if run.armed else ()
        for choice, button in self.buttons.items():
            button.setVisible(choice in asked)
        if run.over:
            self._draw_end(run)
        elif run.question is not None:
            self.banner.say(Tone.WARNING, question_text(run.question))
            self._quote(run.question.text)
        else:
            self.banner.say(Tone.BUSY, phase_text(run.phase) if run.phase else self.tr("Starting"))
        self._count()

    def _draw_end(self, run: DeliveryController) -> None:
        self._clock.stop()
        report = run.report
        if run.error is not None:
            self.banner.say_error(error_text(run.error))
        elif report is not None:
            self._say_end(report, well=run.well)
        self._quote(report.text if report is not None and not run.well else "")

    def _say_end(self, report: DeliveryReport, *, well: bool) -> None:
        tone = Tone.GOOD if well else Tone.WARNING
        if report.error is None:
            self.banner.say(tone, outcome_text(report))
            return
        text = error_text(report.error)
        self.banner.say(tone, outcome_text(report), paragraph((text.what, text.fix)), details=text.details)

    def _quote(self, text: str) -> None:
        """Show what the guest said: plain text, whatever is in it."""
        if text != self.said.toPlainText():
            self.said.setPlainText(text)
        self.said.setVisible(bool(text.strip()))

    def _count(self) -> None:
        run = self._controller
        until = run.countdown if run is not None and run.running else None
        text = countdown_text(until.earliest - monotonic(), until.latest - monotonic()) if until else ""
        if text != self.countdown.text():
            self.countdown.setText(text)
