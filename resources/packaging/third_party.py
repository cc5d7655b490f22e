"""Collects the licences of what the program needs from its wheels, and prints them as THIRD-PARTY.txt of a package.

``third_party.py --collect WHEELS`` prints ``resources/licences/third-party.json``, which About reads; ``.ci/licences``
runs it after the pins have changed. ``third_party.py`` alone prints THIRD-PARTY.txt from that file.
"""

import email.parser
import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "resources" / "licences" / "third-party.json"
PINS = ROOT / ".ci" / "requirements.txt"
BUILD_ONLY = frozenset({"editables", "hatchling", "pathspec", "pluggy", "tomlkit", "trove-classifiers"})
"""Pins that install the program and are no part of it."""
STANDARD = {"Apache": ("LICENSE",), "LGPL-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Texts for wheels that carry none, by a word of the licence they name."""
OTHER_CHOICE = "LicenseRef-Qt-Commercial"
"""The licence of Qt that is not taken here; its wheels carry only that text."""
_LINE = "=" * 100
_TEXT = re.compile(r"[^/]+\.dist-info/(?:.*/)?((?:licen[cs]e|copying|notice|authors)[^/]*)$", re.IGNORECASE)


def pins(text: str) -> dict[str, list[str]]:
    """Return the versions of each name of a requirements file; desks may need different ones."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def licence(about: Message) -> str:
    """Return the licence that a package names: as an SPDX expression, in words, or in its classifiers."""
    named = about.get("License-Expression") or about.get("License", "").strip().partition("\n")[0]
    classes = [each for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    return named or ", ".join(each.rpartition(" :: ")[2] for each in classes) or "see its texts"


def read_wheel(wheel: Path) -> tuple[str, str, dict[str, str]]:
    """Return name, licence and licence texts (by file name) of ``wheel``."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(archive.namelist())
        (metadata,) = [name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        about = email.parser.Parser().parsestr(archive.read(metadata).decode())
        stated = licence(about)
        found = {
            match[1]: archive.read(name).decode("utf-8", "replace").replace("\r\n", "\n").strip() + "\n"
            for name in names
            if (match := _TEXT.fullmatch(name)) and OTHER_CHOICE not in name
        }
    return re.sub(r"[-_.]+", "-", str(about["Name"])).lower(), stated, found or standard_texts(stated)


def standard_texts(stated: str) -> dict[str, str]:
    """Return the texts of the licence ``stated``, for a wheel that carries none; empty where they are not at hand."""
    files = next((files for word, files in STANDARD.items() if word in stated), ())
    places = (ROOT, ROOT / "resources" / "packaging" / "licences")
    return {name: next(at / name for at in places if (at / name).is_file()).read_text("utf-8") for name in files}


def collect(wheels: Path, versions: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return what About shows of each pin: its versions, licence and texts; equal texts are kept once.

    Raises:
        SystemExit: a pin has no wheel in ``wheels``, or no licence text is known of it.
    """
    read = {name: (stated, found) for name, stated, found in map(read_wheel, sorted(wheels.glob("*.whl")))}
    components, texts = [], {}
    for name in sorted(versions.keys() - BUILD_ONLY):
        stated, found = read.get(name, ("", {}))
        if not found:
            raise SystemExit(f"{name}: no licence text in {wheels}")
        keys = {}
        for file, text in found.items():
            keys[file] = hashlib.sha256(text.encode()).hexdigest()[:12]
            texts[keys[file]] = text
        components.append({"name": name, "version": ", ".join(versions[name]), "licence": stated, "files": keys})
    return {"components": components, "texts": texts}


def printed(kept: dict[str, Any]) -> str:
    """Return the list of components, then the texts, each under the names of the files that hold it."""
    lines = [f"{each['name']} {each['version']}: {each['licence']}\n" for each in kept["components"]]
    for key, text in kept["texts"].items():
        titles = [
            f"{each['name']}: {file}\n"
            for each in kept["components"]
            for file, at in each["files"].items()
            if at == key
        ]
        lines.append(f"\n{_LINE}\n{''.join(titles)}{_LINE}\n{text}")
    return "".join(lines)


def main() -> None:
    """Print one of the two."""
    if sys.argv[1:2] == ["--collect"]:
        json.dump(collect(Path(sys.argv[2]), pins(PINS.read_text("utf-8"))), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(printed(json.loads(KEPT.read_text("utf-8"))))


if __name__ == "__main__":
    main()
