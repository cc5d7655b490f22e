"""Completes the SBOM of a package: names what each library of its folder came from, and refuses one that is unknown.

``cyclonedx-py`` lists the Python packages alone. Added here are Python itself, the libraries that were copied from the
system that builds (dpkg knows them), what is linked into the libraries of wheels, and what starts the program; each
component with the files that hold it (``evidence.occurrences``). ``.ci/package`` runs it where it builds::

    sbom.py FOLDER DOCUMENTS SITE [--origins FILE]

FOLDER is what is shipped. DOCUMENTS has ``sbom.cdx.json``, which is replaced, and gets ``SYSTEM-LIBRARIES.txt``. SITE
is the folder of installed wheels. ``--origins`` is a list of pairs: a file of FOLDER, and what it was copied from.
What About shows of the system's libraries goes into the program's resources in FOLDER.
"""

import argparse
import email.parser
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

MAGIC = (b"\x7fELF", b"MZ")
"""How a library or program of Linux or Windows begins."""
COMMON = Path("/usr/share/common-licenses")
PYTHON_FILE = re.compile(r"^(python/|_internal/base_library\.zip$)")
"""Files of Python that came neither with a wheel nor with a package of the system."""
OWN = re.compile(r"^(multi-eip(-wizard)?|uninstall)(\.exe)?$")
"""What starts the program: PyInstaller's or the project's own launcher, with the program in it."""
STARTER = "pyinstaller"
"""Its launcher starts the program of a folder that it made."""
UNSAID = re.compile(rb"(?!)")
"""Matches nothing: the file does not say its version."""
RUNTIME = re.compile(r"(^|/)(msvcp140|vcruntime140|concrt140|vccorlib140|vcomp140|vcamp140)[\w.]*\.dll$")


@dataclass(frozen=True)
class Linked:
    """A library that is linked into files of others, or lies beside Python without a package of its own.

    Attributes:
        name: of the library.
        licence: its SPDX expression.
        version: what finds its version in the file; where a file is named, it may be missing there.
        file: which files hold it; None asks the version of every file.
    """

    name: str
    licence: str
    version: re.Pattern[bytes]
    file: re.Pattern[str] | None = None


LINKED = (
    Linked("OpenSSL", "Apache-2.0", re.compile(rb"OpenSSL (\d+\.\d+\.\d+) \d+ \w{3} \d{4}")),
    Linked("expat", "MIT", re.compile(rb"expat_(\d+\.\d+\.\d+)\x00")),
    Linked("bzip2", "bzip2-1.0.6", re.compile(rb"(\d\.\d\.\d+), \d{1,2}-\w{3}-\d{4}\x00")),
    Linked("libpng", "libpng-2.0", re.compile(rb"libpng version (\d+\.\d+\.\d+)")),
    Linked("pcre2", "BSD-3-Clause", re.compile(rb"\x00(\d\d\.\d+) \d{4}-\d\d-\d\d\x00"), re.compile(r"Qt6Core\.")),
    Linked(
        "zlib", "Zlib", re.compile(rb"\x00(1\.\d\.\d+(?:\.\d+)?)\x00"), re.compile(r"(Qt6Core\.|/python3\d\d+\.dll)")
    ),
    Linked("harfbuzz", "MIT-Modern-Variant", re.compile(rb"\x00(\d{1,2}\.\d+\.\d)\x00"), re.compile(r"Qt6Gui\.")),
    Linked("freetype", "FTL", re.compile(rb"FreeType (\d+\.\d+\.\d+)"), re.compile(r"Qt6Gui\.")),
    Linked("icu", "Unicode-3.0", re.compile(rb"\x00(\d\d\.\d)\x00"), re.compile(r"libicuuc\.so")),
    Linked("sqlite", "blessing", UNSAID, re.compile(r"(^|/)sqlite3\.dll")),
    Linked("libffi", "MIT", UNSAID, re.compile(r"(libffi-\d\.dll|_cffi_backend\.)")),
    Linked("mpdecimal", "BSD-2-Clause", re.compile(rb"\x00([234]\.\d\.\d)\x00"), re.compile(r"python/_decimal\.pyd")),
    Linked("xz", "0BSD", UNSAID, re.compile(r"python/_lzma\.pyd")),
    Linked("libyaml", "MIT", re.compile(rb"\x00(0\.\d\.\d)\x00"), re.compile(r"yaml/_yaml\.")),
    Linked("llhttp", "MIT", UNSAID, re.compile(r"aiohttp/_http_parser\.")),
    Linked("Microsoft Visual C++ runtime", "LicenseRef-Microsoft-Visual-Cpp-Runtime", UNSAID, RUNTIME),
)


