"""Saving the guest configuration: in a folder or as an archive, one interface or all of an instance."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.inventory import ListName
from gui.guest.bundle import Tree
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.guest_options import GuestOptionsForm
from gui.qt.widgets.snippet_view import SnippetView
from gui.services.files import is_there
from gui.services.guest.facts import networks_on
from gui.services.guest.files import InterfaceExport, fitting, instance_tree, write_tree, write_zip
from gui.services.region.readings import read_gateways
from gui.services.runs.guest_files import FilesTaken, GuestFiles, interfaces_in, note_guest_files, sums_of
from gui.words import labels
from gui.words.errors import error_text
from gui.words.tone import Tone

log = logging.getLogger(__name__)


def note_files(session: Session, way: FilesTaken, files: Tree, place: str) -> None:
    """Note in a worker that ``files`` left the program, for the document of the run that they follow.

    Args:
        session: gives the folder of the journal.
        way: how they left it.
        files: below folders that are named after interfaces.
        place: the folder or archive, or the instance.
    """
    connection = session.connection
    if connection is None:
        return
    noted = GuestFiles(way, datetime.now(UTC), place, sums_of(files))
    session.jobs.run(
        lambda: note_guest_files(connection.journal_dir, interfaces_in(files), noted),
        lambda _none: None,
        # The files themselves are where they should be.
        lambda error: log.warning("the sums of the guest files were not noted: %s", error),
    )


class CountedFiles(QObject):
    """Texts with a number: of those PySide's tr() asks only for what a subclass says itself."""

    def saved(self, count: int) -> str:
        """Return that ``count`` files are saved in {folder}."""
        return self.tr("%n file(s) saved in {folder}.", "", count)

    def there(self, count: int) -> str:
        """Return the question whether ``count`` files are to be replaced."""
        return self.tr("%n of the files exist in {folder} already. Replace them?", "", count)


class GuestSaving(QWidget):
    """What every panel with a guest configuration can do with it; what the configuration is, the panel knows."""

    def __init__(self, session: Session, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.banner = session, banner
        self._instance: Instance | None = None
        self.view = SnippetView()
        self.options: GuestOptionsForm
        self._make_save_menu()

    def files(self) -> Tree:
        """Return what is saved, as files below a folder.

        Raises:
            InputError: a fact is missing or wrong.
        """
        raise NotImplementedError

    def stacks(self) -> tuple[str, ...]:
        """Return the names of the network stacks to save, the chosen one first."""
        raise NotImplementedError

    def retitle_menu(self) -> None:
        """Set the texts of the menu."""
        self._to_folder.setText(self.tr("In a &folder …"))
        self._to_zip.setText(self.tr("As one &zip archive …"))
        self._all_to_zip.setText(self.tr("&All interfaces of the instance, as one zip archive …"))
        self._print.setText(self.tr("&Print what is shown …"))

    def _make_save_menu(self) -> None:
        menu = QMenu(self.view.save)
        self._to_folder, self._to_zip, self._all_to_zip, self._print = (menu.addAction("") for _ in range(4))
        self._to_folder.triggered.connect(self.ask_for_a_folder)
        self._to_zip.triggered.connect(lambda: self._ask_for_a_zip(self.save_zip))
        self._all_to_zip.triggered.connect(lambda: self._ask_for_a_zip(self.save_all))
        self._print.triggered.connect(self.view.print_text)
        self.view.save.setMenu(menu)

    def mark_taken(self) -> None:
        """Remember that what is shown was saved, copied or set up; panels that ask about it extend it."""

    def ask_for_a_folder(self) -> None:
        """Ask for a folder and save there."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save the guest configuration in a folder"))
        if folder:
            self.save_in(Path(folder))

    def _ask_for_a_zip(self, save: Callable[[Path], None]) -> None:
        title = self.tr("Save the guest configuration as a zip archive")
        # The dialog itself asks before a file is replaced.
        name, _kind = QFileDialog.getSaveFileName(self, title, f"{self._instance.id if self._instance else ''}.zip")
        if name:
            save(Path(name).with_suffix(".zip"))

    def save_zip(self, path: Path) -> None:
        """Save this interface as one archive."""
        self._saved(self.files, lambda files: (write_zip(files, path, replace=True),), path)

    def save_all(self, path: Path) -> None:
        """Save every interface of the instance that carries EIPs as one archive; their gateways are read first."""
        connection, inventory, instance = self._session.connection, self._session.inventory, self._instance
        unread = inventory.unread_of(ListName.INSTANCES) if inventory and instance is None else None
        if unread is not None:
            # There may be an instance with more interfaces: one alone is not all of them.
            self._refused(unread.error)
            return
        if connection is None or inventory is None or instance is None:
            self.save_zip(path)
            return
        options, names = self.options.options(), self.stacks()
        carrying = [eni for eni in inventory.interfaces_of(instance.id) if inventory.eips_on(eni.id)]
        # The cloud names gateways of the mode only.
        enis = [eni.id for eni in carrying if exposed_eip(eni, inventory) is None]

        def work() -> Tree:
            gateways = read_gateways(connection.cloud, inventory.region, enis)
            networks = networks_on(inventory, instance.id, gateways, options)
            exports = [InterfaceExport(eni, network, fitting(names, network)) for eni, network in networks]
            files = instance_tree(instance.id, exports)
            write_zip(files, path, replace=True)
            return files

        self.banner.say(Tone.BUSY, lambda: labels.text(labels.READING_GATEWAYS))
        self._session.jobs.run(work, lambda files: self._left(files, path), self._refused, owner=self)

    def _left(self, files: Tree, path: Path, count: int | None = None) -> None:
        """Say where ``files`` are: in the archive ``path``, or ``count`` of them in the folder."""
        self.mark_taken()
        note_files(self._session, FilesTaken.SAVED, files, str(path))

        def what() -> str:
            if count is not None:
                return CountedFiles().saved(count).format(folder=path)
            return self.tr("Saved as {path}.").format(path=path)

        self.banner.say(Tone.GOOD, what)

    def _refused(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))

    def _saved(self, what: Callable[[], Tree], write: Callable[[Tree], tuple[Path, ...]], place: Path) -> None:
        try:
            files = what()
            written = write(files)
        except InputError as error:
            self._refused(error)
            return
        self._left(files, place, None if written == (place,) else len(written))

    def save_in(self, folder: Path) -> None:
        """Save everything below ``folder``; ask before a file is replaced."""
        try:
            files = self.files()
        except InputError as error:
            self._refused(error)
            return
        there = [path for path in files if is_there(folder / path)]
        if there and not self.may_replace(folder, len(there)):
            return
        self._saved(lambda: files, lambda tree: write_tree(tree, folder, replace=bool(there)), folder)

    def may_replace(self, folder: Path, count: int) -> bool:
        """Ask whether ``count`` files in ``folder`` may be replaced."""
        question = CountedFiles().there(count)
        answer = QMessageBox.question(self, labels.text(labels.REPLACE_SOME_TITLE), question.format(folder=folder))
        return answer is QMessageBox.StandardButton.Yes
