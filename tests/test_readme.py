"""The README's two commands, and what may never be in a tracked file."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from gui.__main__ import parsed
from gui.commands.names import HELP

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LOCKS = (".ci/requirements.txt", ".ci/requirements-dev.txt")

# Split, so that this file does not find itself.
REGISTRY = re.compile(
    "pypi" + r"\.org|pythonhosted\.|npmjs\.|npmmirror\.|" + "deb" + r"ian\.org|mirrors\.\w+\.|/sim" + "ple/"
)
ABSOLUTE = re.compile("/wo" + r"rk/(?:main|shared)|/tm" + r"p/(?:v|brief)/|/\.py" + "env/")


def blocks(language: str) -> list[str]:
    return [text for name, text in FENCED.findall(README) if name == language]


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def tracked_text() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_the_readme_has_two_commands_of_one_line_each() -> None:
    commands = blocks("sh")
    assert len(commands) == 2
    for command in commands:
        assert command.count("\n") == 1
        assert command.startswith("python3 -m venv .venv && ")
    assert commands[0].endswith("&& multi-eip --sandbox\n")
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert f"&& {check}" in commands[1]
    assert commands[1].rstrip().endswith("&& pytest -q"), "pytest's summary comes last"


def test_the_ci_script_runs_the_second_command_as_it_stands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    awk = next(line for line in script.splitlines() if line.startswith("command=$("))
    done = subprocess.run(
        ["bash", "-c", f'{awk}\nprintf "%s\\n" "$command"'], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == blocks("sh")[1]
    assert script.rstrip().endswith('bash -c "$command" </dev/null')


@pytest.mark.parametrize(
    "name",
    ["run", "lock", "licences", "package", "package-check", "install-check", "wine", "album", "pictures", "i18n"],
)
def test_the_scripts_pass_shellcheck(name: str) -> None:
    script = ROOT / ".ci" / name
    assert script.stat().st_mode & 0o100, "it can be run"
    done = subprocess.run(
        [Path(sys.executable).parent / "shellcheck", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_file_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"`((?:tests|docs|resources|\.ci)/[\w./-]+)`", README)
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("number", range(len(blocks("json"))))
def test_the_facts_of_the_readme_make_snippets(tmp_path: Path, number: int) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(blocks("json")[number], encoding="utf-8")
    command = [sys.executable, "-m", "gui", "snippets", str(facts), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert any((tmp_path / "out").rglob("*.yaml"))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_with_hashes_and_names_no_index(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pins
    for line in pins:
        assert re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+( ; .+)? \\", line), line
    for line in lines:
        assert re.fullmatch(r"|#.*|\S.* \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line
        assert "http" not in line.replace("aiohttp", "")


def test_the_locks_hold_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    everything = [*runtime, *project["project"]["optional-dependencies"]["dev"]]
    for name, wanted in zip(LOCKS, (runtime, everything), strict=True):
        pins = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        locked = dict(pins)
        for one in map(Requirement, wanted):
            version = locked.get(canonicalize_name(one.name), "")
            assert version, f"run .ci/lock: {name} lacks {one}"
            assert version in one.specifier, f"run .ci/lock: {name} has {one.name} {version}, declared is {one}"


@pytest.mark.needs("git")
def test_no_tracked_file_names_a_package_registry() -> None:
    found = [f"{path}: {match[0]}" for path, text in tracked_text() for match in [REGISTRY.search(text)] if match]
    assert found == []


@pytest.mark.needs("git")
def test_no_tracked_file_names_a_place_on_one_machine() -> None:
    found = [f"{path}: {match[0]}" for path, text in tracked_text() for match in [ABSOLUTE.search(text)] if match]
    assert found == []


@pytest.mark.needs("git")
def test_no_tracked_file_is_large() -> None:
    assert [str(path) for path in tracked() if path.stat().st_size > 500_000] == []


def test_what_the_first_command_compiles_can_be_compiled() -> None:
    step = next(each for each in blocks("sh")[0].split(" && ") if "compileall" in each)
    words = shlex.split(step.replace("python ", "", 1).replace(" .venv ", f" {sys.prefix} "))
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_command_that_the_readme_names_is_one() -> None:
    lines = [line for text in blocks("console") for line in text.splitlines() if line.startswith("$ multi-eip")]
    commands = [shlex.split(line.removeprefix("$ "), comments=True)[1:] for line in lines]
    assert len(commands) > 20
    named = {parsed(words).command for words in commands if words != ["--help"]}
    assert set(HELP) <= named, "a line for each command"
