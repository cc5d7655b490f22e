"""What the commands that plan have in common: the plan in a file, its steps on standard error, or why there is none."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gui.commands.progress_lines import by_hand
from gui.domain.account import Account, described
from gui.domain.one_way import one_way
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.services.plan_files import save_plan

WRITTEN, REFUSED = 0, 2
"""Exit codes."""

Made = tuple[Plan, tuple[PlanNote, ...]]
"""A plan, and what to know before it is carried out."""


def write_plan(make: Callable[[], Made], path: Path, account: Account) -> int:
    """Write the plan to ``path`` and say what it does; return the exit code.

    Args:
        make: gives the plan; may raise PlanBlockedError, and then each rule that is not met is named.
        path: the file.
        account: whose resources the plan names; only this account may carry it out.

    Raises:
        InputError: the file can't be written.
    """
    try:
        plan, notes = make()
    except PlanBlockedError as blocked:
        for problem in blocked.problems:
            values = ", ".join(f"{name}: {value}" for name, value in problem.values)
            _say(f"{problem.code.value} {problem.subject}" + (f" ({values})" if values else ""))
        return REFUSED
    plan = replace(plan, account=account)
    save_plan(plan, path)
    for note in notes:
        _say(note.sentence)
    for number, operation in enumerate(plan.operations, start=1):
        if one_way(operation) and not any(map(one_way, plan.operations[: number - 1])):
            _say("From here on nothing is taken back:")
        _say(f"{number}. {operation.action}, as by hand in {by_hand(operation)}")
    _say(f"The plan is for {described(account)}.")
    _say(f"{len(plan.operations)} operations, fingerprint {plan.fingerprint}, written to {path}")
    return WRITTEN


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
