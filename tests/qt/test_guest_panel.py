"""The guest configuration on the screen: options, refusals by name, and everything saved where the user says."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import GATEWAYS
from gui.qt.base.i18n import Translators
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.guest_panel import GuestPanel
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def live(signed_in: World) -> NetworkInterface:
    inventory = signed_in.session.inventory
    assert inventory is not None
    return next(each for each in inventory.interfaces if each.name == "voip-live")


@pytest.fixture
def panel(signed_in: World, live: NetworkInterface, qtbot: QtBot, translators: Translators) -> GuestPanel:
    del translators
    session = signed_in.session
    assert session.connection is not None
    assert session.inventory is not None
    made = GuestPanel(session, Banner())
    qtbot.addWidget(made)
    qtbot.addWidget(made.banner)
    made.show()
    made.begin(live.id, session.inventory.instance_by_id[live.instance_id])  # type: ignore[index]
    made.show_gateways(session.connection.cloud.read(session.inventory.region, GATEWAYS, By.INTERFACE, live.id))
    return made


def read(panel: GuestPanel, ending: str) -> None:
    panel.view.turn_to(next(n for n, each in enumerate(panel.view.sheets()) if each.path.endswith(ending)))


def test_the_text_shown_can_be_copied_and_that_is_said(panel: GuestPanel) -> None:
    read(panel, ".yaml")
    panel.view.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "macaddress" in copied
    path = panel.view.sheets()[panel.view.list.current_number()].path
    assert panel.view.said.text() == f"Copied {path}: {len(copied.splitlines())} lines."
    assert panel.view.said.isVisible()
    read(panel, "undo")
    assert not panel.view.said.isVisible(), "it was said of another text"


def test_an_option_changes_what_is_rendered(panel: GuestPanel) -> None:
    read(panel, ".yaml")
    before = panel.view.current_text()
    panel.options.base.setValue(9000)
    panel.options.changed.emit()
    assert "9000" in panel.view.current_text()
    assert panel.view.current_text() != before
    panel.options.addresses_only.setChecked(True)
    assert "routing-policy" not in panel.view.current_text()


def test_a_bad_interface_name_gets_a_sentence_and_loses_nothing(panel: GuestPanel) -> None:
    before = panel.view.current_text()
    panel.options.name.setText("eth1; reboot")
    panel.options.changed.emit()
    assert "eth1; reboot is not a usable interface name." in panel.banner.text()
    assert panel.view.current_text() == before


def test_a_bad_gateway_gets_a_sentence(panel: GuestPanel) -> None:
    panel.gateway.setText("172.16.10.x")
    panel.gateway.editingFinished.emit()
    assert "not an IPv4 address" in panel.banner.text()


def test_a_stack_that_cannot_express_an_option_says_which(panel: GuestPanel) -> None:
    panel.stack.setCurrentIndex(panel.stack.findData("cloud-init"))
    panel.options.marks.setChecked(True)
    assert "can't express: connection marks" in panel.banner.text()
    assert panel.snippet() is None


def test_a_folder_holds_readme_detection_and_scripts_and_nothing_is_replaced_unasked(
    panel: GuestPanel, live: NetworkInterface, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.save_in(tmp_path / "out")
    written = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*")}
    files = sum(path.is_file() for path in (tmp_path / "out").rglob("*"))
    assert panel.banner.text().startswith(f"{files} files saved in ")
    assert {"README.txt", f"{live.id}/netplan/apply", f"{live.id}/iproute2/undo"} <= written
    kept = tmp_path / "out" / "README.txt"
    kept.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    panel.save_in(tmp_path / "out")
    assert kept.read_text(encoding="utf-8") == "mine"
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    panel.save_in(tmp_path / "out")
    assert kept.read_text(encoding="utf-8") != "mine"


def test_one_archive_and_one_for_all_interfaces(
    panel: GuestPanel, live: NetworkInterface, tmp_path: Path, until: Until
) -> None:
    panel.save_zip(tmp_path / "one.zip")
    panel.save_zip(tmp_path / "same.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "same.zip").read_bytes()
    panel.save_all(tmp_path / "all.zip")
    until(lambda: "all.zip" in panel.banner.text())
    names = zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert "README.txt" in names
    assert any(name.startswith(live.id) for name in names)


def test_a_folder_that_cannot_be_written_gets_a_sentence(panel: GuestPanel, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    panel.save_in(tmp_path / "file")
    assert "cannot be written" in panel.banner.text()
