"""Baseline files: a state that is to be, kept for checks on a machine without the journal."""

import json
from pathlib import Path

from gui.domain.checks.baseline import Baseline, baseline_from_data, baseline_to_data
from gui.domain.cloud.errors import InputError
from gui.services.files import json_value, read_file, write_file


def save_baseline(baseline: Baseline, path: Path) -> None:
    """Write ``baseline`` to ``path``, which is replaced; the file is complete or not there, whatever happens.

    Raises:
        InputError: it can't be written, or something is there that is no regular file.
    """
    try:
        write_file(path, (json.dumps(baseline_to_data(baseline), indent=2) + "\n").encode())
    except OSError as cause:
        raise InputError(f"The baseline can't be written to {path}: {cause.strerror}.") from cause


def load_baseline(path: Path) -> Baseline:
    """Return the baseline in the file ``path``.

    Raises:
        InputError: it can't be read, or holds no baseline.
    """
    try:
        data = json_value(read_file(path))
    except OSError as cause:
        raise InputError(f"The baseline can't be read from {path}: {cause.strerror}.") from cause
    except ValueError as cause:
        raise InputError(f"{path} is not a baseline: {cause}.") from cause
    return baseline_from_data(data)
