"""``multi-eip guest status|apply|check|confirm|undo|resume``: the guest, read and set up through Cloud Assistant."""

import argparse
import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from gui.commands import connection
from gui.commands.arguments.guests import KEEP, LEAVE, UNDO
from gui.commands.exit_codes import DONE, LEFT, REFUSED, UNDONE
from gui.commands.plan_output import ask
from gui.commands.regions import say_unread
from gui.commands.snippets import guest_options
from gui.commands.streams import WAKE_S, stopped_by_signals
from gui.commands.terminal import say, tell, without_secrets
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError, JournalError, WizardError
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi, GuestChannel
from gui.domain.delivery.package import Package
from gui.domain.delivery.reading import check, read
from gui.domain.delivery.report import Cause, Choice, DeliveryEvent, DeliveryOutcome, DeliveryReport, Question
from gui.services.delivery.delivery_data import event_to_data, report_to_data
from gui.services.delivery.delivery_run import Performer, run_delivery
from gui.services.delivery.guest_undo import may_unbind, undo_in_guest
from gui.services.delivery.journal import DeliveryJournal, Task
from gui.services.delivery.packages import check_armed, instance_of, package_of
from gui.services.delivery.side_by_side import reading_of
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.region.readings import read_gateways
from gui.words import delivery as words
from gui.words.command_line import error_sentences
from gui.words.delivery_lines import event_lines, report_lines
from gui.words.errors import error_text
from gui.words.joining import paragraph

