"""Saving the guest configuration: in a folder or as an archive, one interface or all of an instance."""

from collections.abc import Callable
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
from gui.qt.widgets.guest_options import GuestOptionsRow
from gui.qt.widgets.snippet_view import SnippetView
from gui.services.guest.facts import networks_on
from gui.services.guest.files import InterfaceExport, fitting, instance_tree, write_tree, write_zip
from gui.services.region.readings import read_gateways
from gui.words import labels
from gui.words.errors import error_text
from gui.words.tone import Tone


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
        self.options, self.view = GuestOptionsRow(), SnippetView()
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
        self._to_folder.triggered.connect(self._ask_for_a_folder)
        self._to_zip.triggered.connect(lambda: self._ask_for_a_zip(self.save_zip))
        self._all_to_zip.triggered.connect(lambda: self._ask_for_a_zip(self.save_all))
        self._print.triggered.connect(self.view.print_text)
        self.view.save.setMenu(menu)

    def _ask_for_a_folder(self) -> None:
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
        self._saved(lambda: (write_zip(self.files(), path, replace=True),), path)

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

        def work() -> Path:
            gateways = read_gateways(connection.cloud, inventory.region, enis)
            networks = networks_on(inventory, instance.id, gateways, options)
            exports = [InterfaceExport(eni, network, fitting(names, network)) for eni, network in networks]
            return write_zip(instance_tree(instance.id, exports), path, replace=True)

        self.banner.say(Tone.BUSY, lambda: labels.text(labels.READING_GATEWAYS))
        self._session.jobs.run(work, self._say_where, self._refused, owner=self)

    def _say_where(self, path: Path) -> None:
        self.banner.say(Tone.GOOD, lambda: self.tr("Saved as {path}.").format(path=path))

    def _refused(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))

    def _saved(self, write: Callable[[], tuple[Path, ...]], place: Path) -> None:
        try:
            written = write()
        except InputError as error:
            self._refused(error)
            return
        if written == (place,):
            self._say_where(place)
        else:
            self.banner.say(Tone.GOOD, lambda: CountedFiles().saved(len(written)).format(folder=place))

    def save_in(self, folder: Path) -> None:
        """Save everything below ``folder``; ask before a file is replaced."""
        try:
            files = self.files()
        except InputError as error:
            self._refused(error)
            return
        there = [path for path in files if (folder / path).exists()]
        if there and not self.may_replace(folder, len(there)):
            return
        self._saved(lambda: write_tree(files, folder, replace=bool(there)), folder)

    def may_replace(self, folder: Path, count: int) -> bool:
        """Ask whether ``count`` files in ``folder`` may be replaced."""
        question = CountedFiles().there(count)
        answer = QMessageBox.question(self, self.tr("Replace files?"), question.format(folder=folder))
        return answer is QMessageBox.StandardButton.Yes
