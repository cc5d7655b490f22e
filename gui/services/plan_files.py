"""Plan files: a reviewed plan, kept to be run later and without a window."""

import json
import os
from pathlib import Path

from gui.domain.errors import InputError
from gui.domain.plans.document import plan_from_data, plan_to_data
from gui.domain.plans.plan import Plan

_LARGEST = 1024 * 1024


def save_plan(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path``; the file is complete or not there, whatever happens.

    Raises:
        InputError: it can't be written.
    """
    trial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with trial.open("w", encoding="utf-8") as file:
            json.dump(plan_to_data(plan), file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        trial.replace(path)
    except OSError as cause:
        trial.unlink(missing_ok=True)
        raise InputError(f"The plan can't be written to {path}: {cause.strerror}.") from cause


def load_plan(path: Path) -> Plan:
    """Return the plan in the file ``path``.

    Raises:
        InputError: it can't be read, or holds no plan.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path} is too large for a plan.")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as cause:
        raise InputError(f"The plan can't be read from {path}: {cause.strerror}.") from cause
    except (ValueError, RecursionError) as cause:
        raise InputError(f"{path} is not a plan: it is not JSON.") from cause
    return plan_from_data(data)