_TASKS = {"apply": Task.DELIVER, "confirm": Task.CONFIRM, "undo": Task.UNDO}
_CODES = {DeliveryOutcome.PROVEN: DONE, DeliveryOutcome.TAKEN_BACK: UNDONE, DeliveryOutcome.NOT_SENT: REFUSED}
_ON_WRONG = {UNDO: Choice.UNDO_NOW, LEAVE: Choice.LEAVE, KEEP: Choice.KEEP}


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do the action of ``args``; return the exit code.

    Raises:
        WizardError: the account, an interface, an option or the time is not right, or the cloud refused to be read.
    """
    try:
        if args.action == "resume":
            return _resume(args, parts)
        return _act(args, parts)
    except JournalError as error:
        raise InputError(paragraph(error_sentences(error))) from error


def _act(args: argparse.Namespace, parts: Parts) -> int:
    options, armed = guest_options(args), check_armed(args.armed)
    stack = _one_stack(args.stack)
    cloud, guests = connection.cloud_and_guests_for(args, parts)
    region, enis = RegionId(args.region), tuple(EniId(each) for each in dict.fromkeys(args.eni))
    inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
    say_unread(inventory)
    for eni in enis:
        instance_of(inventory, eni)
    gateways = _gateways(cloud, inventory, enis)
    codes = []
    for eni in enis:

        def package(name: str | None, eni: EniId = eni) -> Package:
            return package_of(inventory, eni, gateways.get(eni, ()), options=options, stack=name, armed=armed)

        if args.action not in _TASKS:
            codes.append(_look(args, guests, package(stack)))
            continue
        try:
            codes.append(_change(args, parts, guests, package))
        except WizardError as error:
            if {*codes} <= {REFUSED}:
                raise
            # The guests before have been changed.
            for sentence in error_sentences(error):
                say(sentence)
            return LEFT
    return _worst(codes, changing=args.action in _TASKS)


def _worst(codes: Sequence[int], *, changing: bool) -> int:
    """Return the exit code of several guests; where one was changed, another that nothing was sent to is left."""
    worst = max(codes, key=(DONE, UNDONE, REFUSED, LEFT).index)
    return LEFT if changing and worst == REFUSED and {*codes} != {REFUSED} else worst


def undo_guests(args: argparse.Namespace, parts: Parts, inventory: Inventory, enis: Sequence[EniId]) -> int:
    """Undo in the guests of ``enis`` what is set up there, before a plan unbinds their EIPs; return the exit code.

    It is LEFT where something may still be set up in a guest, and something was or may have been changed in one.

    Raises:
        InputError: something may still be set up in a guest, and none was changed; it has been said why.
    """
    cloud, guests = connection.cloud_and_guests_for(args, parts)
    for eni in enis:
        instance_of(inventory, eni)
    gateways = _gateways(cloud, inventory, enis)
    changed = False
    with closing(DeliveryJournal(connection.journal_dir_for(args, parts))) as journal:
        for eni in enis:
            found = gateways.get(eni, ())
            report = undo_in_guest(guests, inventory, eni, found, journal, report=_say_event)
            say(words.outcome_text(report))
            unchanged = report.outcome is DeliveryOutcome.NOT_SENT or report.cause is Cause.NOTHING_SET_UP
            changed = changed or not unchanged
            if may_unbind(report):
                continue
            if not changed:
                raise InputError(words.not_undone_in_guest())
            say(words.not_undone_in_guest())
            return LEFT
    return DONE


def _say_event(event: DeliveryEvent) -> None:
    for line in event_lines(event):
        say(line)


def _one_stack(names: Sequence[str]) -> str | None:
    if len(names) > 1:
        raise InputError(words.one_stack())
    return names[0] if names else None


def _gateways(cloud: CloudApi, inventory: Inventory, enis: Sequence[EniId]) -> dict[EniId, Any]:
    multi = [each for each in enis if not has_its_address_for_an_eip(inventory.eni_by_id[each], inventory)]
    return dict(read_gateways(cloud, inventory.region, multi))


def _look(args: argparse.Namespace, guests: GuestChannel, package: Package) -> int:
    """Read, or check, one guest; return the exit code."""
    performer = Performer(guests, package, report=_reporter(args))
    talk = read if args.action == "status" else check
    return _say_end(args, package, _stoppable(performer, lambda: performer.perform(talk(package))))


def _change(
    args: argparse.Namespace, parts: Parts, guests: GuestChannel, package: Callable[[str | None], Package]
) -> int:
    """Set up, confirm or undo one guest; return the exit code."""
    stack = _one_stack(args.stack)
    if args.action == "confirm" and stack is None:
        # What is confirmed has to be what is set up, so the guest says with which stack.
        reader = Performer(guests, package(None))
        found = reader.perform(read(reader.package)).state
        stack = found.stack or None if found else None
    made = package(stack)
    if args.action != "confirm":
        _consent(args, made)
    with closing(DeliveryJournal(connection.journal_dir_for(args, parts))) as journal:
        performer = Performer(guests, made, journal, _reporter(args), _answerer(args))
        report = _stoppable(performer, lambda: run_delivery(performer, _TASKS[args.action]))
        _say_journal(performer)
    return _say_end(args, made, report)


def _consent(args: argparse.Namespace, package: Package) -> None:
    say(words.consent(package, undo=args.action == "undo"))
    if not args.yes:
        instance = str(package.instance)
        ask(words.consent_missing(instance), words.consent_question(instance), instance)


def _resume(args: argparse.Namespace, parts: Parts) -> int:
    with closing(DeliveryJournal(connection.journal_dir_for(args, parts))) as journal:
        found = journal.unfinished()
        if not found:
            say(words.nothing_open())
            return DONE
        _, guests = connection.cloud_and_guests_for(args, parts)
        codes = []
        for record in found:
            performer = Performer(guests, record.package, journal, _reporter(args), _answerer(args))
            report = _stoppable(performer, lambda p=performer, r=record: run_delivery(p, r.task, r))  # type: ignore[misc]
            _say_journal(performer)
            codes.append(_say_end(args, record.package, report, record.task))
    return _worst(codes, changing=True)


def _say_journal(performer: Performer) -> None:
    """Say why the journal could not be written in the middle; what was sent before was sent."""
    if performer.journal_error is not None:
        failed = error_text(performer.journal_error)
        say(f"{failed.what} [{', '.join(failed.details.splitlines())}]")


def _say_end(args: argparse.Namespace, package: Package, report: DeliveryReport, task: Task | None = None) -> int:
    reading = reading_of(report)
    if args.json:
        tell(json.dumps(without_secrets(report_to_data(package, report, reading))))
    for line in report_lines(package, report, reading):
        say(line)
    undoing = args.action == "undo" or task is Task.UNDO
    if undoing and report.outcome is DeliveryOutcome.TAKEN_BACK:
        return DONE
    return _CODES.get(report.outcome, LEFT)


def _reporter(args: argparse.Namespace) -> Callable[[DeliveryEvent], None]:
    def report(event: DeliveryEvent) -> None:
        if args.json:
            tell(json.dumps(without_secrets(event_to_data(event))))
        _say_event(event)

    return report


def _answerer(args: argparse.Namespace) -> Callable[[Question], Choice]:
    """Return what answers questions by the arguments: nobody has to be there."""

    def answer(question: Question) -> Choice:
        if Choice.GO_ON in question.choices:
            choice = Choice.GO_ON if args.replace else Choice.CANCEL
        else:
            choice = Choice.UNDO_NOW if question.cause is Cause.STOPPED else _ON_WRONG[args.on_wrong]
        say(f"{words.question_text(question)} {words.choice_text(choice)}.")
        return choice

    return answer


def _stoppable(performer: Performer, work: Callable[[], DeliveryReport]) -> DeliveryReport:
    """Do ``work`` in a thread of its own, so that a signal finds this one free to pass it on."""
    with (
        ThreadPoolExecutor(1, thread_name_prefix="delivery") as pool,
        stopped_by_signals(lambda _first: performer.stop()),
    ):
        running: Future[DeliveryReport] = pool.submit(work)
        while wait([running], timeout=WAKE_S).not_done:
            pass
        return running.result()