@dataclass
class Component:
    """One component, as it is built up.

    Attributes:
        entry: its object in the SBOM.
        files: which files of the folder hold it.
        text: its licence text, of a package of the system.
    """

    entry: dict[str, Any]
    files: list[str] = field(default_factory=list)
    text: str = ""


def is_library(path: Path) -> bool:
    """Return whether ``path`` is a library or a program."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(4).startswith(MAGIC)


def normalized(name: str) -> str:
    """Return ``name`` as package registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wheels(site: Path) -> tuple[dict[str, str], dict[str, Message], dict[str, Path]]:
    """Return the distribution of each installed file, and the metadata and folder of each distribution."""
    owner, about, folders = {}, {}, {}
    for info in sorted(site.glob("*.dist-info")):
        metadata = email.parser.Parser().parsestr((info / "METADATA").read_text("utf-8"))
        name = normalized(str(metadata["Name"]))
        about[name], folders[name] = metadata, info
        for line in (info / "RECORD").read_text("utf-8").splitlines():
            owner[os.path.normpath(site / line.rsplit(",", 2)[0].strip('"'))] = name
    return owner, about, folders


def places(path: str) -> tuple[str, ...]:
    """Return by which names dpkg may know the file ``path``: where /lib is a link to /usr/lib, by either."""
    both = dict.fromkeys((path, os.path.realpath(path)))
    return tuple(dict.fromkeys(name for each in both for name in (each, f"/usr{each}", each.removeprefix("/usr"))))


def packages_of(paths: list[str]) -> dict[str, str]:
    """Return the package of the system that each of ``paths`` belongs to; without those that belong to none."""
    if not paths or shutil.which("dpkg-query") is None:
        return {}
    asked = ["dpkg-query", "-S", *(name for path in paths for name in places(path))]
    shown = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    known = {}
    for line in shown.splitlines():
        package, _, name = line.rpartition(": ")
        if not package.startswith("diversion "):
            known[name] = package.split(",")[0]
    found = {path: next((known[name] for name in places(path) if name in known), "") for path in paths}
    return {path: package for path, package in found.items() if package}


def system_package(package: str) -> Component:
    """Return the component of an installed ``package`` of the system."""
    asked = "${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}"
    shown = subprocess.run(["dpkg-query", "-W", "-f", asked, package], capture_output=True, text=True, check=True)
    name, version, machine, source, source_version = shown.stdout.split("\t")
    system = dict(re.findall(r'^(ID|VERSION_CODENAME)="?([^"\n]*)', Path("/etc/os-release").read_text(), re.MULTILINE))
    text = Path("/usr/share/doc", name, "copyright").read_text("utf-8", "replace")
    text += "".join(
        f"\n------ {each}\n{(COMMON / each).read_text('utf-8', 'replace')}"
        for each in sorted(set(re.findall(r"/usr/share/common-licenses/([A-Za-z]+(?:-[\d.]*\d)?)", text)))
        if (COMMON / each).is_file()
    )
    licences = [{"license": {"name": each}} for each in stated_licences(text)]
    identity = f"{system['ID']}/{quote(name)}@{quote(version, safe='')}"
    return Component(
        {
            "type": "library",
            "bom-ref": f"{name}=={version}",
            "name": name,
            "version": version,
            "description": f"Copied from the system that built the package; source {source} {source_version}",
            "licenses": licences or [{"license": {"name": "see SYSTEM-LIBRARIES.txt"}}],
            "purl": f"pkg:deb/{identity}?arch={machine}&distro={system['ID']}-{system.get('VERSION_CODENAME', '')}",
        },
        text=text,
    )


def stated_licences(text: str) -> list[str]:
    """Return the licences that a copyright file of Debian names for the source; none where it has no fields.

    Those of the files that package it (``debian/``) are no part of the library.
    """
    found: list[str] = []
    for stanza in text.split("\n\n"):
        files = re.search(r"^Files:((?:.*\n)(?: .*\n)*)", stanza + "\n", re.MULTILINE)
        licence = re.search(r"^License: *(\S.*)$", stanza, re.MULTILINE)
        if files and licence and not all(each.startswith("debian/") for each in files[1].split()):
            found += [licence[1].strip()] if licence[1].strip() not in found else []
    return found


def from_metadata(about: Message) -> Component:
    """Return the component of a wheel that only builds, and whose launcher is shipped."""
    name, version = str(about["Name"]), str(about["Version"])
    return Component(
        {
            "type": "library",
            "bom-ref": f"{normalized(name)}=={version}",
            "name": normalized(name),
            "version": version,
            "description": "Its launcher starts the program",
            "licenses": [{"license": {"name": str(about.get("License-Expression") or about["License"])}}],
            "purl": f"pkg:pypi/{normalized(name)}@{version}",
        }
    )


