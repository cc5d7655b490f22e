"""What is sent into a guest, before it is sent: what it may do, the exact commands, and the consent."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMessageBox, QSpinBox, QVBoxLayout, QWidget

from gui.domain.cloud.errors import WizardError
from gui.domain.delivery.package import Package, Step
from gui.qt.base.session import Session
from gui.qt.models.sheets import Sheet, SheetKind
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.consent import Consent
from gui.qt.widgets.guest_saving import CountedFiles
from gui.qt.widgets.snippet_view import SnippetView
from gui.services.delivery.packages import LONGEST, SHORTEST
from gui.services.files import is_there
from gui.services.guest.files import write_tree
from gui.words import labels
from gui.words.delivery import step_text
from gui.words.errors import error_text
from gui.words.guest_rows import consent_text, deed_text, history_text, safety_text
from gui.words.joining import paragraph
from gui.words.tone import Tone

Make = Callable[[int], tuple[Package, ...]]
"""Makes the packages for an armed time in seconds; raises InputError."""
_DELIVERED = (Step.STATUS, Step.STAGE, Step.APPLY, Step.CHECK, Step.REARM, Step.CONFIRM, Step.REVERT)
_UNDONE = (Step.UNDO, Step.STATUS)


class GuestReview(QWidget):
    """Shows what ``make`` makes, and takes the consent for exactly that."""

    changed = Signal()
    """The consent was given or taken away."""

    def __init__(
        self, session: Session, make: Make, instance: str, *, undo: bool, readable: Sequence[Sheet] = ()
    ) -> None:
        """Show what is sent.

        Args:
            session: does the writing of files in the background.
            make: makes what is sent.
            instance: the name of the instance, for the consent.
            undo: it is undone what was set up.
            readable: the files inside the commands, for people.
        """
        super().__init__()
        self._session, self._make, self._instance, self._undo = session, make, instance, undo
        self._readable = tuple(readable)
        self.packages: tuple[Package, ...] = ()
        self.agreed = False
        self.banner, self.deed, self.safety, self.view = Banner(), QLabel(), QLabel(), SnippetView()
        self.armed_label, self.armed, self.consent = QLabel(), QSpinBox(), Consent()
        for label in (self.deed, self.safety):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.armed.setRange(SHORTEST, LONGEST)
        self.armed.setValue(180)
        self.armed.setKeyboardTracking(False)
        self.armed_label.setBuddy(self.armed)
        row = QHBoxLayout()
        row.addWidget(self.armed_label)
        row.addWidget(self.armed)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.deed, self.safety, self.banner):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        column.addWidget(self.consent)
        self.armed_label.setVisible(not undo)
        self.armed.setVisible(not undo)
        self.armed.valueChanged.connect(self._render)
        self.view.save.clicked.connect(self._ask_for_a_folder)
        self.consent.given.connect(self._agree)
        self._render()

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the commands exactly as they are sent, then the files inside them."""
        return (*(each for package in self.packages for each in self._commands(package)), *self._readable)

    def _commands(self, package: Package) -> Sequence[Sheet]:
        ending = "ps1" if package.os_type.value == "windows" else "sh"
        many = f" · {package.expected.private}" if len(self.packages) > 1 else ""
        found = []
        for step in _UNDONE if self._undo else _DELIVERED:
            for part in range(len(package.parts)) if step is Step.STAGE else (0,):
                number = f"-{part + 1}" if step is Step.STAGE else ""
                shown = f" {part + 1}" if step is Step.STAGE else ""
                name = f"{package.eni}-{step.value}{number}.{ending}"
                title = f"{step_text(step)}{shown}{many}"
                found.append(Sheet(title, name, package.script(step, part), kind=SheetKind.COMMAND))
        return found

    def save_in(self, folder: Path) -> None:
        """Save everything that is shown below ``folder``; ask before files are replaced."""
        files = {each.path.lstrip("/"): (each.text.encode(), 0o600) for each in self.sheets()}
        there = sum(is_there(folder / path) for path in files)
        if there and not self._may_replace(folder):
            return
        self._session.jobs.run(
            lambda: write_tree(files, folder, replace=bool(there)),
            lambda written: self._saved(len(written), folder),
            lambda error: self.banner.say_error(lambda: error_text(error)),
            owner=self,
        )

    def _saved(self, count: int, folder: Path) -> None:
        self.banner.say(Tone.GOOD, lambda: CountedFiles().saved(count).format(folder=folder))

    def _ask_for_a_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save the commands in a folder"))
        if folder:
            self.save_in(Path(folder))

    def _may_replace(self, folder: Path) -> bool:
        question = labels.text(labels.REPLACE_SOME_QUESTION).format(path=folder)
        answer = QMessageBox.question(self, labels.text(labels.REPLACE_SOME_TITLE), question)
        return answer is QMessageBox.StandardButton.Yes

    def _render(self) -> None:
        """Make the commands anew; a consent holds for what it was given for."""
        self.agreed = False
        try:
            self.packages = self._make(self.armed.value())
        except WizardError as error:
            self.packages = ()
            self.banner.say_error(error_text(error))
        else:
            self.banner.clear()
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text."""
        self.armed_label.setText(self.tr("The guest &undoes it unless confirmed within:"))
        self.armed.setSuffix(self.tr(" s"))
        self.view.show_sheets(self.sheets())
        if not self.packages:
            self.deed.clear()
            self.safety.clear()
            self.consent.clear()
            return
        self.deed.setText(deed_text(self.packages, self._instance, undo=self._undo))
        safety = "" if self._undo else safety_text(self.armed.value())
        self.safety.setText(paragraph((safety, history_text())))
        self.consent.ask(consent_text(self._instance), agreed=self.agreed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _agree(self, agreed: bool) -> None:
        self.agreed = agreed
        self.changed.emit()
