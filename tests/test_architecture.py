"""The layers hold, and each contract is shown to fail on a planted violation."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")

VIOLATIONS = {
    "layers": ("gui/domain/cloud/region.py", "import gui.services"),
    "qt": ("gui/services/__init__.py", "import PySide6"),
    "sdk": ("gui/qt/__init__.py", "import alibabacloud_vpc20160428"),
    "keyring": ("gui/services/__init__.py", "import keyring"),
    "pure-domain": ("gui/domain/cloud/region.py", "import os"),
    "domain-wings": ("gui/domain/cloud/region.py", "import gui.domain.rules.multi_eip"),
    "services-wings": ("gui/services/region/call_log.py", "import gui.services.runs.journal"),
    "qt-wings": ("gui/qt/base/session.py", "import gui.qt.shell.app"),
    "second-opinion": ("gui/sandbox/__init__.py", "import gui.domain"),
    "pages": ("gui/qt/pages/region.py", "import gui.qt.pages.account"),
}


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def copied_to(folder: Path) -> Path:
    shutil.copytree(ROOT / "gui", folder / "gui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def contracts() -> list[dict[str, str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = settings["tool"]["importlinter"]["contracts"]
    return found


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of each contract, by its name, of a copy with every violation: imports with their lines."""
    copy = copied_to(tmp_path_factory.mktemp("planted"))
    for path, line in VIOLATIONS.values():
        module = copy / path
        module.write_text(f"{module.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    outcome = lint(copy)
    assert outcome.returncode == 1, outcome.stdout
    sections = re.split(r"^(.+)\n-+\n", outcome.stdout.partition("\nBroken contracts\n")[2], flags=re.MULTILINE)
    return dict(zip(sections[1::2], sections[2::2], strict=True))


def test_every_contract_is_kept() -> None:
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract["id"] for contract in contracts()} == set(VIOLATIONS)


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_planted_violation_is_reported(reported: dict[str, str], contract: str) -> None:
    path, line = VIOLATIONS[contract]
    (name,) = [each["name"] for each in contracts() if each["id"] == contract]
    importer = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert re.search(rf"^- +{importer} -> {line.removeprefix('import ')} \(l\.\d+\)$", reported[name], re.MULTILINE)


def test_a_new_sub_package_must_be_given_a_place(tmp_path: Path) -> None:
    copy = copied_to(tmp_path)
    (copy / "gui/elsewhere.py").write_text('"""Nowhere."""\n', encoding="utf-8")
    assert lint(copy, "--contract", "layers").returncode == 1