def python_component(folder: Path) -> Component:
    """Return the component of Python itself: the embedded one of Windows, else that which runs this."""
    version = ".".join(map(str, sys.version_info[:3]))
    embedded = list(folder.glob("python/python3[0-9]*.dll"))
    if embedded:
        version = product_version(embedded[0].read_bytes())
    return Component(
        {
            "type": "framework",
            "bom-ref": f"python=={version}",
            "name": "python",
            "version": version,
            "licenses": [{"license": {"id": "Python-2.0"}}],
            "cpe": f"cpe:2.3:a:python:python:{version}:*:*:*:*:*:*:*",
            "purl": f"pkg:generic/python@{version}",
        }
    )


def product_version(data: bytes) -> str:
    """Return the version that a library of Windows states in its resources; empty where it states none."""
    found = re.search("ProductVersion".encode("utf-16-le") + rb"\0{2,6}((?:[\d.]\0)+)", data)
    return found[1].decode("utf-16-le") if found else ""


def linked(name: str, data: bytes) -> Iterator[tuple[Linked, str]]:
    """Yield each library that is linked into the file ``name``, with its version, empty where the file says none."""
    for each in LINKED:
        if each.file is not None and not each.file.search(name):
            continue
        found = each.version.search(data)
        version = found[1].decode() if found else ""
        if each.file is RUNTIME or name.endswith("/sqlite3.dll"):
            version = product_version(data)
        if found or each.file is not None:
            yield each, version


def nested(parent: str, library: Linked, version: str) -> dict[str, Any]:
    """Return the component of a library that is linked into those of ``parent``."""
    named = quote(library.name.lower().replace(" ", "-").replace("+", ""))
    stated = {"version": version} if version else {}
    return {
        "type": "library",
        "bom-ref": f"{parent}/{named}" + (f"=={version}" if version else ""),
        "name": library.name,
        **stated,
        "licenses": [{"expression": library.licence}],
        "purl": f"pkg:generic/{named}" + (f"@{version}" if version else ""),
    }


def crates(info: Path, parent: str) -> list[dict[str, Any]]:
    """Return what the SBOMs in a wheel (PEP 770) name: libraries of other languages that were compiled into it."""
    found = {}
    for file in sorted(info.glob("sboms/*.json")):
        for each in json.loads(file.read_text("utf-8")).get("components", []):
            kept = {key: each[key] for key in ("type", "name", "version", "licenses") if key in each}
            # Where the maker's machine had a source is no part of its identity.
            kept["purl"] = f"pkg:cargo/{each['name']}@{each['version']}"
            kept["bom-ref"] = f"{parent}/{each['name']}=={each['version']}"
            found[kept["bom-ref"]] = kept
    return [found[key] for key in sorted(found)]


class Folder:
    """Assigns the files of a folder to components."""

    def __init__(self, folder: Path, site: Path, origins: dict[str, str], listed: list[dict[str, Any]]) -> None:
        self.folder = folder
        self._origins = origins
        self._owner, self._about, self._infos = wheels(site.absolute())
        self._packages = packages_of([each for each in origins.values() if os.path.normpath(each) not in self._owner])
        self._python = python_component(folder)
        self.components = {normalized(each["name"]): Component(each) for each in listed}
        self.components[" python"] = self._python
        for name, component in self.components.items():
            inner = crates(self._infos[name], component.entry["bom-ref"]) if name in self._infos else []
            if inner:
                component.entry["components"] = inner

    def assign(self) -> list[str]:
        """Assign each library; return those that nothing is known of."""
        unknown = []
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if not (is_library(path) or (PYTHON_FILE.match(name) and path.suffix == ".zip")):
                continue
            component = self._component(name)
            if component is None:
                unknown.append(name)
                continue
            component.files.append(name)
            # What a distribution's own package links is its packages' affair.
            if not component.text:
                self._add_linked(component, name, path.read_bytes())
        return unknown

    def _component(self, name: str) -> Component | None:
        origin = self._origins.get(name.removeprefix("_internal/"), str(self.folder / name))
        wheel = self._owner.get(os.path.normpath(origin))
        if wheel is not None:
            if wheel not in self.components:
                self.components[wheel] = from_metadata(self._about[wheel])
            return self.components[wheel]
        if OWN.match(name):
            if self._origins:
                starter = self.components.setdefault(STARTER, from_metadata(self._about[STARTER]))
                starter.files.append(name)
            return self.components.setdefault(" own", Component({}))
        if PYTHON_FILE.match(name):
            return self._python
        package = self._packages.get(origin)
        if package is not None:
            if package not in self.components:
                self.components[package] = system_package(package)
            return self.components[package]
        inside = Path(os.path.realpath(origin)).is_relative_to(os.path.realpath(sys.base_prefix))
        return self._python if inside and sys.base_prefix != "/usr" else None

    @staticmethod
    def _add_linked(component: Component, name: str, data: bytes) -> None:
        for library, version in linked(name, data):
            entry = nested(component.entry.get("bom-ref", "multi-eip"), library, version)
            inner = component.entry.setdefault("components", [])
            same = next((each for each in inner if each["bom-ref"] == entry["bom-ref"]), None)
            if same is None:
                inner.append(entry)
                same = entry
            same.setdefault("evidence", {"occurrences": []})["occurrences"].append({"location": name})


