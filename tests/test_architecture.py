"""The layers hold, and each contract is shown to fail on a planted violation."""

import os
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


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "gui", tmp_path / "gui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout


def test_every_contract_has_a_planted_violation() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]} == set(VIOLATIONS)


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_planted_violation_is_reported(copy: Path, contract: str) -> None:
    path, line = VIOLATIONS[contract]
    module = copy / path
    module.write_text(f"{module.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    outcome = lint(copy, "--contract", contract)
    assert outcome.returncode == 1, outcome.stdout
    assert "BROKEN" in outcome.stdout


def test_a_new_sub_package_must_be_given_a_place(copy: Path) -> None:
    (copy / "gui/elsewhere.py").write_text('"""Nowhere."""\n', encoding="utf-8")
    assert lint(copy, "--contract", "layers").returncode == 1
