"""Commands that plan and apply in one process: the plan is shown and agreed to before anything is sent."""

import argparse
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from gui.commands import connection
from gui.commands.execution import code_of, ended, reporter, say_end
from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.output_file import check_output
from gui.commands.plan_output import Made, ask_to_apply, checked, say_plan
from gui.domain.cloud.account import Account
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import CloudApi
from gui.services.parts import Parts
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import save_plan


def apply_at_once(args: argparse.Namespace, parts: Parts, maker: Callable[[CloudApi], Callable[[], Made]]) -> int:
    """Show the plan, have it agreed to, and apply it; return the exit code.

    The journal is opened first: another run that is not finished refuses this one before the cloud is asked.

    Args:
        args: the arguments of the command, those of ``add_applying`` among them.
        parts: see Parts.
        maker: reads the region and returns what makes the plan of it.

    Raises:
        WizardError: the account, the region or an argument is not right; nobody agreed; the cloud refused; or the
            journal can't be written.
    """
    if args.out is not None:
        check_output(args.out, replace=args.replace)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        account, cloud = connection.account_and_cloud_for(args, parts)
        return apply_made(args, cloud, account, journal, maker(cloud))


def apply_made(
    args: argparse.Namespace,
    cloud: CloudApi,
    account: Account,
    journal: Journal,
    make: Callable[[], Made],
    *,
    measured_of: Inventory | None = None,
) -> int:
    """Show the plan that ``make`` returns, have it agreed to, and apply it; return the exit code.

    Args:
        args: see ``apply_at_once``.
        cloud: the account's API.
        account: whose plan it is.
        journal: open.
        make: returns the plan with its notes.
        measured_of: the region before the run, where the outage of each EIP is said at the end.
    """
    made = checked(make)
    if made is None:
        return REFUSED
    chosen, notes = replace(made[0], account=account), made[1]
    if args.out is not None:
        save_plan(chosen, args.out)
    say_plan(chosen, notes)
    if not chosen.operations:
        return DONE
    ask_to_apply(chosen, yes=args.yes)
    execution = Execution(cloud, chosen, journal, reporter(args))
    report = ended(execution)
    if measured_of is not None:
        say_end(journal, execution.run_id, measured_of)
    return code_of(report)
