"""Runs a plan for a command: events as lines or JSON, Ctrl-C and SIGTERM passed on, the exit code at the end."""

import argparse
import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Protocol, TypeVar

from gui.commands.exit_codes import DONE, LEFT, REFUSED, UNDONE
from gui.commands.streams import WAKE_S, stopped_by_signals
from gui.commands.terminal import say, tell, without_secrets
from gui.domain.cloud.errors import JournalError, WizardError
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import Outcome, ProgressEvent, Report, StopChoice
from gui.domain.operations.judgements import Reason
from gui.domain.plans.reversal import can_be_reversed
from gui.services.exports.run_lines import outage_lines
from gui.services.runs.event_data import event_to_data
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.words import command_texts
from gui.words import moves as words
from gui.words.command_line import error_sentences
from gui.words.progress_lines import lines

_CODES = {Outcome.APPLIED: DONE, Outcome.UNDONE: UNDONE, Outcome.CHANGED: REFUSED}


_Ended_co = TypeVar("_Ended_co", covariant=True)


class Stoppable(Protocol[_Ended_co]):
    """A run, or several at one time."""

    def run(self) -> _Ended_co:
        """Do it; blocking."""

    def stop(self, choice: StopChoice) -> None:
        """Ask it to stop; from any thread."""


def carried_out(execution: Execution) -> int:
    """Run ``execution``, which signals stop; return the exit code."""
    return code_of(ended(execution))


def ended(execution: Stoppable[_Ended_co]) -> _Ended_co:
    """Run in a thread of its own, so that a signal finds this one free to pass it on; return how it ended."""
    with ThreadPoolExecutor(1, thread_name_prefix="run") as pool, _stoppable(execution):
        running: Future[_Ended_co] = pool.submit(execution.run)
        while wait([running], timeout=WAKE_S).not_done:
            pass
        return running.result()


def after_run(code: int, work: Callable[[], int]) -> int:
    """Do ``work`` after a run that ended with ``code``; return the exit code.

    An error there is said, and refuses nothing any more: what the run has changed is there.

    Args:
        code: of the run.
        work: what is left to do; returns the exit code of both, and may raise ``WizardError``.
    """
    try:
        return work()
    except WizardError as error:
        for sentence in error_sentences(error):
            say(sentence)
        return LEFT if code == DONE else code


def code_of(report: Report) -> int:
    """Return the exit code of a run that ended so."""
    unread = bool(report.failures) and all(failure.reason is Reason.UNREAD for failure in report.failures)
    if report.outcome is Outcome.UNDONE and unread and not report.undone:
        return REFUSED  # not even the first look succeeded
    return _CODES.get(report.outcome, LEFT)


@contextmanager
def _stoppable(execution: Stoppable[object]) -> Iterator[None]:
    """Let Ctrl-C take everything back, a second one or SIGTERM interrupt the run, which ``resume`` then knows.

    The call in flight is finished first. A third Ctrl-C ends the program at once, as a kill does: the journal knows of
    every call before it is sent.
    """
    with stopped_by_signals(
        lambda first: execution.stop(StopChoice.UNDO if first else StopChoice.INTERRUPT),
        lambda: say(command_texts.text(command_texts.ENDED_AT_ONCE)),
    ):
        yield


def reporter(args: argparse.Namespace) -> Callable[[ProgressEvent], None]:
    """Return what prints the events of a run as ``args`` ask for."""

    def report(event: ProgressEvent) -> None:
        if args.json:
            tell(json.dumps(without_secrets(event_to_data(event))))
        for line in lines(event):
            say(line)

    return report


def say_end(journal: Journal, run_id: str, inventory: Inventory) -> None:
    """Print the measured outage of each address, and how an applied run is reversed; why not, where it can't be read.

    Args:
        journal: has the run.
        run_id: of a run that has begun.
        inventory: of the region before the run; it names the addresses.
    """
    try:
        run = journal.run(run_id)
    except JournalError as error:
        for sentence in error_sentences(error):
            say(sentence)
        return
    for _, line in outage_lines(run, inventory):
        say(line)
    if run.outcome is Outcome.APPLIED and can_be_reversed(run.plan):
        say(words.way_back(run.run_id))
