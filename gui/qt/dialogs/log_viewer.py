"""The log, in the window: filtered, without secrets, and ready to be put into a report."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.qt.base.about_facts import version_lines
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, fixed_font, icon, lines
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import Dialog
from gui.services.log_reading import LogEntry, chosen, log_file, read_log
from gui.words.plain_text import system_reason
from gui.words.tone import Tone

PAUSE_MS = 60
"""After a key, before the filter is applied."""


class LogViewer(Dialog):
    """The end of the log file, with a filter by level and words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: tuple[LogEntry, ...] = ()
        self._counted = 0
        self.banner = Banner()
        self.words, self.level = QLineEdit(), QComboBox()
        self.words.setClearButtonEnabled(True)
        for least in ("DEBUG", "INFO", "WARNING", "ERROR"):
            self.level.addItem("", least)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed_font(self.text)
        self.count, self.path = QLabel(), QLabel(str(log_file(session.parts.state_dir)))
        self.path.setWordWrap(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.show_chosen)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.level.currentIndexChanged.connect(lambda _index: self.show_chosen())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.report = QPushButton()
        self.report.clicked.connect(self.copy_report)
        self.again = QPushButton()
        self.again.clicked.connect(self.read)
        for button in (self.report, self.again):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.level)
        top.addWidget(self.count)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addWidget(self.path)
        column.addWidget(buttons)
        self.resize(chars(self, 130), lines(self, 34))
        self.retranslate()
        self.draw_pictures()
        self.read()

    def draw_pictures(self) -> None:
        """Draw the pictures of both buttons."""
        self.report.setIcon(icon("copy"))
        self.again.setIcon(icon("refresh"))

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Log"))
        self.words.setPlaceholderText(self.tr("Filter"))
        self.words.setAccessibleName(self.tr("Filter the log"))
        self.level.setAccessibleName(self.tr("Level"))
        titles = (
            self.tr("All entries"),
            self.tr("Without debugging"),
            self.tr("Warnings and errors"),
            self.tr("Errors only"),
        )
        for number, title in enumerate(titles):
            self.level.setItemText(number, title)
        self.text.setAccessibleName(self.tr("Log"))
        self.path.setAccessibleName(self.tr("Log file"))
        self.report.setText(self.tr("Copy &report"))
        self.report.setToolTip(self.tr("Versions, paths and the entries shown, without secrets"))
        self.again.setText(self.tr("R&ead again"))
        self._say_count()

    def read(self) -> None:
        """Read the file in a worker."""
        folder = self._session.parts.state_dir
        self._session.jobs.run(lambda: read_log(folder), self._took, self._failed, owner=self, key="log-viewer")

    def shown(self) -> tuple[LogEntry, ...]:
        """Return the entries that fit level and words."""
        return chosen(self._entries, str(self.level.currentData()), self.words.text())

    def show_chosen(self) -> None:
        """Show the entries that fit, the newest in view."""
        shown = self.shown()
        self.text.setPlainText("\n".join(each.text for each in shown))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._counted = len(shown)
        self._say_count()

    def _say_count(self) -> None:
        self.count.setText(self.tr("%n entries", "", self._counted))

    def copy_report(self) -> None:
        """Copy versions, paths and what is shown."""
        facts = version_lines(self._session.parts.state_dir)
        entries = [each.text for each in self.shown()]
        QGuiApplication.clipboard().setText("\n".join((*facts, "", *entries)))
        self.banner.say(
            Tone.GOOD,
            lambda: self.tr("The report was copied. Secrets are left out of it."),
            lambda: self.tr("Read it before you send it: names and addresses are in it."),
        )

    def _took(self, entries: tuple[LogEntry, ...]) -> None:
        self._entries = entries
        self.show_chosen()

    def _failed(self, error: BaseException) -> None:
        reason = system_reason(error) if isinstance(error, OSError) else type(error).__name__
        self.banner.say(
            Tone.BAD,
            lambda: self.tr("The log file could not be read: {reason}.").format(reason=reason),
            lambda: self.tr("Check the permissions of the file."),
        )
