"""Whether a plan holds as a whole, once each of its operations has held. Part of ``gui.domain.engine.run``."""

from collections.abc import Generator

from gui.domain.engine.effects import Answer, Effect
from gui.domain.engine.irreversible import irreversible
from gui.domain.engine.look_times import poll_interval
from gui.domain.engine.progress import Failure, WaitReason
from gui.domain.engine.readings import Readings, UnreadError
from gui.domain.engine.retry_policy import CONFIRM, LAG, Pause
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Reads
from gui.domain.plans.plan import Plan


def lasting(plan: Plan) -> tuple[tuple[int, Operation], ...]:
    """Return the operations whose effect lasts: a detach before an attach of the same ENI is meant to end."""
    found: list[tuple[int, Operation]] = []
    later: set[str] = set()
    for index, operation in reversed(tuple(enumerate(plan.operations))):
        items = {item for item in operation.items if item not in later}
        if items:
            found.append((index, operation.only(items)))
        later |= items
    return tuple(reversed(found))


def reads_of_lasting(plan: Plan) -> Reads:
    """Return what tells whether all of ``plan`` holds."""
    reads = Reads()
    for _, operation in lasting(plan):
        reads |= operation.reads
    return reads


def check(plan: Plan, readings: Readings) -> Generator[Effect, Answer, tuple[Failure, ...]]:
    """Return what of ``plan`` does not hold: each operation was proven in its time, and all must hold together.

    What was read a moment ago is not read again, but for what is to be gone: a list may lack a record once. What can't
    be read was proven in its time.
    """
    operations = tuple(operation for _, operation in lasting(plan))
    if any(irreversible(operation) for operation in operations):
        readings.forget()
    elif len(operations) == 1:
        return ()  # its own proof is a moment old
    reads, begun = reads_of_lasting(plan), readings.now
    while True:
        try:
            if missing := readings.missing(reads):
                yield from readings.look(missing)
            # After a look that had to be repeated the rest is old, too.
            seen = readings.known(reads) or (yield from readings.look(reads))
        except UnreadError:
            return ()
        verdicts = [verdict for operation in operations for verdict in operation.judge(seen)]
        open_ = [verdict for verdict in verdicts if verdict.judgement is not Judgement.HOLDS]
        waited = readings.now - begun
        # What is on its way still arrives; anything else has to show for as long as a list may be wrong.
        patience = LAG if any(verdict.judgement is Judgement.PENDING for verdict in open_) else CONFIRM
        if waited >= patience or not open_:
            return tuple(Failure(verdict.resource, Reason.CHANGED_LATER) for verdict in open_)
        yield from readings.rest(Pause(poll_interval(waited), 0.0, WaitReason.SETTLING))
