"""Prints name, version, licence and licence text of every installed package: THIRD-PARTY.txt of a package.

Run by .ci/package with the Python of an environment that holds what the program needs and nothing else.
"""

import sys
from importlib.metadata import Distribution, distributions

OURS = "multi-eip-wizard"
_LINE = "=" * 100
_NAMES = ("licen", "copying", "notice", "authors")


def licence(package: Distribution) -> str:
    """Return the licence that ``package`` names: as an SPDX expression, in words, or in its classifiers."""
    about = package.metadata
    named = about.get("License-Expression") or about.get("License", "").strip().partition("\n")[0]
    classified = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    return named or ", ".join(classified) or "see its texts"


def texts(package: Distribution) -> list[tuple[str, str]]:
    """Return name and content of each licence file of ``package``."""
    files = [path for path in package.files or [] if path.name.lower().startswith(_NAMES) and ".dist-info" in str(path)]
    return [(path.name, package.locate_file(path).read_text(encoding="utf-8", errors="replace")) for path in sorted(files)]


def main() -> None:
    """Print the list, then the texts."""
    found = sorted(distributions(), key=lambda each: each.metadata["Name"].lower())
    found = [each for each in found if each.metadata["Name"].lower() != OURS]
    for package in found:
        sys.stdout.write(f"{package.metadata['Name']} {package.version}: {licence(package)}\n")
    for package in found:
        for name, text in texts(package):
            sys.stdout.write(f"\n{_LINE}\n{package.metadata['Name']} {package.version}: {name}\n{_LINE}\n{text.rstrip()}\n")


if __name__ == "__main__":
    main()
