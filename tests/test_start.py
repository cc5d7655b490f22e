"""What a start loads: help and version nothing that takes time, a command only what is its own."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from gui.__main__ import arguments
from gui.commands.names import ARGUMENTS, HELP, MODULES

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"jinja2", "PySide6", "keyring", "aiohttp", "requests", "Tea", "alibabacloud_tea_openapi"}
BY_EACH = """
import json, sys
from gui.__main__ import main
found, before = {}, set()
for name in sys.argv[1:]:
    try:
        main([name, "--help"])
    except SystemExit:
        pass
    found[name] = sorted(set(sys.modules) - before)
    before = set(sys.modules)
print("loaded:", json.dumps(found))
"""
LOADED = """
import sys
from importlib.util import find_spec
from gui.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted(sys.modules))
"""


def loaded(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return set(done.stdout.rpartition("loaded:")[2].split())


def ours(found: set[str]) -> set[str]:
    """Return what is of the program, and what takes time to load."""
    return {name for name in found if name.split(".")[0] in {"gui", *HEAVY}}


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_help_and_version_load_no_command(word: str) -> None:
    commands = {f"gui.commands.{name}" for name in ("exit_codes", "names", "streams")}
    assert ours(loaded(word)) == {"gui", "gui.__main__", "gui.commands", *commands}


def test_a_command_loads_its_own_module_only() -> None:
    found = loaded("snippets", "--list")
    assert "gui.guest.snippet" in found
    others = {module for name, module in MODULES.items() if name != "snippets"}
    assert found.isdisjoint({*others, "gui.bootstrap", "gui.services.accounts.accounts", "gui.cloud.gateway"})


@pytest.fixture(scope="module")
def loaded_by_each() -> dict[str, list[str]]:
    """What each command loads beyond those before it: while none loads what is heavy, one process shows it of all."""
    done = subprocess.run(
        [sys.executable, "-c", BY_EACH, *HELP], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout.rpartition("loaded:")[2])
    return found


@pytest.mark.parametrize("name", HELP)
def test_no_command_loads_jinja_window_or_keyring_before_it_needs_them(
    name: str, loaded_by_each: dict[str, list[str]]
) -> None:
    (module,) = [module for names, module in ARGUMENTS if name in names]
    assert any(module in found for found in loaded_by_each.values())
    assert not {each for each in loaded_by_each[name] if each.split(".")[0] in HEAVY}


def test_every_command_has_its_help_and_its_module() -> None:
    assert [name for names, _ in ARGUMENTS for name in names] == list(MODULES) == list(HELP)
    assert all(find_spec(module) for module in MODULES.values())
    whole, brief = arguments(), arguments(())
    assert whole.format_help() == brief.format_help()


@pytest.mark.parametrize("name", HELP)
def test_the_arguments_of_a_command_are_the_same_however_it_is_asked_for(name: str) -> None:
    def usage(known: tuple[str, ...]) -> str:
        choices = next(each.choices for each in arguments(known)._actions if each.dest == "command")
        assert isinstance(choices, dict)
        return str(choices[name].format_help())

    assert usage((name,)) == usage(tuple(HELP))
