"""Start a rootless proof: render, write, and run ``rootless.py`` in namespaces of its own."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gui.guest.network import GuestOptions, from_facts
from gui.guest.numbers import with_lasting_numbers
from gui.services.guest.files import InterfaceExport, instance_tree, snippet_tree, write_tree

ROOT = Path(__file__).parent.parent.parent
ROOTLESS = "tests.guest_lab.rootless"


def prove(folder: Path, facts: Mapping[str, Any], options: GuestOptions | None = None, **order: Any) -> dict[str, Any]:
    """Return the findings of one proof of the script stack.

    Args:
        folder: an empty one, for the generated files.
        facts: as the ``snippets`` command reads them.
        options: the administrator's choices.
        order: more for the proof; see ``rootless.py``.
    """
    return run_order(folder, {"facts": facts, "folder": render_to(folder, facts, options), **order})


def prove_together(folder: Path, facts: Sequence[Mapping[str, Any]], **order: Any) -> dict[str, Any]:
    """Return the findings of one proof with several ENIs of one subnet, set up by the scripts for all of them."""
    together = render_together(folder, facts)
    return run_order(folder, {"facts": facts[0], "others": facts[1:], "folder": together, **order})


def render_together(folder: Path, facts: Sequence[Mapping[str, Any]]) -> str:
    """Write the script stack of several ENIs below ``folder``, with the scripts for all of them; return the folder."""
    networks = with_lasting_numbers([from_facts(each) for each in facts])
    exports = [InterfaceExport(f"eni-{i}", network, ("iproute2",)) for i, network in enumerate(networks, 1)]
    write_tree(instance_tree("i-1", exports), folder)
    return str(folder)


def render_to(folder: Path, facts: Mapping[str, Any], options: GuestOptions | None = None) -> str:
    """Write the script stack below ``folder`` and return the folder with its ``apply``."""
    write_tree(snippet_tree(from_facts(facts, options), ["iproute2"]), folder)
    return str(folder / "iproute2")


def run_order(folder: Path, order: Mapping[str, Any], module: str = ROOTLESS) -> dict[str, Any]:
    """Run the proof that ``order`` describes and return its findings; ``module`` is what runs it."""
    file = folder / "order.json"
    file.write_text(json.dumps(order))
    words: Sequence[str] = [
        "unshare",
        "--map-root-user",
        "--net",
        "--mount",
        sys.executable,
        # Without the environment's packages: only the standard library is imported.
        *(["-S"] if module == ROOTLESS else []),
        "-m",
        module,
    ]
    done = subprocess.run([*words, str(file)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
