"""A window that was closed on a screen that is gone comes up whole on one that is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.secret_service import ROOT

PROGRAM = """
import json, sys
from PySide6.QtCore import QSettings
from gui.qt.base.application import application
app = application()
from gui.qt.shell.startup_frame import Frame
frame = Frame(sys.argv[1], None)
frame.show()
app.processEvents()
if len(app.screens()) > 1:
    place = app.screens()[1].geometry()
    frame.setGeometry(place.adjusted(100, 100, -120, -80))
    app.processEvents()
    settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
    settings.setValue("window/geometry", frame.saveGeometry())
    settings.sync()
shown = [screen.name() for screen in app.screens() if screen.geometry().contains(frame.geometry())]
print(json.dumps(shown))
"""
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1}
LARGE = {"name": "large", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1.5}


def shown_on(folder: Path, *screens: dict[str, object]) -> list[str]:
    """Open the frame with these screens; return on which it is whole."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_QPA_PLATFORMTHEME": ""}
    command = (sys.executable, "-c", PROGRAM, str(folder / "window.ini"))
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


def test_a_window_of_a_screen_that_is_gone(tmp_path: Path) -> None:
    assert shown_on(tmp_path, LAPTOP, LARGE) == ["large"]
    assert shown_on(tmp_path, LAPTOP, LARGE) == ["large"], "as it was left"
    assert shown_on(tmp_path, LAPTOP) == ["laptop"]
