"""Which libraries of the system Qt needs, and what is said where one is missing."""

import ctypes
import re
import subprocess
from pathlib import Path

import PySide6
import pytest

from gui.__main__ import main
from gui.domain.cloud.errors import InputError
from gui.qt.base.system_libraries import BASE, WAYLAND, X11, check_libraries

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
QT = Path(PySide6.__file__).parent / "Qt"
EVERYWHERE = re.compile(r"^(lib(c|m|dl|rt|pthread|gcc_s|stdc\+\+|z|zstd|resolv)|ld-linux.*)\.so")
"""The C library, those of the compiler, and what a system without a desktop has, too."""


@pytest.fixture
def lacks(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The libraries that this system is to lack; none at first."""
    missing: set[str] = set()

    def load(name: str) -> None:
        if name in missing:
            raise OSError(f"{name}: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr("sys.platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    return missing


def needed(*files: str) -> set[str]:
    """What the Qt libraries ``files`` load that does not come with them."""
    found = set()
    for file in files:
        done = subprocess.run(["objdump", "-p", QT / file], capture_output=True, text=True, check=True)
        found |= set(re.findall(r"NEEDED +(\S+)", done.stdout))
    return {each for each in found if not each.startswith(("libQt6", "libicu")) and not EVERYWHERE.match(each)}


@pytest.mark.needs("objdump")
def test_every_library_that_qt_loads_is_known() -> None:
    usual = needed(*(f"lib/libQt6{each}.so.6" for each in ("Core", "Gui", "Widgets", "DBus", "Svg", "PrintSupport")))
    assert usual == set(BASE)
    of_x11 = needed("plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6")
    assert of_x11 - set(BASE) == set(X11)
    of_wayland = needed(
        "lib/libQt6WaylandClient.so.6",
        "plugins/platforms/libqwayland.so",
        "plugins/wayland-shell-integration/libxdg-shell.so",
    )
    assert of_wayland - set(BASE) == set(WAYLAND)


def test_nothing_is_said_where_nothing_is_missing(lacks: set[str]) -> None:
    assert not lacks
    check_libraries()


@pytest.mark.parametrize("library", [*BASE, *X11, *WAYLAND])
def test_the_missing_library_and_its_package_are_named(
    lacks: set[str], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacks.add(library)
    monkeypatch.setenv("WAYLAND_DISPLAY" if library in WAYLAND else "DISPLAY", "unused")
    with pytest.raises(InputError, match=re.escape(library)) as said:
        check_libraries()
    assert str(said.value).endswith(f"sudo apt-get install {(BASE | X11 | WAYLAND)[library]}")


def test_a_library_that_is_there_and_cannot_be_loaded_is_told_in_the_words_of_the_loader(
    lacks: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_name: str) -> None:
        raise OSError("libm.so.6: version `GLIBC_2.99' not found (required by libGL.so.1)")

    assert not lacks
    monkeypatch.setattr(ctypes, "CDLL", load)
    with pytest.raises(InputError, match=re.escape("version `GLIBC_2.99' not found (required by libGL.so.1).")):
        check_libraries()


def test_what_no_screen_asks_for_is_not_asked_of_the_system(lacks: set[str]) -> None:
    lacks |= X11.keys() | WAYLAND.keys()
    check_libraries()


def test_an_import_that_fails_for_a_library_names_its_package(
    lacks: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_args: object) -> int:
        path = "/usr/lib/python3/site-packages/PySide6/QtCore.abi3.so"
        raise ImportError("libgthread-2.0.so.0: cannot open shared object file", name="QtCore", path=path)

    lacks |= {"libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1"}
    monkeypatch.setattr("gui.__main__.run", fail)
    assert main(["--sandbox"]) == 2
    said = capsys.readouterr().err
    assert "libgthread-2.0.so.0" in said
    assert said.endswith("sudo apt-get install libegl1 libglib2.0-0\n")


def test_an_import_that_fails_for_another_reason_is_a_broken_installation(
    lacks: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_args: object) -> int:
        raise ImportError("no module", name="darabonba")

    # A server without a screen has none of them, and a command without a window needs none.
    lacks.add("libEGL.so.1")
    monkeypatch.setattr("gui.__main__.run", fail)
    assert main(["--sandbox"]) == 2
    assert "not completely installed: darabonba" in capsys.readouterr().err


def test_the_readme_lists_packages_that_the_program_knows() -> None:
    (lines,) = re.findall(r"^\$ sudo apt-get install (lib(?:[^\n]*\\\n)*[^\n]*)$", README, re.MULTILINE)
    listed = set(re.findall(r"[\w.+-]+", lines.replace("\\\n", " ")))
    assert listed <= set((BASE | X11 | WAYLAND).values())
    assert {BASE["libglib-2.0.so.0"], BASE["libEGL.so.1"], X11["libxcb-cursor.so.0"]} <= listed
