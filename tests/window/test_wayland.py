"""The program on Wayland, with no X server: window, menu, wizard and dialog, keyboard, app id, and its looks."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from gui.qt.base.application import APP_ID
from tests.helpers.desktop import Program
from tests.helpers.wayland import WaylandDesktop

pytestmark = [
    pytest.mark.needs("sway"),
    pytest.mark.needs("wtype"),
    pytest.mark.needs("grim"),
    pytest.mark.needs("dbus-daemon"),
    pytest.mark.needs("/usr/libexec/at-spi-bus-launcher"),
    pytest.mark.needs("/usr/lib/python3/dist-packages/gi"),
]
MAIN = "Multi-EIP Wizard"
COLOURS = 50
"""A picture with fewer colours is an empty window."""


def colours(picture: bytes) -> int:
    image = QImage.fromData(picture)
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def below_menu_bar(wayland: WaylandDesktop) -> QImage:
    return QImage.fromData(wayland.picture()).copy(QRect(200, 30, 160, 20))


@pytest.mark.parametrize("wayland", [1, 1.5], ids=lambda scale: f"scale {scale}", indirect=True)
def test_window_menu_wizard_and_dialog_on_wayland(
    wayland: WaylandDesktop, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kept = Path(os.environ.get("MULTI_EIP_PICTURES") or tmp_path)
    scale = request.node.callspec.id.replace(" ", "-")

    def look(what: str) -> bytes:
        picture = wayland.picture()
        (kept / f"wayland-{what}-{scale}.png").write_bytes(picture)
        assert colours(picture) > COLOURS, f"{what} is empty"
        return picture

    program = Program(wayland)
    program.wait(lambda: wayland.active().startswith(MAIN), "the main window")
    assert {window["app_id"] for window in wayland.windows().values()} == {APP_ID}
    program.wait(lambda: any(each["role"] == "table" for each in wayland.ask("look", MAIN)), "the tables")
    program.wait(lambda: any(each["name"].startswith("As of") for each in wayland.ask("look", MAIN)), "the region")
    look("main")

    # A menu is no window to the compositor: it is seen, over the tool bar, where nothing else changes now.
    before = below_menu_bar(wayland)
    wayland.keys("alt+h")
    program.wait(lambda: below_menu_bar(wayland) != before, "the menu")
    look("menu")
    wayland.keys("a")
    program.wait(lambda: wayland.active().startswith("About"), "the dialog")
    look("dialog")
    wayland.keys("Escape")
    program.wait(lambda: wayland.active().startswith(MAIN), "the main window again")

    before = wayland.picture()
    wayland.keys("ctrl+n")
    program.wait(lambda: wayland.active() and not wayland.active().startswith(MAIN), "the wizard")
    program.wait(lambda: wayland.picture() != before, "the wizard to be painted")
    look("wizard")
    assert {window["app_id"] for window in wayland.windows().values()} == {APP_ID}
    wayland.keys("Escape")
    program.wait(lambda: wayland.active().startswith(MAIN), "the main window after the wizard")
    wayland.keys("ctrl+q")
    assert program.process.wait(60) == 0
    warnings = [line for line in program.errors.splitlines() if " INFO " not in line]
    assert warnings == []