def system_libraries(components: list[Component]) -> str:
    """Return the list of files that were copied from the system, then the licence text of each package."""
    lines = [f"{name}: {each.entry['bom-ref'].replace('==', ' ')}\n" for each in components for name in each.files]
    return "".join(lines) + "".join(f"\n====== {each.entry['name']}\n{each.text}" for each in components)


def for_about(components: list[Component], python: Component, documents: Path) -> dict[str, Any]:
    """Return what About shows besides the Python packages, as ``third-party.json`` has those."""
    listed, texts = [], {}
    for each in [python, *components]:
        entry = each.entry
        text = each.text or (documents / "PYTHON-LICENSE.txt").read_text("utf-8")
        key = hashlib.sha256(text.encode()).hexdigest()[:12]
        texts[key] = text
        licences = ", ".join(str(one["license"].get("id") or one["license"]["name"]) for one in entry["licenses"])
        file = "copyright" if each.text else "PYTHON-LICENSE.txt"
        listed.append({"name": entry["name"], "version": entry["version"], "licence": licences, "files": {file: key}})
    return {"components": listed, "texts": texts}


def completed(kept: dict[str, Any], found: Folder) -> dict[str, Any]:
    """Return the SBOM ``kept`` with the components of ``found``."""
    entries = []
    program = kept["metadata"]["component"]
    for key, component in found.components.items():
        files = [{"location": each} for each in component.files]
        if key == " own":
            program["evidence"] = {"occurrences": files}
            continue
        if files:
            component.entry["evidence"] = {"occurrences": files}
        entries.append(component.entry)
    entries.sort(key=lambda each: str(each["bom-ref"]))
    kept["components"] = entries
    known = {each["ref"] for each in kept["dependencies"]}
    added = [each["bom-ref"] for each in entries if each["bom-ref"] not in known]
    root = next(each for each in kept["dependencies"] if each["ref"] == program["bom-ref"])
    root["dependsOn"] = sorted({*root.get("dependsOn", []), *added})
    kept["dependencies"] = sorted([*kept["dependencies"], *({"ref": each} for each in added)], key=lambda e: e["ref"])
    return kept


def main() -> int:
    """Complete the SBOM; return the exit code."""
    parser = argparse.ArgumentParser(description="Complete the SBOM of a package.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("--origins", type=Path)
    args = parser.parse_args()
    sbom = args.documents / "sbom.cdx.json"
    kept = json.loads(sbom.read_text("utf-8"))
    origins = dict(json.loads(args.origins.read_text("utf-8"))) if args.origins else {}
    found = Folder(args.folder, args.site, origins, kept["components"])
    unknown = found.assign()
    if unknown:
        sys.stderr.write(f"Nothing is known of the origin and licence of: {', '.join(unknown)}\n")
        return 1
    text = json.dumps(completed(kept, found), indent=2, ensure_ascii=False) + "\n"
    wrong = JsonStrictValidator(SchemaVersion.from_version(kept["specVersion"])).validate_str(text)
    if wrong:
        sys.stderr.write(f"The SBOM is not valid: {wrong}\n")
        return 1
    sbom.write_text(text, "utf-8")
    copied = sorted((each for each in found.components.values() if each.text), key=lambda each: str(each.entry["name"]))
    if copied:
        (args.documents / "SYSTEM-LIBRARIES.txt").write_text(system_libraries(copied), "utf-8")
    (resources,) = [each for each in args.folder.glob("*/gui/resources/licences") if each.is_dir()]
    shown = for_about(copied, found.components[" python"], args.documents)
    (resources / "system.json").write_text(json.dumps(shown, indent=1, ensure_ascii=False, sort_keys=True), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
