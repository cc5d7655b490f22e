"""Prints name, version, licence and licence text of every installed package: THIRD-PARTY.txt of a package.

Run by .ci/package with the Python of an environment that holds what the program needs and nothing else.
"""

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

OURS = "multi-eip-wizard"
_LINE = "=" * 100
_NAMES = ("licen", "copying", "notice", "authors")


def licence(package: Distribution) -> str:
    """Return the licence that ``package`` names: as an SPDX expression, in words, or in its classifiers."""
    about = package.metadata
    named = about.get("License-Expression") or about.get("License", "").strip().partition("\n")[0]
    classes = [each for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    return named or ", ".join(each.rpartition(" :: ")[2] for each in classes) or "see its texts"


def texts(package: Distribution) -> list[tuple[str, str]]:
    """Return name and content of each licence file of ``package``."""
    files = [path for path in package.files or [] if path.name.lower().startswith(_NAMES) and ".dist-info" in str(path)]
    read = [(path.name, Path(str(package.locate_file(path))).read_bytes()) for path in sorted(files)]
    return [(name, content.decode("utf-8", "replace").replace("\r\n", "\n")) for name, content in read]


def main() -> None:
    """Print the list, then the texts."""
    found = sorted(distributions(), key=lambda each: each.metadata["Name"].lower())
    found = [each for each in found if each.metadata["Name"].lower() != OURS]
    for package in found:
        sys.stdout.write(f"{package.metadata['Name']} {package.version}: {licence(package)}\n")
    for package in found:
        for name, text in texts(package):
            title = f"{package.metadata['Name']} {package.version}: {name}"
            sys.stdout.write(f"\n{_LINE}\n{title}\n{_LINE}\n{text.rstrip()}\n")


if __name__ == "__main__":
    main()
