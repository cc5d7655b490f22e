"""The wheel: what is in it, and that it works from a fresh environment outside the tree."""

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from contextlib import suppress
from email.parser import Parser
from pathlib import Path

import pytest

from gui import __version__
from gui.cloud.clients import PRODUCTS
from gui.qt.widgets.highlighter import LEXERS, USUAL_LEXER

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = ("resources/desktop/", "resources/packaging/")
"""Used by packages, and no part of the wheel."""
STRAY = (".env", ".coverage.left", "__pycache__/left.pyc")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with files in it that nobody wants to ship."""
    folder = tmp_path_factory.mktemp("tree")
    for name in ("gui", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for stray in STRAY:
            (folder / name / stray).parent.mkdir(exist_ok=True)
            (folder / name / stray).write_text("SECRET=1")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    return folder


def build(kind: str, tree: Path, folder: Path, zone: str = "UTC", umask: int = 0o022) -> Path:
    """Return the only file that is built into ``folder``."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder]
    environment = {**os.environ, "TZ": zone, "LC_ALL": "C"}
    subprocess.run(command, cwd=tree, env=environment, umask=umask, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tree, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands in a fresh environment that has the wheel, and the dependencies of this one."""
    folder = tmp_path_factory.mktemp("user") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    scheme = sysconfig.get_paths("venv", vars={"base": str(folder), "platbase": str(folder)})
    (Path(scheme["purelib"]) / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    command = [sys.executable, "-m", "pip", f"--python={folder}", "install", "-q", "--no-deps", "--no-index", wheel]
    subprocess.run(command, check=True, capture_output=True)
    return Path(scheme["scripts"])


def run(installed: Path, tmp_path: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [installed / "multi-eip", *map(str, arguments)], cwd=tmp_path, env=environment, capture_output=True, text=True,
        timeout=120, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.needs("git")
def test_every_module_and_resource_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "gui", "resources"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    ours = {name for name in tracked if (ROOT / name).is_file() and not name.startswith(OUTSIDE)}
    wanted = {
        name.replace("resources/", "gui/resources/", 1) if name.startswith("resources/") else name for name in ours
    }
    assert len(wanted) > 100
    assert wanted - inside == set()


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert [name for name in inside if name.endswith(STRAY)] == []
    assert [name for name in inside if "__pycache__" in name or name.startswith(("tests", "docs", "resources"))] == []
    kinds = {name.split("/")[0] for name in inside}
    info = f"multi_eip_wizard-{__version__}"
    assert kinds == {"gui", f"{info}.dist-info", f"{info}.data"}


def test_the_metadata_is_complete(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    text = archive.read(f"multi_eip_wizard-{__version__}.dist-info/METADATA").decode()
    metadata = Parser().parsestr(text)
    assert metadata["Version"] == __version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert "pytest" not in {line.split(">")[0] for line in metadata.get_all("Requires-Dist", []) if "extra" not in line}


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_the_same_bytes_are_built_from_another_place_with_another_umask_and_clock(
    tree: Path, wheel: Path, tmp_path: Path, kind: str
) -> None:
    other = tmp_path / "else where 别处" / "tree"
    shutil.copytree(tree, other)
    for path in (other, *other.rglob("*")):
        path.chmod(path.stat().st_mode & 0o700)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    here = wheel if kind == "wheel" else build(kind, tree, tmp_path / "here")
    there = build(kind, other, tmp_path / "there", "Asia/Shanghai", 0o077)
    assert (here.name, here.read_bytes()) == (there.name, there.read_bytes())


# The recipes of the packages; .ci/package-check and .ci/wine try what they make


def recipe(system: str) -> dict[str, object]:
    """The constants of PyInstaller's recipe for ``system``."""
    path = ROOT / "resources" / "packaging" / system / "multi-eip.spec"
    found = {}
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            with suppress(ValueError):
                found[statement.targets[0].id] = ast.literal_eval(statement.value)
    return found


@pytest.mark.parametrize("system", ["linux", "macos"])
def test_the_recipe_names_what_the_program_imports_by_name(system: str) -> None:
    named = recipe(system)["BY_NAME"]
    assert isinstance(named, list)
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "gui" / "cloud").glob("*.py"))
    literal = set(re.findall(r'import_module\("((?!gui)[\w.]+)"\)', source))
    literal |= set(re.findall(r"^ +from (darabonba[\w.]*) import", source, re.MULTILINE))
    literal |= {f"{product.module}.client" for product in PRODUCTS.values()}
    assert literal <= set(named)
    for name in named:
        assert importlib.util.find_spec(name), name


def test_the_recipe_keeps_every_lexer_of_the_window() -> None:
    lexers = recipe("linux")["LEXERS"]
    assert isinstance(lexers, tuple)
    assert {*LEXERS.values(), USUAL_LEXER} == set(lexers)


