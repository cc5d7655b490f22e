"""``multi-eip resume``: goes on with what runs left unfinished, side by side where there are several."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from gui.commands import connection
from gui.commands.apply_folder import named_reporter, say_ends
from gui.commands.execution import code_of, ended, reporter
from gui.commands.exit_codes import DONE, LEFT
from gui.commands.terminal import say
from gui.domain.cloud.account import require_same
from gui.domain.cloud.errors import InputError
from gui.domain.contracts import CloudApi
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.services.exports.plan_set_report import PlanEnd
from gui.services.parts import Parts
from gui.services.region.many_regions import AT_ONCE, PacedReads
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.plan_set import FailureChoice, PlanResult, PlanSet
from gui.services.runs.resume import Standing, elsewhere, survey
from gui.services.runs.resume import resume as resumed
from gui.words import command_texts
from gui.words.activity import plan_title
from gui.words.joining import paragraph

_IN_THE_WAY = {
    Reason.GONE: command_texts.NOT_LISTED,
    Reason.TAKEN: command_texts.BOUND_TO,
    Reason.OTHER_MODE: command_texts.BOUND_IN_MODE,
    Reason.LEAVING: command_texts.IN_STATE,
}
"""What a reading shows that is neither as planned nor as before; the reasons that a judgement of a reading has."""


def resume(args: argparse.Namespace, parts: Parts) -> int:
    """Go on with every unfinished run, roll all of them back, or forget them; return the exit code.

    Raises:
        WizardError: it was refused before any write.
    """
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        unfinished = journal.unfinished()
        if not unfinished:
            say(command_texts.text(command_texts.NO_UNFINISHED_RUN))
            return DONE
        if args.forget:
            for found in unfinished:
                journal.forget(found.run_id)
                say(_of_run(command_texts.RUN_DISCARDED, found))
            return DONE
        account, cloud = connection.account_and_cloud_for(args, parts)
        for found in unfinished:
            require_same(found.plan.account, account)
        _survey(cloud, unfinished)
        permanent = [each for each in unfinished if args.undo and each.beyond_return]
        refusals = [command_texts.text(command_texts.RUN_PERMANENT).format(run=each.run_id) for each in permanent]
        chosen = tuple(each for each in unfinished if each not in permanent)
        if not chosen:
            raise InputError(paragraph(refusals))
        for text in refusals:
            say(text)
        code = _carry_on(args, chosen, journal, cloud)
        return LEFT if permanent else code


def _survey(cloud: CloudApi, runs: Sequence[Run]) -> None:
    """Print where each run stands; nothing was written yet.

    Raises:
        WizardError: a run can't be told to be of this account, or the cloud can't be read.
    """
    paced = PacedReads(cloud)
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="survey") as pool:
        readings = list(pool.map(lambda run: survey(paced, run), runs))
    for found, standings in zip(runs, readings, strict=True):
        if elsewhere(standings) and found.plan.account is None:
            raise InputError(command_texts.text(command_texts.RUN_OF_OTHER_ACCOUNT).format(run=found.run_id))
        _say_standing(found, standings)


def _carry_on(args: argparse.Namespace, runs: tuple[Run, ...], journal: Journal, cloud: CloudApi) -> int:
    """Go on with ``runs`` and write the guest files that their list wants; return the exit code."""
    files = [Path(each.plan_file) if each.plan_file else None for each in runs]
    if len(runs) == 1 and files[0] is None:
        return code_of(ended(resumed(cloud, runs[0], journal, reporter(args), undo=args.undo)))
    names = [path.name if path else run.run_id for path, run in zip(files, runs, strict=True)]
    plan_set = PlanSet(
        cloud,
        [each.plan for each in runs],
        journal,
        named_reporter(args, names),
        failures=FailureChoice(None),
        unfinished=runs,
        undo=args.undo,
    )
    results: tuple[PlanResult, ...] = ended(plan_set)
    ends = [(path, PlanEnd(name, result)) for path, name, result in zip(files, names, results, strict=True)]
    return say_ends(cloud, ends)


def _say_standing(found: Run, standings: tuple[Standing, ...]) -> None:
    text = command_texts.ROLLBACK_NOW if found.undoing else command_texts.RUN_NOW
    say(_of_run(text, found))
    for standing in standings:
        for verdict in standing.verdicts:
            say(f"  {standing.operation.action} {verdict.resource}: {_standing_of(verdict)}")


def _of_run(sentence: str, found: Run) -> str:
    """Return ``sentence`` of the run: an id alone tells nobody which one it is."""
    began, what = f"{found.began:%Y-%m-%d %H:%M} UTC", plan_title(found.plan, None)
    return command_texts.text(sentence).format(run=found.run_id, began=began, what=what)


def _standing_of(verdict: Verdict) -> str:
    """Return what one reading says of a resource; it may be an old one, so nobody is said to have done anything."""
    match verdict.judgement:
        case Judgement.HOLDS:
            return command_texts.text(command_texts.STEP_DONE)
        case Judgement.PENDING:
            return command_texts.text(command_texts.STEP_PENDING)
        case Judgement.NOT_YET:
            return command_texts.text(command_texts.STEP_OPEN)
        case Judgement.CONFLICTING:
            return command_texts.text(_IN_THE_WAY[verdict.reason or Reason.GONE]).format(**dict(verdict.values))
