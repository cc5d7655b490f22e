"""Files that are kept to be used later and without a window: a reviewed plan, and the baseline of checks."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from gui.domain.checks.baseline import (
    Baseline,
    BaselineError,
    BaselineFault,
    baseline_from_data,
    baseline_to_data,
)
from gui.domain.cloud.errors import InputError
from gui.domain.plans.document import plan_to_data
from gui.domain.plans.file_rules import plan_from_file
from gui.domain.plans.multi_eip import creation_of
from gui.domain.plans.plan import Plan
from gui.services.files import json_value, read_file, write_file, write_folder
from gui.words.plain_text import system_reason

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
        _write(plan_to_data(plan), path)
    except OSError as cause:
        raise InputError(f"The plan can't be written to {path}: {system_reason(cause)}.") from cause


def save_plans(plans: Sequence[Plan], folder: Path) -> tuple[str, ...]:
    """Make ``folder`` with ``plans`` in it in one step; return the names of their files.

    Some of them alone would look like the whole of a smaller list, and be applied as that.

    Args:
        plans: each becomes one file.
        folder: not there yet, or empty.

    Raises:
        InputError: it can't be made, or is not empty; no plan is written.
    """
    names = names_of(plans)
    try:
        write_folder(folder, {name: _content(plan_to_data(plan)) for name, plan in zip(names, plans, strict=True)})
    except OSError as cause:
        raise InputError(
            f"The plans can't be written to {folder}: {system_reason(cause)}. No plan was written."
            " Where the folder exists already, name a new one."
        ) from cause
    return names


def load_plan(path: Path) -> Plan:
    """Return the plan in the file ``path``.

    Raises:
        InputError: it can't be read, or holds no plan that may be carried out.
    """
    try:
        data = json_value(read_file(path))
    except OSError as cause:
        raise InputError(f"The plan can't be read from {path}: {system_reason(cause)}.") from cause
    except ValueError as cause:
        raise InputError(f"{path} is not a plan: {cause}.") from cause
    return plan_from_file(data)


def save_baseline(baseline: Baseline, path: Path) -> None:
    """Write ``baseline`` to ``path``, as ``save_plan`` does.

    Raises:
        BaselineError: it can't be written, or something is there that is no regular file.
    """
    try:
        _write(baseline_to_data(baseline), path)
    except OSError as cause:
        raise BaselineError(BaselineFault.NOT_WRITTEN, _values(path, system_reason(cause))) from cause


def load_baseline(path: Path) -> Baseline:
    """Return the baseline in the file ``path``.

    Raises:
        BaselineError: it can't be read, or holds none.
    """
    try:
        data = json_value(read_file(path))
    except OSError as cause:
        raise BaselineError(BaselineFault.UNREAD, _values(path, system_reason(cause))) from cause
    except ValueError as cause:
        raise BaselineError(BaselineFault.NO_DATA, _values(path, cause)) from cause
    return baseline_from_data(data)


def _values(path: Path, reason: object) -> dict[str, str]:
    return {"path": str(path), "reason": str(reason)}


def _write(data: object, path: Path) -> None:
    write_file(path, _content(data))


def _content(data: object) -> bytes:
    return (json.dumps(data, indent=2) + "\n").encode()
