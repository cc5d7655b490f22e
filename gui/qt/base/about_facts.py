"""What a report about the program needs: versions, paths, and the licences of what it is made of."""

import json
import platform
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QLibraryInfo, qVersion
from PySide6.QtGui import QGuiApplication

from gui import __version__, assets
from gui.log_file import FILE_NAME

SDKS = ("alibabacloud_ecs20140526", "alibabacloud_vpc20160428", "alibabacloud_tea_openapi", "alibabacloud_credentials")
"""Distributions of the vendor's SDK whose versions are named."""
UNKNOWN = "?"
THIRD_PARTY = "licences/third-party.json"
"""Resource: name, version, licence and licence texts of each distribution that the program needs, equal texts once."""
SYSTEM = "licences/system.json"
"""Resource of a package alone: the same of Python, and of the libraries copied from the system that built it."""
_LICENCE_FILE = re.compile(r"(?!LicenseRef-Qt-Commercial)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Component:
    """One distribution that the program is made of, or that is installed beside it.

    Attributes:
        name: of the distribution.
        version: of the distribution.
        licence: as its metadata states it, ``?`` where they state none.
    """

    name: str
    version: str
    licence: str


def version_lines(state_dir: Path) -> tuple[str, ...]:
    """Return one line for each version and path, in English: they are made to be copied into a report.

    Args:
        state_dir: the folder that holds everything the program writes.
    """
    sdks = ", ".join(f"{name} {_version(name)}" for name in SDKS)
    return (
        f"Multi-EIP Wizard {__version__}",
        f"Python {platform.python_version()} ({sys.executable})",
        f"Qt {qVersion()}, PySide6 {PySide6.__version__}, platform {QGuiApplication.platformName()}",
        f"Alibaba Cloud SDK: {sdks}",
        f"keyring {_version('keyring')}",
        f"System: {platform.platform()}",
        f"State folder: {state_dir}",
        f"Log file: {state_dir / FILE_NAME}",
        f"Qt plugins: {QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)}",
    )


def components() -> tuple[Component, ...]:
    """Return what the program is made of and what is installed beside it, by name. Blocking: it reads files.

    A package carries no metadata of most distributions, so those of the program come from the list that it carries.
    """
    found = {
        normalized(each["name"]): Component(each["name"], each["version"], each["licence"])
        for each in _kept()["components"]
    }
    for each in metadata.distributions():
        name = each.metadata["Name"]
        if name:
            found[normalized(name)] = Component(name, each.version, _licence(each.metadata))
    return tuple(found[name] for name in sorted(found))


def licence_text(name: str) -> str:
    """Return the licence and notice texts of the distribution ``name``; empty where there is none.

    Those that are installed with it, else those that the program carries. Blocking: it reads them.
    """
    return _installed_text(name) or _carried_text(name)


def normalized(name: str) -> str:
    """Return ``name`` as package registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def _installed_text(name: str) -> str:
    try:
        found = metadata.distribution(name).files or []
    except metadata.PackageNotFoundError:
        return ""
    parts = []
    for each in sorted(found, key=str):
        if _LICENCE_FILE.match(each.name):
            try:
                parts.append(f"{each}\n\n{each.read_text('utf-8')}")
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n".join(parts)


def _carried_text(name: str) -> str:
    kept = _kept()
    entry = next((each for each in kept["components"] if normalized(each["name"]) == normalized(name)), None)
    files = entry["files"] if entry is not None else {}
    return "\n\n".join(f"{file}\n\n{kept['texts'][key]}" for file, key in files.items())


def _kept() -> Mapping[str, Any]:
    """Return the pinned distributions with their licences, which ``.ci/licences`` lists, and what a package adds."""
    found: dict[str, Any] = json.loads(assets.read_text(THIRD_PARTY))
    with suppress(FileNotFoundError):
        added = json.loads(assets.read_text(SYSTEM))
        found = {"components": found["components"] + added["components"], "texts": found["texts"] | added["texts"]}
    return found


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        wanted = normalized(name)
        return next((each["version"] for each in _kept()["components"] if each["name"] == wanted), UNKNOWN)


def _licence(facts: metadata.PackageMetadata) -> str:
    stated = _field(facts, "License-Expression")
    if not stated:
        classified = [each for each in facts.get_all("Classifier") or () if each.startswith("License ::")]
        stated = ", ".join(each.split(" :: ")[-1] for each in classified)
    if not stated:
        stated = _field(facts, "License").strip().partition("\n")[0]
    return stated or UNKNOWN


def _field(facts: metadata.PackageMetadata, name: str) -> str:
    return next((str(each) for each in facts.get_all(name) or ()), "")
