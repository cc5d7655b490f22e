"""The guest configuration of any interface that carries EIPs, without the wizard."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gui.qt.shell.main_window import MainWindow
from gui.qt.views.guest_dialog import GuestDialog
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def go_to(window: MainWindow, eni: str) -> None:
    row = next(each for each in window.home.mappings.model.shown() if each.eni and each.eni.name == eni)
    window.home.mappings.panel.table.go_to(row.key)


def dialog_of(window: MainWindow) -> GuestDialog:
    window.on_resource.guest.trigger()
    dialog = window.on_resource.dialogs[0]
    assert isinstance(dialog, GuestDialog)
    return dialog


def test_it_shows_the_files_for_the_system_of_the_instance(
    read_window: MainWindow, until: Until, tmp_path: Path
) -> None:
    go_to(read_window, "voip-live")
    dialog = dialog_of(read_window)
    until(lambda: dialog.panel.snippet() is not None)
    assert "voip-gateway-01" in dialog.about.text()
    snippet = dialog.panel.snippet()
    assert snippet is not None
    assert snippet.stack == dialog.panel.stack.currentData() == "netplan"
    inventory = read_window.session.inventory
    assert inventory is not None
    for eip in inventory.eips_on(dialog.eni.id):
        assert str(eip.address) in snippet.files[0].text
    dialog.panel.save_in(tmp_path / "files")
    assert any(path.is_file() for path in (tmp_path / "files").rglob("*"))


def test_an_interface_on_no_instance_offers_every_system(read_window: MainWindow, until: Until) -> None:
    go_to(read_window, "sip-trunks")
    dialog = dialog_of(read_window)
    until(lambda: dialog.panel.snippet() is not None)
    assert {"netplan", "powershell"} <= {
        dialog.panel.stack.itemData(number) for number in range(dialog.panel.stack.count())
    }


@pytest.mark.parametrize("eni", ["nat-spare", "voip-media"])
def test_an_interface_without_the_mode_has_none_and_the_tip_says_why(read_window: MainWindow, eni: str) -> None:
    go_to(read_window, eni)
    action = read_window.on_resource.guest
    assert not action.isEnabled()
    assert "multi-EIP mode" in action.toolTip()


def test_gateways_that_cannot_be_read_are_said_and_read_again(
    read_window: MainWindow, world: World, until: Until
) -> None:
    go_to(read_window, "voip-live")
    world.server.faults.error("DescribeEipGatewayInfo", "Forbidden.RAM", 403)
    dialog = dialog_of(read_window)
    until(lambda: "Try again" in dialog.banner._action.text() and dialog.banner.isVisible())
    assert dialog.panel.snippet() is None
    world.server.faults.clear()
    dialog.banner._action.click()
    until(lambda: dialog.panel.snippet() is not None)
    assert not dialog.banner.isVisible()