def test_the_packages_carry_the_licences_of_qt() -> None:
    texts = ROOT / "resources" / "packaging" / "licences"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (texts / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (texts / "GPL-3.0.txt").read_text(encoding="utf-8")
    notice = (texts / "NOTICE.txt").read_text(encoding="utf-8")
    assert all(name in notice for name in ("PySide6", "LGPL-3.0.txt", "source", "replace"))


def test_the_licence_of_every_pin_is_carried(wheel: Path) -> None:
    third_party = ROOT / "resources" / "packaging" / "third_party.py"
    specification = importlib.util.spec_from_file_location("third_party", third_party)
    assert specification
    assert specification.loader
    script = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(script)
    pinned = script.pins((ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8"))
    wanted = {name: ", ".join(versions) for name, versions in pinned.items() if name not in script.BUILD_ONLY}
    kept = json.loads(zipfile.ZipFile(wheel).read("gui/resources/licences/third-party.json"))
    assert {each["name"]: each["version"] for each in kept["components"]} == wanted, "run .ci/licences"
    assert all(each["licence"] for each in kept["components"])
    used = [key for each in kept["components"] for key in each["files"].values()]
    assert all(each["files"] for each in kept["components"])
    assert set(used) == set(kept["texts"])
    assert min(max(len(kept["texts"][key]) for key in each["files"].values()) for each in kept["components"]) > 500
    (qt,) = [each for each in kept["components"] if each["name"] == "pyside6-essentials"]
    assert set(qt["files"]) == {"LGPL-3.0.txt", "GPL-3.0.txt"}
    done = subprocess.run([sys.executable, third_party], capture_output=True, text=True, check=True, encoding="utf-8")
    assert all(f"{name} {version}: " in done.stdout for name, version in wanted.items())
    assert all(text in done.stdout for text in kept["texts"].values())


def test_what_only_builds_is_no_part_of_the_program() -> None:
    removed = (ROOT / ".ci" / "package").read_text(encoding="utf-8")
    (line,) = [each for each in removed.splitlines() if "uninstall -q -y" in each]
    from_pins = set(line.split("-y ")[1].strip('"').split())
    source = (ROOT / "resources" / "packaging" / "third_party.py").read_text(encoding="utf-8")
    (named,) = re.findall(r"BUILD_ONLY = frozenset\((\{[^}]+\})\)", source)
    assert ast.literal_eval(named) == from_pins


def test_the_installer_for_windows_speaks_both_languages_and_takes_away_what_it_writes() -> None:
    source = (ROOT / "resources" / "packaging" / "windows" / "setup.nsi").read_text(encoding="utf-8")
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\} \"(.+)\"$", source, re.MULTILINE)
    names = [name for name, language, _sentence in said if language == "ENGLISH"]
    assert names == [name for name, language, _sentence in said if language == "SIMPCHINESE"]
    used = {*re.findall(r"\$\((\w+)\)", source), *re.findall(r"REFUSE ([A-Z]+)$", source, re.MULTILINE)}
    assert used - {"SENTENCE"} == set(names)
    chinese = [sentence for _name, language, sentence in said if language == "SIMPCHINESE"]
    assert all(re.search("[\u4e00-\u9fff]", sentence) for sentence in chinese)
    written = set(re.findall(r"WriteReg\w+ HKCU \"(\$\{\w+\})\"", source))
    assert written == {"${UNINSTALL}", "${APP_PATH}", "${NOTIFICATIONS}"}
    assert written <= set(re.findall(r"^ +DeleteRegKey HKCU \"(\$\{\w+\})\"", source, re.MULTILINE))
    links = re.findall(r"CreateShortcut (\"[^\"]+\")", source)
    assert len(links) == 2
    assert set(links) <= set(re.findall(r"^ +Delete (\"[^\"]+\")", source, re.MULTILINE))


def test_the_installed_command_answers(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"multi-eip {__version__}\n", "")
    done = run(installed, tmp_path, "snippets", "--list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "netplan" in done.stdout


def test_the_installed_program_does_its_main_job(installed: Path, tmp_path: Path) -> None:
    """Without a display the sandbox drives itself, and says where it writes: in a new folder where it stands."""
    done = run(installed, tmp_path, "--state-dir", tmp_path / "state", "--sandbox")
    assert (done.returncode, done.stderr) == (0, "")
    first, last = done.stdout.splitlines()
    assert first.startswith("There is no display")
    (tour,) = tmp_path.glob("tour-*")
    assert str(tour) in last
    assert len(list(tour.glob("*.png"))) >= 10
    assert list((tour / "snippets").rglob("*.yaml"))


def test_the_desktop_finds_the_program(installed: Path) -> None:
    share = installed.parent / "share"
    name = "io.github.multi_eip_wizard"
    entry = (share / "applications" / f"{name}.desktop").read_text()
    assert "\nExec=multi-eip\n" in entry
    assert f"\nIcon={name}\n" in entry
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / f"{name}.svg").is_file()
    assert (share / "metainfo" / f"{name}.metainfo.xml").is_file()


@pytest.mark.needs("desktop-file-validate")
def test_the_desktop_entry_is_valid() -> None:
    entry = ROOT / "resources" / "desktop" / "io.github.multi_eip_wizard.desktop"
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.needs("appstreamcli")
def test_the_appstream_data_is_valid() -> None:
    data = ROOT / "resources" / "desktop" / "io.github.multi_eip_wizard.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--explain", data], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
