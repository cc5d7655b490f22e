"""Every dialog in both languages and in one with longer texts: nothing cut off, each letter and name for one thing."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.qt.accounts.editor import ProfileEditor
from gui.qt.accounts.manager import ProfileManager
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.dialogs.about import AboutDialog
from gui.qt.dialogs.allocate_eips import NewEipsDialog
from gui.qt.dialogs.choose_regions import ChooseRegionsDialog
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.dialogs.eip_attributes import EipAttributesDialog
from gui.qt.dialogs.log_viewer import LogViewer
from gui.qt.dialogs.plan_list import PlanListDialog
from gui.qt.dialogs.sign_in import AccountDialog, SignInDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.regions_export import RegionsExportDialog
from tests.helpers.each_case import each_case
from tests.helpers.looks import mnemonics
from tests.qt.test_accessibility import nameless
from tests.qt.test_looks import Wordy, nothing_cut_off


def guest(window: MainWindow) -> QWidget:
    inventory = window.session.inventory
    assert inventory is not None
    window.on_resource.open_guest(next(each for each in inventory.interfaces if each.name == "voip-live"))
    return window.on_resource.dialogs[0]


def export(window: MainWindow) -> QWidget:
    window.on_resource.open_export()
    return window.on_resource.dialogs[0]


def plan_list(window: MainWindow) -> PlanListDialog:
    path = window.session.parts.state_dir / "list.yaml"
    path.write_text(
        "- {region: cn-shanghai, eni: new, eni_name: media-new, vswitch: prod-b, security_group: sg-prod,\n"
        "   instance: ftp-legacy, stop_instance: yes, eips: [ftp-edge-01, ftp-edge-02]}\n",
        "utf-8",
    )
    dialog = PlanListDialog(window.session, window)
    dialog.open_list(path)
    return dialog


def export_of_regions(window: MainWindow) -> QWidget:
    many = window.home.regions.many
    many.choose([each.id for each in window.session.connection.regions], every=True)
    return RegionsExportDialog(window.session, many, many.rows, many.rows, window)


DIALOGS: dict[str, Callable[[MainWindow], QWidget]] = {
    "about": lambda window: AboutDialog(window.session, window),
    "choose regions": lambda window: ChooseRegionsDialog(window.session.connection.regions, (), window),
    "export": export,
    "export of regions": export_of_regions,
    "guest": guest,
    "log": lambda window: LogViewer(window.session, window),
    "list": plan_list,
    "new EIPs": lambda window: NewEipsDialog(window.session, window),
    "EIP attributes": lambda window: EipAttributesDialog(window.session, window.session.inventory.eips[0], window),
    "new interface": lambda window: NewInterfaceDialog(window.session, window),
    "profile": lambda window: ProfileEditor(window.session, None, window),
    "profiles": lambda window: ProfileManager(window.session, window),
    "settings": lambda window: window.dialogs.open_settings(),
    "sign in": lambda window: AccountDialog(window.session, window),
    "sign in again": lambda window: SignInDialog(window.session, window),
}


def each_dialog(
    window: MainWindow, qtbot: QtBot, check: Callable[[QWidget], object], names: Collection[str] = tuple(DIALOGS)
) -> None:
    """Open one dialog after the other in one window, and ``check`` each.

    Args:
        window: shows its region.
        qtbot: waits until the dialog is shown, and has read what it shows.
        check: raises an error where the dialog is not as it should be.
        names: keys of ``DIALOGS``.

    Raises:
        ExceptionGroup: what was wrong, each error with a note that names the dialog.
    """

    def opened(name: str) -> None:
        dialog = DIALOGS[name](window)
        try:
            with qtbot.waitExposed(dialog):
                dialog.show()
            # What is read from the cloud or the keyring has come when nothing is under way any more.
            qtbot.waitUntil(lambda: not window.session.jobs.busy)
            check(dialog)
        finally:
            dialog.close()
            dialog.deleteLater()

    each_case(names, opened)


@pytest.fixture(params=[*(each.code for each in LANGUAGES), "wordy"])
def speaking(request: pytest.FixtureRequest, qapp: QApplication, translators: Translators) -> Iterator[str]:
    """One language after the other; one of them half as long again as English."""
    wordy = Wordy()
    if request.param == "wordy":
        qapp.installTranslator(wordy)
    else:
        translators.install(next(each for each in LANGUAGES if each.code == request.param))
    yield request.param
    qapp.removeTranslator(wordy)


def test_every_dialog_is_read_and_used(read_window: MainWindow, speaking: str, qtbot: QtBot) -> None:
    del speaking

    def check(dialog: QWidget) -> None:
        nothing_cut_off(dialog, qtbot)
        dialog.resize(1, 1)  # as far as it lets itself be made smaller
        nothing_cut_off(dialog, qtbot)
        twice = [key for key, count in Counter(mnemonics(dialog)).items() if count > 1]
        assert not twice, f"Alt with {twice}"
        assert not nameless(dialog)

    each_dialog(read_window, qtbot, check)
