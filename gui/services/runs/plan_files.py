"""Plan files: a reviewed plan, kept to be run later and without a window."""

import json
from pathlib import Path

from gui.domain.cloud.errors import InputError
from gui.domain.plans.document import plan_to_data
from gui.domain.plans.file_rules import plan_from_file
from gui.domain.plans.plan import Plan
from gui.services.files import json_value, read_file, write_file


def save_plan(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path``, which is replaced; the file is complete or not there, whatever happens.

    Raises:
        InputError: it can't be written, or something is there that is no regular file.
    """
    try:
        write_file(path, (json.dumps(plan_to_data(plan), indent=2) + "\n").encode())
    except OSError as cause:
        raise InputError(f"The plan can't be written to {path}: {cause.strerror}.") from cause


def load_plan(path: Path) -> Plan:
    """Return the plan in the file ``path``.

    Raises:
        InputError: it can't be read, or holds no plan that may be carried out.
    """
    try:
        data = json_value(read_file(path))
    except OSError as cause:
        raise InputError(f"The plan can't be read from {path}: {cause.strerror}.") from cause
    except ValueError as cause:
        raise InputError(f"{path} is not a plan: {cause}.") from cause
    return plan_from_file(data)
