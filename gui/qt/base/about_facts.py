"""What a report about the program needs: versions, paths, and the licences of what it is made of."""

import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, qVersion
from PySide6.QtGui import QGuiApplication

from gui import __version__
from gui.log import FILE_NAME

SDKS = ("alibabacloud_ecs20140526", "alibabacloud_vpc20160428", "alibabacloud_tea_openapi", "alibabacloud_credentials")
"""Distributions of the vendor's SDK whose versions are named."""
UNKNOWN = "?"
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Component:
    """One distribution that is installed beside the program.

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
        f"Qt {qVersion()}, PySide6 {_version('PySide6-Essentials')}, platform {QGuiApplication.platformName()}",
        f"Alibaba Cloud SDK: {sdks}",
        f"keyring {_version('keyring')}",
        f"System: {platform.platform()}",
        f"State folder: {state_dir}",
        f"Log file: {state_dir / FILE_NAME}",
        f"Qt plugins: {QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)}",
    )


def components() -> tuple[Component, ...]:
    """Return what is installed beside the program, by name. Blocking: it reads the metadata of each."""
    found = {}
    for each in metadata.distributions():
        name = each.metadata["Name"]
        if name:
            found[name.casefold()] = Component(name, each.version, _licence(each.metadata))
    return tuple(found[name] for name in sorted(found))


def licence_text(name: str) -> str:
    """Return the licence and notice files that are installed with the distribution ``name``; empty where there is none.

    Blocking: it reads them.
    """
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


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return UNKNOWN


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
