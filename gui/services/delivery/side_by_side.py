"""Many guests at once: one after another in one instance, instances side by side, and none waits for a silent one."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.package import Package
from gui.domain.delivery.reading import read
from gui.domain.delivery.report import DeliveryReport
from gui.domain.delivery.truth import GuestReading
from gui.services.delivery.delivery_run import Limits, Performer
from gui.services.runs.clock import Clock

MOST_AT_ONCE = 40
"""Threads; nearly all of their time they wait for an answer."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something to be done with the guest of one instance.

    Attributes:
        instance: whose guest.
        do: does it; blocking.
    """

    instance: InstanceId
    do: Callable[[], object]


def side_by_side(work: Sequence[Work], at_once: int = MOST_AT_ONCE) -> None:
    """Do all of ``work``; blocking. What concerns one instance is done in the order given, one after another."""
    by_instance: dict[InstanceId, list[Work]] = {}
    for each in work:
        by_instance.setdefault(each.instance, []).append(each)
    if not by_instance:
        return
    with ThreadPoolExecutor(min(at_once, len(by_instance)), thread_name_prefix="guest") as pool:
        for done in [pool.submit(_one_after_another, some) for some in by_instance.values()]:
            done.result()


def _one_after_another(work: Sequence[Work]) -> None:
    for each in work:
        each.do()


def read_guests(
    channel: GuestChannel,
    packages: Sequence[Package],
    on_read: Callable[[EniId, GuestReading], None],
    *,
    clock: Clock | None = None,
    at_once: int = MOST_AT_ONCE,
) -> dict[EniId, GuestReading]:
    """Read what is set in the guests of ``packages``; blocking.

    Args:
        channel: the guests.
        packages: one for each interface, each with a delivery id that was never used: the cloud answers a token that
            it knows with the old command, whose result is an old reading.
        on_read: told of each reading as soon as it is there, in a thread of its own.
        clock: the time.
        at_once: most instances that are read at one time.
    """
    limits = Limits()
    found: dict[EniId, GuestReading] = {}

    def work(package: Package) -> Work:
        def do() -> None:
            report = Performer(channel, package, clock=clock, limits=limits).perform(read(package))
            found[package.eni] = reading = reading_of(report)
            on_read(package.eni, reading)

        return Work(package.instance, do)

    side_by_side([work(package) for package in packages], at_once)
    return found


def reading_of(report: DeliveryReport, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> GuestReading:
    """Return what the talk that ended with ``report`` has shown of the guest."""
    if report.state is not None:
        return GuestReading(now(), report.state)
    error: CloudError | None = report.error
    return GuestReading(now(), reason=error.code or error.kind.value if error else report.cause.value)
