"""Many guests at once: one after another in one instance, instances side by side, and none waits for a silent one."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.effects import StopError
from gui.domain.delivery.package import Package
from gui.domain.delivery.reading import read
from gui.domain.delivery.report import DeliveryOutcome, DeliveryReport
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


class Stops:
    """Ends talks that are under way, and those that begin later; may be used from any thread."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._performers: list[Performer] = []
        self._stopped = False

    def add(self, performer: Performer) -> None:
        """Take up a talk that begins."""
        with self._guard:
            self._performers.append(performer)
            if self._stopped:
                performer.stop()

    def stop(self) -> None:
        """End them all."""
        with self._guard:
            self._stopped = True
            for performer in self._performers:
                performer.stop()


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
    stops: "Stops | None" = None,
) -> dict[EniId, GuestReading]:
    """Read what is set in the guests of ``packages``; blocking.

    Args:
        channel: the guests.
        packages: one for each interface, each with a delivery id that was never used: the cloud answers a token that
            it knows with the old command, whose result is an old reading.
        on_read: told of each reading as soon as it is there, in a thread of its own.
        clock: the time.
        at_once: most instances that are read at one time.
        stops: ends the reading early; a guest whose answer is waited for then has no reading.
    """
    limits, ending = Limits(), stops or Stops()
    found: dict[EniId, GuestReading] = {}

    def work(package: Package) -> Work:
        def do() -> None:
            performer = Performer(channel, package, clock=clock, limits=limits)
            ending.add(performer)
            try:
                report = performer.perform(read(package))
            except StopError:
                return
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


def reading_after(report: DeliveryReport, at: datetime) -> GuestReading:
    """Return what is known of the guest after the change that ended with ``report``.

    A status that was read before the last command proves nothing any more: then nothing is known.

    Args:
        report: how the change ended.
        at: when the last status was read (aware, UTC).
    """
    state = report.state
    known = report.outcome is not DeliveryOutcome.UNKNOWN and (
        report.outcome is not DeliveryOutcome.ARMED or (state and state.armed)
    )
    if state is not None and known:
        return GuestReading(at, state)
    return GuestReading(at, reason=report.error.code if report.error and report.error.code else report.cause.value)
