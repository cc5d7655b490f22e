"""The undo in the guest that has to come before a binding is undone, while the interface is still there."""

from collections.abc import Callable

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.report import Cause, DeliveryEvent, DeliveryOutcome, DeliveryReport
from gui.services.delivery.delivery_run import Performer, run_delivery
from gui.services.delivery.journal import DeliveryJournal, Task
from gui.services.delivery.packages import package_of
from gui.services.runs.clock import Clock


def undo_in_guest(
    channel: GuestChannel,
    inventory: Inventory,
    eni_id: EniId,
    gateways: tuple[EipGateway, ...],
    journal: DeliveryJournal | None = None,
    *,
    report: Callable[[DeliveryEvent], None] | None = None,
    clock: Clock | None = None,
) -> DeliveryReport:
    """Undo everything that is set up in the guest for the interface, before its EIPs are unbound; blocking.

    See ``may_unbind`` for what follows from the report.

    Args:
        channel: the guests.
        inventory: what was read of the region, with the interface still on its instance.
        eni_id: the interface.
        gateways: what DescribeEipGatewayInfo said of it; empty where its address is itself the EIP.
        journal: where it is noted.
        report: told of every event.
        clock: the time.

    Raises:
        InputError: the interface is on no instance, or a fact is wrong.
        JournalError: the journal can't be written.
    """
    package = package_of(inventory, eni_id, gateways)
    return run_delivery(Performer(channel, package, journal, report, clock=clock), Task.UNDO)


def may_unbind(report: DeliveryReport) -> bool:
    """Return whether nothing of the interface is left in the guest, so that its EIPs can be unbound."""
    return report.outcome is DeliveryOutcome.TAKEN_BACK and report.cause in {Cause.UNDONE, Cause.NOTHING_SET_UP}
