"""Files that are kept to be used later and without a window: a reviewed plan, and the baseline of checks."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from gui.domain.checks.baseline import Baseline, baseline_from_data, baseline_to_data
from gui.domain.cloud.errors import InputError
from gui.domain.plans.document import plan_to_data
from gui.domain.plans.file_rules import plan_from_file
from gui.domain.plans.plan import Plan
from gui.services.files import json_value, read_file, write_file

_Kept = TypeVar("_Kept")


def save_plan(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path``, which is replaced; the file is complete or not there, whatever happens.

    Raises:
        InputError: it can't be written, or something is there that is no regular file.
    """
    _save("plan", plan_to_data(plan), path)


def load_plan(path: Path) -> Plan:
    """Return the plan in the file ``path``.

    Raises:
        InputError: it can't be read, or holds no plan that may be carried out.
    """
    return _load("plan", plan_from_file, path)


def save_baseline(baseline: Baseline, path: Path) -> None:
    """Write ``baseline`` to ``path``, as ``save_plan`` does; raises ``InputError`` as it does."""
    _save("baseline", baseline_to_data(baseline), path)


def load_baseline(path: Path) -> Baseline:
    """Return the baseline in the file ``path``; raises ``InputError`` where it can't be read, or holds none."""
    return _load("baseline", baseline_from_data, path)


def _save(kind: str, data: object, path: Path) -> None:
    try:
        write_file(path, (json.dumps(data, indent=2) + "\n").encode())
    except OSError as cause:
        raise InputError(f"The {kind} can't be written to {path}: {cause.strerror}.") from cause


def _load(kind: str, from_data: Callable[[Any], _Kept], path: Path) -> _Kept:
    try:
        data = json_value(read_file(path))
    except OSError as cause:
        raise InputError(f"The {kind} can't be read from {path}: {cause.strerror}.") from cause
    except ValueError as cause:
        raise InputError(f"{path} is not a {kind}: {cause}.") from cause
    return from_data(data)
