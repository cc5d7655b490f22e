"""Plan files: a reviewed plan, kept to be run later and without a window."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from gui.domain.cloud.errors import InputError
from gui.domain.plans.document import plan_to_data
from gui.domain.plans.file_rules import plan_from_file
from gui.domain.plans.multi_eip import creation_of
from gui.domain.plans.plan import Plan
from gui.services.files import json_value, read_file, write_file

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST = 60
"""Characters of a name in a file's name."""


def names_of(plans: Iterable[Plan]) -> tuple[str, ...]:
    """Return the names of the files of ``plans``, by which the files sort as the plans do."""
    return tuple(
        f"{number:04d}-{_UNSAFE.sub('_', f'{plan.region}-{_subject(plan)[:_LONGEST]}')}.json"
        for number, plan in enumerate(plans, start=1)
    )


def _subject(plan: Plan) -> str:
    """Return what the plan is about: its interface, or the instance where it makes interfaces."""
    making = creation_of(plan)
    return plan.selection.eni or (making.name if making else "") or plan.selection.instance or "plan"


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
