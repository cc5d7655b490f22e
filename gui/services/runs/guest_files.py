"""Which guest files left the program for an interface: names and SHA-256 sums, kept beside the journal for documents.

The files themselves are not kept: they are where the user saved them, or in the guest.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.references import MarkRef, item_of
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.plan import Plan
from gui.services.files import LARGEST, json_value, read_file, write_file

FOLDER = "guest-files"
"""Below the folder of the journal; one file for each interface."""

_NAME = re.compile(r"[A-Za-z0-9-]{1,80}")


class FilesTaken(StrEnum):
    """How the files left the program."""

    SAVED = "saved"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class GuestFiles:
    """The files of one guest configuration.

    Attributes:
        way: how they left the program.
        at: when (aware, UTC).
        place: the folder or archive, or the instance they were delivered to.
        sums: path below the place, and SHA-256 sum in hexadecimal digits.
    """

    way: FilesTaken
    at: datetime
    place: str
    sums: tuple[tuple[str, str], ...]


def sums_of(files: Mapping[str, tuple[bytes, int]]) -> tuple[tuple[str, str], ...]:
    """Return path and SHA-256 sum of each of ``files``, by path."""
    return tuple((path, sha256(files[path][0]).hexdigest()) for path in sorted(files))


def interfaces_in(files: Mapping[str, tuple[bytes, int]]) -> tuple[EniId, ...]:
    """Return the interfaces whose folders are among ``files``; ``gui.services.guest.files`` lays them out."""
    tops = dict.fromkeys(path.partition("/")[0] for path in files if "/" in path)
    return tuple(EniId(each) for each in tops if each.startswith("eni-"))


def interfaces_of(plan: Plan, inventory: Inventory | None) -> tuple[EniId, ...]:
    """Return the interfaces to which ``plan`` binds EIPs; one that it made is found in ``inventory`` by its mark."""
    refs = [each.eni_id for each in plan.operations if isinstance(each, AssociateEips)]
    known = [EniId(each) for each in refs if not isinstance(each, MarkRef)]
    marks = {item_of(each) for each in refs if isinstance(each, MarkRef)}
    made = [each.id for each in inventory.interfaces if each.mark in marks] if inventory and marks else []
    return tuple(dict.fromkeys((*known, *made)))


def note_guest_files(folder: Path, enis: Iterable[EniId], noted: GuestFiles) -> None:
    """Add ``noted`` to what is kept of each of ``enis``. Blocking.

    Args:
        folder: of the journal.
        enis: the interfaces that the files configure.
        noted: what left the program.

    Raises:
        OSError: it can't be written, or what is kept already can't be read.
    """
    for eni in enis:
        path = _path(folder, eni)
        # The same place is noted once, with the latest time.
        kept = [each for each in _read(path) if (each.way, each.place) != (noted.way, noted.place)]
        while len(content := _content((*kept, noted))) > LARGEST and kept:
            del kept[0]  # the oldest: a larger file could never be read again
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, content)


def noted_guest_files(folder: Path, enis: Iterable[EniId], since: datetime) -> tuple[GuestFiles, ...]:
    """Return what left the program for any of ``enis`` from ``since`` on, the oldest first. Blocking.

    What is missing, damaged or unreadable is passed over, and so is what no interface can be called.
    """
    found: dict[GuestFiles, None] = {}
    for eni in enis:
        with suppress(OSError, ValueError):
            found |= dict.fromkeys(each for each in _read(_path(folder, eni)) if each.at >= since)
    return tuple(sorted(found, key=lambda each: each.at))


def _read(path: Path) -> tuple[GuestFiles, ...]:
    """Return what is kept; nothing where the file is missing or damaged. Raises OSError where it can't be read."""
    try:
        return tuple(_from_data(each) for each in json_value(read_file(path)))
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return ()


def _path(folder: Path, eni: EniId) -> Path:
    if not _NAME.fullmatch(eni):
        raise ValueError(f"{eni!r} is not the id of an interface")
    return folder / FOLDER / f"{eni}.json"


def _content(noted: Iterable[GuestFiles]) -> bytes:
    return json.dumps([_data(each) for each in noted], indent=1).encode()


def _data(noted: GuestFiles) -> dict[str, object]:
    return {"way": noted.way.value, "at": noted.at.isoformat(), "place": noted.place, "sums": dict(noted.sums)}


def _from_data(data: Mapping[str, object]) -> GuestFiles:
    sums = data["sums"]
    if not isinstance(sums, Mapping):
        raise TypeError("sums is no object")
    pairs = tuple((str(path), str(digits)) for path, digits in sums.items())
    at = datetime.fromisoformat(str(data["at"]))
    if at.tzinfo is None:
        raise ValueError("at names no time zone")
    return GuestFiles(FilesTaken(str(data["way"])), at, str(data["place"]), pairs)
