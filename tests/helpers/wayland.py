"""A Wayland desktop of its own: sway without a screen, and the keyboard and the pictures of it."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.helpers.desktop import PATIENCE, Desktop, wait_for
from tests.helpers.secret_service import BUS

CONFIG = """
output HEADLESS-1 mode 1280x900
output HEADLESS-1 scale {scale}
default_border none
xwayland disable
"""
MODIFIERS = {"ctrl", "alt", "shift"}


class WaylandDesktop(Desktop):
    """One headless output with sway, and a session bus on which accessibility is switched on; no X anywhere.

    Args:
        home: a new short folder for everything the programs on it write.
        scale: of the output.
    """

    def __init__(self, home: Path, scale: float = 1) -> None:
        self._scale = scale
        super().__init__(home)

    def _begin(self, runtime: Path) -> None:
        config = self.home / "bus.conf"
        config.write_text(
            BUS.format(folder=runtime, services="<standard_session_servicedirs/>", more=""), encoding="utf-8"
        )
        bus = self.start("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address", answers=True)
        assert bus.stdout
        self.environment |= {
            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
            "QT_QPA_PLATFORM": "wayland",
            "XDG_SESSION_TYPE": "wayland",
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "SWAYSOCK": str(runtime / "sway"),
        }
        settings = self.home / "sway.conf"
        settings.write_text(CONFIG.format(scale=self._scale), encoding="utf-8")
        command = ["sway", "--config", str(settings)]
        if os.geteuid() == 0:  # sway refuses to run as root
            for folder in (self.home, runtime):
                os.chown(folder, 65534, 65534)
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        self.start(*command)
        wait_for(lambda: self._sockets(runtime), "the compositor")
        # Its name on GNOME and KDE; sway never takes it. Fcitx tells its address now and then to this one alone.
        (runtime / "wayland-0").symlink_to(self._sockets(runtime)[0])
        self.environment["WAYLAND_DISPLAY"] = "wayland-0"
        wait_for(lambda: self.ask_sway("get_outputs"), "the output")
        # A keyboard that stays: without any, windows lose the focus and menus close.
        self.start("wtype", "-s", str(60 * 60 * 1000))
        wait_for(lambda: any(each["type"] == "keyboard" for each in self.ask_sway("get_inputs") or ()), "the keyboard")
        self._start_reader()

    @staticmethod
    def _sockets(runtime: Path) -> list[str]:
        return sorted(path.name for path in runtime.glob("wayland-*") if path.suffix != ".lock")

    def ask_sway(self, what: str) -> Any:
        """Return sway's answer to ``swaymsg -t what``, None while it gives none."""
        done = subprocess.run(
            ("swaymsg", "-r", "-t", what), env=self.environment, capture_output=True, text=True, timeout=PATIENCE,
            check=False,
        )  # fmt: skip
        return json.loads(done.stdout) if done.returncode == 0 else None

    def windows(self) -> dict[str, dict[str, Any]]:
        """Return what sway knows of each window, by its title."""

        def below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
            for child in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
                yield child
                yield from below(child)

        return {node["name"]: node for node in below(self.ask_sway("get_tree")) if node.get("app_id")}

    def active(self) -> str:
        """Return the title of the window that has the keyboard, empty when none has."""
        return next((title for title, node in self.windows().items() if node["focused"]), "")

    def keys(self, *names: str) -> None:
        """Press keys, by their X names, one after another, on whatever has the focus."""
        for name in names:
            *held, key = name.split("+")
            assert set(held) <= MODIFIERS
            down = [word for each in held for word in ("-M", each)]
            up = [word for each in held for word in ("-m", each)]
            subprocess.run(("wtype", *down, "-k", key, *up), env=self.environment, check=True, timeout=PATIENCE)

    def picture(self) -> bytes:
        """Return what the output shows, as PNG."""
        done = subprocess.run(("grim", "-"), env=self.environment, check=True, timeout=PATIENCE, capture_output=True)
        return done.stdout
