"""What the commands that plan and apply have in common: the file, the steps in words, and consent to what they end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.output_file import check_output
from gui.commands.terminal import say
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import InputError
from gui.domain.engine.irreversible import irreversible, needs_consent
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, Operation, UnassociateEips
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.services.runs.plan_files import save_plan
from gui.words import command_texts
from gui.words.accounts import account_name
from gui.words.command_line import error_sentences, interruption
from gui.words.joining import listed
from gui.words.operations import operation_title
from gui.words.plan_notes import plan_note_text

Made = tuple[Plan, tuple[PlanNote, ...]]
"""A plan, and what to know before it is carried out."""

YES = "yes"
"""What a person types at the terminal; one letter is typed too easily."""


def write_plan(make: Callable[[], Made], path: Path, account: Account, *, overwrite: bool) -> int:
    """Write the plan to ``path`` and say what it does; return the exit code.

    Args:
        make: gives the plan; may raise PlanBlockedError, and then each rule that is not met is named.
        path: the file.
        account: whose resources the plan names; only this account may carry it out.
        overwrite: whether a file that exists is replaced.

    Raises:
        InputError: the file can't be written.
    """
    made = checked(make)
    if made is None:
        return REFUSED
    check_output(path, replace=overwrite)
    plan = replace(made[0], account=account)
    say_plan(plan, made[1])
    save(plan, path)
    return DONE


def save(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path`` and say so.

    Raises:
        InputError: the file can't be written.
    """
    save_plan(plan, path)
    say(
        command_texts.text(command_texts.PLAN_WRITTEN).format(
            path=path, count=len(plan.operations), fingerprint=plan.fingerprint
        )
    )


def checked(make: Callable[[], Made]) -> Made | None:
    """Return what ``make`` gives; None where a rule is not met, and then each such rule has been named."""
    try:
        return make()
    except PlanBlockedError as blocked:
        for sentence in error_sentences(blocked):
            say(sentence)
        return None


def say_plan(plan: Plan, notes: Iterable[PlanNote]) -> None:
    """Print ``notes``, the operations of ``plan`` and the account that it is for."""
    for note in notes:
        say(plan_note_text(note, None))
    say_steps(plan)
    if not plan.operations:
        say(command_texts.text(command_texts.NOTHING_TO_CHANGE))
    if plan.account is not None:
        say(command_texts.text(command_texts.PLAN_FOR).format(account=account_name(plan.account)))


def say_steps(plan: Plan) -> None:
    """Print the operations of ``plan``, one line each: what it does to what, its API call, and what it ends."""
    for number, operation in enumerate(plan.operations, start=1):
        if irreversible(operation) and not any(map(irreversible, plan.operations[: number - 1])):
            say(command_texts.text(command_texts.PERMANENT_FROM_HERE))
        say(f"{number}. {step(operation)}")


def step(operation: Operation) -> str:
    """Return ``operation`` on one line."""
    title = operation_title(operation, None)
    ids = listed(each for each in _targets(operation) if each and each not in title)
    what = f"{title}: {ids} ({operation.action})." if ids else f"{title} ({operation.action})."
    return f"{what} {interruption(operation)}".rstrip()


def _targets(operation: Operation) -> Iterator[str]:
    match operation:
        case AssociateEips(allocation_ids=eips) | UnassociateEips(allocation_ids=eips):
            yield from eips
        case AssociateWithInstance(eip=eip) | UnassociateFromInstance(eip=eip):
            yield eip
        case AddBlock(vpc_id=vpc) | RemoveBlock(vpc_id=vpc) | CreateVSwitch(vpc_id=vpc):
            yield vpc
        case DeleteVSwitch(vswitch_id=vswitch):
            yield str(vswitch)
        case CreateEni(vswitch_id=vswitch):
            yield str(vswitch)
        case DeleteEni(eni_id=eni):
            yield str(eni)
        case ReleaseEip(eip=eip):
            yield str(eip)
        case _:
            return


def ask_consent(plan: Plan, *, yes: bool) -> None:
    """Have a person agree to what ``plan`` deletes, releases or stops; the steps have been printed.

    Args:
        plan: what is going to be carried out.
        yes: whether that was agreed to on the command line.

    Raises:
        InputError: nobody agreed.
    """
    serious = [number for number, each in enumerate(plan.operations, start=1) if needs_consent(each)]
    if not serious or yes:
        return
    steps = listed(map(str, serious))
    ask(
        command_texts.text(command_texts.CONSENT_MISSING).format(steps=steps),
        command_texts.text(command_texts.CONSENT_QUESTION).format(steps=steps, yes=YES),
    )


def ask_to_apply(plan: Plan, *, yes: bool) -> None:
    """Have a person agree to all of ``plan``, which has been printed and was seen by nobody before.

    Args:
        plan: what is going to be carried out.
        yes: whether that was agreed to on the command line.

    Raises:
        InputError: nobody agreed.
    """
    if not yes:
        ask(
            command_texts.text(command_texts.PLAN_NOT_CONFIRMED),
            command_texts.text(command_texts.PLAN_QUESTION).format(count=len(plan.operations), yes=YES),
        )


def ask_about_account(plan: Plan, *, yes: bool) -> None:
    """Have a person agree to a plan that names no account: nothing else tells that it is for the one signed in.

    Args:
        plan: what is going to be carried out.
        yes: whether that was agreed to on the command line.

    Raises:
        InputError: nobody agreed.
    """
    if plan.account is None and plan.operations and not yes:
        ask(
            command_texts.text(command_texts.ACCOUNT_MISSING),
            command_texts.text(command_texts.ACCOUNT_QUESTION).format(yes=YES),
        )


def ask(refusal: str, question: str, answer: str = YES) -> None:
    """Have a person agree by typing ``answer``.

    Raises:
        InputError: nobody is at a terminal (``refusal`` says so), or something else was typed.
    """
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        raise InputError(refusal)
    say(question)
    if sys.stdin.readline().strip().casefold() != answer.casefold():
        raise InputError(command_texts.text(command_texts.NOT_CONFIRMED))


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
