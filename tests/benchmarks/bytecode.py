"""Benchmarks measure the program as a user has it: with compiled modules, whatever this shell is set to."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COMPILED = "MULTI_EIP_BENCHMARK_COMPILED"


def begin_compiled(module: str) -> None:
    """Compile what a start and a sign-in load, and begin this process anew once; returns in the second one.

    Args:
        module: the benchmark, as ``python -m`` names it.
    """
    if os.environ.get(_COMPILED):
        return
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What is imported is compiled; the SDKs' thousands of unused modules are not.
    load = (
        "import gui.qt.shell.app, gui.qt.wizards.bind, gui.sandbox.server; from gui.bootstrap import preload; preload()"
    )
    subprocess.run([sys.executable, "-m", "compileall", "-q", "gui"], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-c", load], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", module, *sys.argv[1:]]
    os.execve(sys.executable, command, {**environment, _COMPILED: "1"})  # noqa: S606 - ourselves
