"""The guests of ``multi-eip move``: checked before the cut, undone where the EIPs leave, set up where they arrive."""

import argparse
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gui.commands import connection
from gui.commands.exit_codes import DONE, LEFT
from gui.commands.output_file import ADD_REPLACE
from gui.commands.terminal import say
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError, WizardError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import CloudApi
from gui.domain.delivery.package import Package
from gui.domain.delivery.report import DeliveryEvent, DeliveryOutcome, DeliveryReport
from gui.domain.engine.progress import Outcome, Report
from gui.domain.operations.interfaces import CreateEni
from gui.domain.plans.guest_work import guest_work, projected
from gui.domain.plans.plan import Plan
from gui.guest.model import GuestOptions
from gui.guest.snippet import StackRefusalError
from gui.services.delivery.guest_moves import MovedGuests, gateways_after, guest_gateways, lost, may_go_on
from gui.services.delivery.journal import DeliveryJournal
from gui.services.delivery.side_by_side import reading_of
from gui.services.guest.facts import networks_of, proposal_for
from gui.services.guest.files import InterfaceExport, WouldReplaceError, fitting, instance_tree, write_tree
from gui.services.parts import Parts
from gui.words import delivery as delivery_words
from gui.words import moves as words
from gui.words.command_line import error_sentences
from gui.words.delivery_lines import event_lines, report_lines
from gui.words.joining import paragraph


def write_files(folder: Path, cloud: CloudApi, inventory: Inventory, plan: Plan, *, replace: bool) -> None:
    """Write the files of each interface that arrives, by its instance: they are there before the cut.

    Raises:
        InputError: they can't be written, or a fact is wrong.
        CloudError: the gateways of the EIPs could not be read.
    """
    then = projected(inventory, plan)
    gateways = gateways_after(inventory, then, guest_gateways(cloud, inventory, plan))
    trees: dict[str, tuple[bytes, int]] = {}
    for arriving in guest_work(plan, inventory).set_up:
        ((eni, network),) = networks_of(then, [arriving], gateways, GuestOptions())
        instance = then.instance_by_id.get(InstanceId(then.eni_by_id[eni].instance_id or ""))
        proposal = proposal_for(instance)
        stacks = fitting((proposal.stack, *proposal.alternatives), network)
        name = instance.id if instance else eni
        files = instance_tree(name, [InterfaceExport(eni, network, stacks)])
        trees |= {f"{name}/{path}": content for path, content in files.items()}
    for each in plan.operations:
        if isinstance(each, CreateEni):
            say(words.files_not_ready(each.name or each.mark))
    try:
        written = write_tree(trees, folder, replace=replace)
    except WouldReplaceError as error:
        raise InputError(f"{error} {ADD_REPLACE}") from error
    say(words.files_written(len(written), str(folder)))


@dataclass
class GuestSteps:
    """What is done in guests around one run; nothing where it was not asked for.

    Attributes:
        folder: of the journal.
        guests: the guests of the plan, None where nothing is to be done in them.
    """

    folder: Path
    guests: MovedGuests | None
    packages: tuple[Package, ...] = ()
    begun: float = 0.0

    @classmethod
    def of(cls, args: argparse.Namespace, parts: Parts, inventory: Inventory, plan: Plan) -> "GuestSteps":
        """Return the steps that ``args`` ask for.

        Raises:
            InputError: the profile does not let commands be sent into guests.
        """
        guests = None
        if args.guest:
            channel = connection.cloud_and_guests_for(args, parts)[1]
            guests = MovedGuests(channel, inventory, plan, report=_say_event, stack=args.stack)
        return cls(connection.journal_dir_for(args, parts), guests)

    def prepare(self, cloud: CloudApi) -> None:
        """Make what is delivered after the run, and see that commands reach those guests.

        Raises:
            InputError: a guest that gets EIPs can't be reached or set up; nothing was changed.
            CloudError: the gateways of the EIPs could not be read.
        """
        if self.guests is None:
            return
        self.guests.gateways = guest_gateways(cloud, self.guests.inventory, self.guests.plan)
        try:
            self.packages = self.guests.packages()
        except StackRefusalError as refusal:
            raise InputError(paragraph(error_sentences(refusal))) from refusal
        for package in self.packages:
            if (report := self.guests.unreached(package.eni)) is not None:
                reason = delivery_words.cause_text(report.cause)
                raise InputError(words.guest_not_reached(package.instance, reason))

    def before(self) -> None:
        """Undo in the guests that interfaces leave.

        Raises:
            InputError: something may still be set up in one; ``restore`` sets up again what was undone before.
            JournalError: what is done can't be noted.
        """
        self.begun = time.monotonic()
        if self.guests is not None:
            self._undo(self.guests)

    def _undo(self, guests: MovedGuests) -> None:
        with closing(DeliveryJournal(self.folder)) as journal:
            for eni, report in guests.undo(journal).items():
                instance = guests.inventory.eni_by_id[eni].instance_id or ""
                if report is not None:
                    say(delivery_words.outcome_text(report))
                if lost(report):
                    say(words.old_guest_not_reached(instance, eni))
                elif not may_go_on(report):
                    raise InputError(words.old_guest_not_undone(instance))

    def restore(self) -> bool:
        """Set up again what ``before`` undid, for a run that did not begin or was rolled back; return whether it is."""
        if self.guests is None or not self.guests.taken_back:
            return True
        try:
            with closing(DeliveryJournal(self.folder)) as journal:
                ends = tuple(self.guests.restore(journal).values())
        except WizardError as error:
            say(paragraph(error_sentences(error)))
            return False
        for each in ends:
            say(delivery_words.outcome_text(each))
        return _proven(ends)

    def after(self, report: Report, code: int) -> int:
        """Set up the guests after a run that ended as ``report`` says; return the worse of both exit codes."""
        if self.guests is None:
            return code
        if report.outcome is Outcome.APPLIED:
            with closing(DeliveryJournal(self.folder)) as journal:
                code = self._told(self.guests.set_up(self.packages, journal))
            if code == DONE:
                say(words.guests_text(time.monotonic() - self.begun))
        elif report.outcome in {Outcome.UNDONE, Outcome.CHANGED}:
            code = code if self.restore() else LEFT
        else:
            say(words.guests_left())
        return code

    def _told(self, ends: dict[EniId, DeliveryReport]) -> int:
        """Print how each delivery ended; return LEFT where one is not proven."""
        by_eni = {each.eni: each for each in self.packages}
        for eni, end in ends.items():
            for line in report_lines(by_eni[eni], end, reading_of(end)):
                say(line)
        return DONE if _proven(ends.values()) else LEFT


def _proven(ends: Iterable[DeliveryReport]) -> bool:
    return all(each.outcome is DeliveryOutcome.PROVEN for each in ends)


def _say_event(event: DeliveryEvent) -> None:
    for line in event_lines(event):
        say(line)
