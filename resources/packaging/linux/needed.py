"""Says which libraries of the system a folder of programs needs, and whether the dependencies of the .deb have them.

``needed.py FOLDER nfpm.yaml`` prints the requirements of the .rpm, one a line, by the names of the libraries: so each
distribution finds them, whatever its packages are called. Ends with 1 where the .deb lacks a dependency, or the folder
a library that was to be copied from the system that builds, and is not installed there. Needs ``objdump`` and dpkg.
"""

import re
import subprocess
import sys
from pathlib import Path

OPTIONAL = re.compile(r"plugins/printsupport/")
"""Qt goes on without these plugins; what they need is recommended."""
LIBC = re.compile(r"^(lib(c|m|dl|rt|pthread|resolv|util)|ld-linux.*)\.so")


def needed(folder: Path) -> set[str]:
    """Return the names of the libraries that the files of ``folder`` load, and that are not in it."""
    files = [each for each in folder.rglob("*") if each.is_file() and each.open("rb").read(4) == b"\x7fELF"]
    wanted: set[str] = set()
    for each in files:
        if not OPTIONAL.search(each.as_posix()):
            shown = subprocess.run(["objdump", "-p", each], capture_output=True, text=True, check=True).stdout
            wanted |= set(re.findall(r"NEEDED +(\S+)", shown))
    return {each for each in wanted - {file.name for file in files} if not LIBC.match(each)}


def dependencies(recipe: str) -> set[str]:
    """Return the packages that the .deb depends on, alternatives too."""
    listed = recipe.partition("  deb:\n    depends:\n")[2].partition("    recommends:")[0]
    return {word for line in re.findall(r"- (.+)", listed) for word in re.findall(r"[\w.+-]+", line)}


def packages(libraries: list[str]) -> dict[str, set[str]]:
    """Return the packages of this system that have each of ``libraries``."""
    asked = ["dpkg-query", "-S", *(f"*/{each}" for each in libraries)]
    found: dict[str, set[str]] = {}
    for line in subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines():
        package, _, file = line.rpartition(": ")
        found.setdefault(Path(file).name, set()).add(package.split(":")[0])
    return found


def main() -> int:
    """Print the requirements; return the exit code."""
    found = sorted(needed(Path(sys.argv[1])))
    named = dependencies(Path(sys.argv[2]).read_text("utf-8"))
    having = packages(found)
    lacking = [each for each in found if not having.get(each, set()) & named]
    if lacking:
        sys.stderr.write(f"No dependency of the .deb has, and this system does not have: {', '.join(lacking)}\n")
        return 1
    sys.stdout.write("".join(f"      - {each}()(64bit)\n" for each in found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
