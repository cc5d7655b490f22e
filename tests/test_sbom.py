"""What the SBOM of a package says of its libraries; ``.ci/package-check`` holds it against an installed package."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.importorskip("packaging")
SCRIPTS = Path(__file__).resolve().parents[1] / "resources" / "packaging"
ELF = b"\x7fELF..."


def load(path: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of the packages, with stand-ins for the validator, which only the environment that builds has."""
    for name in ("cyclonedx", "cyclonedx.schema", "cyclonedx.validation", "cyclonedx.validation.json"):
        stand_in = ModuleType(name)
        stand_in.SchemaVersion = stand_in.JsonStrictValidator = None  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, name, stand_in)
    file = SCRIPTS / path
    specification = importlib.util.spec_from_file_location(file.stem, file)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, file.stem, module)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def sbom(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load("sbom.py", monkeypatch)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Installed wheels: one with a library, and the one whose launcher starts the program."""
    folder = tmp_path / "site"
    for name, version, files in (("Wheel_One", "1.2", ["one/_one.so"]), ("pyinstaller", "6.0", [])):
        info = folder / f"{name}-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\nLicense-Expression: MIT\n")
        (info / "RECORD").write_text("".join(f"{each},sha256=x,1\n" for each in files))
    return folder


def write(folder: Path, *names: str, data: bytes = ELF) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def found(sbom: ModuleType, folder: Path, site: Path, origins: dict[str, str]) -> Any:
    listed = [{"type": "library", "bom-ref": "wheel-one==1.2", "name": "Wheel.One", "version": "1.2"}]
    return sbom.Folder(folder, site, origins, listed)


def test_each_library_is_assigned_to_what_it_came_from(sbom: ModuleType, tmp_path: Path, site: Path) -> None:
    folder = tmp_path / "bundle"
    write(folder, "multi-eip", "_internal/one/_one.so", "_internal/lib-dynload/_json.so")
    write(folder, "_internal/base_library.zip", data=b"PK")
    write(folder, "_internal/one/text.txt", data=b"no library")
    python = str(Path(sys.base_prefix) / "lib" / "unused" / "_json.so")
    origins = {"one/_one.so": str(site / "one" / "_one.so"), "lib-dynload/_json.so": python}
    assigned = found(sbom, folder, site, origins)
    unknown = assigned.assign()
    files = {name.strip(): each.files for name, each in assigned.components.items()}
    assert files["wheel-one"] == ["_internal/one/_one.so"]
    assert files["own"] == files["pyinstaller"] == ["multi-eip"]
    # A Python of the system has its libraries from packages, and this one is in none.
    if sys.base_prefix == "/usr":
        assert unknown == ["_internal/lib-dynload/_json.so"]
    else:
        assert (unknown, files["python"]) == ([], ["_internal/base_library.zip", "_internal/lib-dynload/_json.so"])


def test_a_library_that_nothing_is_known_of_is_refused(sbom: ModuleType, tmp_path: Path, site: Path) -> None:
    folder = tmp_path / "bundle"
    write(folder, "_internal/libstray.so.1", "_internal/libmoved.so.2")
    assigned = found(sbom, folder, site, {"libmoved.so.2": str(tmp_path / "built-by-hand" / "libmoved.so.2")})
    assert assigned.assign() == ["_internal/libmoved.so.2", "_internal/libstray.so.1"]


def test_a_link_is_no_second_library(sbom: ModuleType, tmp_path: Path, site: Path) -> None:
    folder = tmp_path / "bundle"
    write(folder, "_internal/one/_one.so")
    (folder / "_internal" / "_one.so").symlink_to("one/_one.so")
    assigned = found(sbom, folder, site, {"one/_one.so": str(site / "one" / "_one.so")})
    assert assigned.assign() == []
    assert assigned.components["wheel-one"].files == ["_internal/one/_one.so"]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("cryptography/_rust.abi3.so", b"\0OpenSSL 4.0.3 29 Sep 2026\0", [("OpenSSL", "4.0.3")]),
        ("python/pyexpat.pyd", b"\0expat_2.6.4\0", [("expat", "2.6.4")]),
        ("python/_bz2.pyd", b"\0001.0.8, 13-Jul-2019\0", [("bzip2", "1.0.8")]),
        (
            "PySide6/Qt/lib/libQt6Core.so.6",
            b"\0001.3.1\0 \00010.49 2026-09-28\0",
            [("pcre2", "10.49"), ("zlib", "1.3.1")],
        ),
        ("PySide6/Qt/lib/libicuuc.so.73", b"\00073.2\0", [("icu", "73.2")]),
        ("python/libffi-8.dll", b"", [("libffi", "")]),
        (
            "python/sqlite3.dll",
            "ProductVersion\0\0003.45.3.0\0".encode("utf-16-le"),
            [("sqlite", "3.45.3.0")],
        ),
        (
            "shiboken6/msvcp140_1.dll",
            "ProductVersion\0\00014.44.35211.0\0".encode("utf-16-le"),
            [("Microsoft Visual C++ runtime", "14.44.35211.0")],
        ),
        ("one/_one.so", b"\0001.3.1\0", []),
    ],
)
def test_what_is_linked_into_a_library_is_named(
    sbom: ModuleType, name: str, data: bytes, expected: list[tuple[str, str]]
) -> None:
    assert [(each.name, version) for each, version in sbom.linked(name, data)] == expected


def test_the_licences_of_a_source_are_not_those_of_its_packaging(sbom: ModuleType) -> None:
    text = "Format: x\n\nFiles: *\nLicense: MIT\n text\n\nFiles: debian/*\nLicense: GPL-2+\n\nLicense: BSD\n"
    assert sbom.stated_licences(text) == ["MIT"]
    assert sbom.stated_licences("Copyright by somebody.\n") == []


def test_what_a_wheel_says_of_itself_is_taken_over(sbom: ModuleType, site: Path, tmp_path: Path) -> None:
    inner = site / "Wheel_One-1.2.dist-info" / "sboms"
    inner.mkdir()
    crate = {"type": "library", "name": "asn1", "version": "0.24", "bom-ref": "path+file:///somewhere", "licenses": []}
    (inner / "sbom.json").write_text(json.dumps({"components": [crate]}))
    assigned = found(sbom, tmp_path, site, {})
    (entry,) = assigned.components["wheel-one"].entry["components"]
    assert (entry["name"], entry["version"], entry["purl"]) == ("asn1", "0.24", "pkg:cargo/asn1@0.24")
    assert "somewhere" not in json.dumps(entry)


def test_the_dependencies_of_the_deb_are_read_from_its_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = load("linux/needed.py", monkeypatch)
    named = needed.dependencies((SCRIPTS / "linux" / "nfpm.yaml").read_text(encoding="utf-8"))
    assert {"libc6", "libegl1", "libglib2.0-0", "libglib2.0-0t64"} <= named
    assert "ca-certificates" not in named
