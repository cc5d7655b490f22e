"""Saves what applied plans of a list leave: their report, and the guest files that the list asks for."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from gui.qt.base.plan_set_controller import PlanSetController
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.services.exports.list_guest_files import FOLDER, WrittenGuestFiles
from gui.words import plan_list as words
from gui.words.errors import error_text
from gui.words.tone import Tone


class PlanListSaving(QObject):
    """Owns two buttons; each asks where, and writes in a worker."""

    def __init__(self, session: Session, controller: PlanSetController, banner: Banner, parent: QWidget) -> None:
        """Make the buttons.

        Args:
            session: writes in a worker.
            controller: knows how the plans ended.
            banner: says where the files are, or why they could not be written.
            parent: above which is asked.
        """
        super().__init__(parent)
        self._session, self._controller, self._banner, self._window = session, controller, banner, parent
        self.report, self.guest = QPushButton(), QPushButton()
        self.report.clicked.connect(self._save_report)
        self.guest.clicked.connect(self._save_guest_files)
        for button in self.buttons():
            button.setAutoDefault(False)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons, left to right."""
        return (self.report, self.guest)

    def retranslate(self) -> None:
        """Set every text."""
        self.report.setText(self.tr("Save &report …"))
        self.guest.setText(self.tr("Save guest OS &files …"))

    def offer(self, *, over: bool) -> None:
        """Show the buttons that mean something, once the plans are ``over``."""
        self.report.setVisible(over and bool(self._controller.results))
        self.guest.setVisible(over and self._controller.wants_guest_files)

    def ask_report_path(self) -> str:
        """Ask where the report goes, and before a file is replaced; empty when the user thinks again."""
        forms = (self.tr("Text (*.txt)"), self.tr("Markdown (*.md)"), self.tr("JSON (*.json)"))
        title = self.tr("Save the report")
        name, _ = QFileDialog.getSaveFileName(self._window, title, "report.txt", ";;".join(forms))
        return name

    def ask_folder(self) -> str:
        """Ask for the folder of the guest files; empty when the user thinks again."""
        return QFileDialog.getExistingDirectory(self._window, self.tr("Folder for the guest OS files"))

    def _save_report(self) -> None:
        name = self.ask_report_path()
        if name:
            self._session.jobs.run(
                lambda: self._controller.write_report(Path(name)),
                lambda _none: self._banner.say(Tone.GOOD, lambda: words.text(words.REPORT_WRITTEN).format(path=name)),
                self._failed,
                owner=self,
            )

    def _save_guest_files(self) -> None:
        name = self.ask_folder()
        if name:
            self._session.jobs.run(
                lambda: self._controller.write_guest_files(Path(name)),
                lambda found: self._say_guest_files(found, Path(name) / FOLDER),
                self._failed,
                owner=self,
            )

    def _failed(self, error: BaseException) -> None:
        self._banner.say_error(lambda: error_text(error))

    def _say_guest_files(self, found: dict[str, WrittenGuestFiles], folder: Path) -> None:
        errors = [each.error for each in found.values() if each.error is not None]

        def what() -> str:
            if errors:
                return self.tr("The guest OS files of %n plan(s) were not written.", "", len(errors))
            return words.text(words.GUEST_WRITTEN).format(folder=folder)

        self._banner.say(
            Tone.WARNING if errors else Tone.GOOD, what, lambda: "\n".join(error_text(each).what for each in errors)
        )
