"""The desktop's portal: colours at the start and while the program runs, and its file dialog instead of Qt's own."""

import json
from collections import Counter

import pytest
from PySide6.QtGui import QColor, QImage, QPalette

from gui.qt.base.palette import DARK, LIGHT, STARK
from tests.helpers.desktop import SYSTEM_PYTHON, Asked, Program
from tests.helpers.desktop_services import PROGRAM
from tests.helpers.thorough import one_in
from tests.helpers.wayland import WaylandDesktop
from tests.window.test_wayland import MAIN, pytestmark  # noqa: F401 - the same tools

PREFER_DARK, PREFER_LIGHT, HIGHER_CONTRAST = 1, 2, 1
"""Of the portal's settings color-scheme and contrast."""


def services_of(desktop: WaylandDesktop, **appearance: int) -> Asked:
    """Return the services of the desktop, to be asked what they were told."""
    said = json.dumps({name.replace("_", "-"): value for name, value in appearance.items()})
    return Asked(desktop, SYSTEM_PYTHON, str(PROGRAM), said)


ORDINARY = {LIGHT[QPalette.ColorRole.Window], DARK[QPalette.ColorRole.Window]}
"""Of windows without high contrast: its white is also the ground of their lists."""


def grounds(wayland: WaylandDesktop) -> set[str]:
    """The colours that cover more than a hundredth of the screen."""
    image = QImage.fromData(wayland.picture())
    seen = Counter(image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return {QColor(pixel).name() for pixel, count in seen.items() if count * 100 > seen.total()}


def shows(wayland: WaylandDesktop, wanted: set[str]) -> bool:
    """Whether the window has these grounds and those of no other scheme."""
    seen = grounds(wayland)
    return wanted <= seen and seen.isdisjoint(ORDINARY - wanted)


def test_the_colours_of_the_desktop_at_the_start_and_while_it_runs(wayland: WaylandDesktop) -> None:
    services = services_of(wayland, color_scheme=PREFER_DARK, contrast=0)
    program = Program(wayland)
    program.wait(lambda: wayland.active().startswith(MAIN), "the main window")

    def expect(colours: dict[QPalette.ColorRole, str], what: str) -> None:
        wanted = {colours[QPalette.ColorRole.Window], colours[QPalette.ColorRole.Base]}
        program.wait(lambda: shows(wayland, wanted), what)

    expect(DARK, "dark at the start")
    services.ask(appearance={"color-scheme": PREFER_LIGHT})
    expect(LIGHT, "light")
    services.ask(appearance={"contrast": HIGHER_CONTRAST})
    expect(STARK[0], "light with high contrast")
    services.ask(appearance={"color-scheme": PREFER_DARK})
    expect(STARK[1], "dark with high contrast")
    services.ask(appearance={"contrast": 0})
    expect(DARK, "dark again")
    wayland.keys("ctrl+q")
    assert program.process.wait(60) == 0


@pytest.mark.parametrize(("preference", "dark"), one_in(2, [(PREFER_LIGHT, False), (PREFER_DARK, True)]))
def test_high_contrast_at_the_start(wayland: WaylandDesktop, preference: int, dark: bool) -> None:
    services_of(wayland, color_scheme=preference, contrast=HIGHER_CONTRAST)
    program = Program(wayland)
    program.wait(lambda: wayland.active().startswith(MAIN), "the main window")
    program.wait(lambda: shows(wayland, {STARK[dark][QPalette.ColorRole.Window]}), "high contrast")
    wayland.keys("ctrl+q")
    assert program.process.wait(60) == 0


def test_a_file_is_chosen_in_the_dialog_of_the_portal(wayland: WaylandDesktop) -> None:
    services = services_of(wayland)
    program = Program(wayland)
    program.wait(lambda: any(each["name"].startswith("As of") for each in wayland.ask("look", MAIN)), "the region")
    wayland.keys("ctrl+e")
    program.wait(lambda: wayland.active().startswith("Export"), "the dialog")
    wayland.keys("Return")
    ((method, (title, options)),) = program.wait(lambda: services.ask(calls=True), "the question to the portal")
    assert (method, title) == ("SaveFile", "Export")
    assert {"current_name", "filters", "handle_token"} <= set(options)
    chosen = wayland.home / "chosen table.csv"

    def is_written() -> bool:
        """Answer again what went before Qt listened: it does once it knows the number of its question."""
        services.ask(choose=str(chosen).replace(" ", "%20"))
        return chosen.is_file()

    program.wait(is_written, "the file")
    program.wait(lambda: "eip_allocation_id" in chosen.read_text(encoding="utf-8-sig"), "its heading")
    wayland.keys("ctrl+q")
    assert program.process.wait(60) == 0
    assert not [line for line in program.errors.splitlines() if " INFO " not in line]
