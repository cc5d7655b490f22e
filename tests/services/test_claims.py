"""What a run claims at its end is what is so, however late the lists are, whatever is lost, and whoever interrupts it.

The engine is stepped against a cloud in memory; what the journal would know is kept in its own values, so that each
session begins where a real one would.
"""

from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniStatus, NetworkInterface, SecurityGroupId, Vpc, VSwitch
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.effects import Answer, Do, Effect, Look, Note, StoppedError, Wait
from gui.domain.engine.progress import (
    ItemChanged,
    ItemState,
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    Outcome,
    ProgressEvent,
    Report,
    StopChoice,
    UndoStarted,
)
from gui.domain.engine.run import apply
from gui.domain.operations.eips import AllocateEip, ReleaseEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan, facts
from gui.services.runs.journal_records import Entry, EntryKind, Run
from tests.helpers.late_cloud import LateCloud, State, network
from tests.helpers.toy_cloud import (
    ENI,
    INSTANCE,
    OTHER,
    REGION,
    RUN,
    bound_eip,
    eip_id,
    eni,
    free_eip,
    instance,
    refusal,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
BLOCK = IPv4Network("47.100.1.64/27")
VSW = VSwitch(eni().vswitch_id, network().id, "cn-shanghai-b", IPv4Network("10.0.0.0/24"))
LOST = CloudError(CloudErrorKind.TIMED_OUT, action="Toy")
CLOSED = {Outcome.APPLIED, Outcome.UNDONE, Outcome.CHANGED, Outcome.KEPT}


class KilledError(Exception):
    """The program dies here."""


def account(*more: object, attached: str | None = None) -> State:
    status = EniStatus.IN_USE if attached else EniStatus.AVAILABLE
    resources = (*(free_eip(n) for n in (1, 2, 3)), eni(status, attached), instance(), instance(OTHER), network(), VSW)
    state = {_id(each): each for each in (*resources, *more)}
    return dict(sorted(state.items()))


def _id(each: object) -> str:
    return each.allocation_id if isinstance(each, ElasticIp) else each.id  # type: ignore[attr-defined, no-any-return]


def _nat(number: int, mark: str) -> AssociateEips:
    address = IPv4Address("47.100.1.70")
    return AssociateEips(REGION, (eip_id(number),), MarkRef(mark), AssociationMode.NAT, address, batch=False)


ALL = tuple(eip_id(n) for n in (1, 2, 3))
BIND = (AssociateEips(REGION, ALL, ENI), AttachEni(REGION, ENI, INSTANCE))
MOVE = (DetachEni(REGION, ENI, OTHER), *BIND)
APART = (DetachEni(REGION, ENI, INSTANCE), UnassociateEips(REGION, ALL[:2], ENI))
FOR_GOOD = (*APART, DeleteEni(REGION, ENI), ReleaseEip(REGION, ALL[0]), ReleaseEip(REGION, ALL[1]))
GROUP = SecurityGroupId("sg-1")
EXPOSE: tuple[Operation, ...] = (
    AddBlock(REGION, network().id, BLOCK),
    CreateVSwitch(REGION, "v", network().id, "cn-shanghai-b", BLOCK),
    CreateEni(REGION, "e1", MarkRef("v"), GROUP),
    _nat(1, "e1"),
    AttachEni(REGION, MarkRef("e1"), INSTANCE),
    CreateEni(REGION, "e2", MarkRef("v"), GROUP),
    _nat(2, "e2"),
    AttachEni(REGION, MarkRef("e2"), INSTANCE),
)
EXPOSED_VSW = VSwitch(VSW.id.__class__("vsw-x"), network().id, "cn-shanghai-b", BLOCK)
WAY_BACK: tuple[Operation, ...] = (
    DetachEni(REGION, ENI, INSTANCE),
    UnassociateEips(REGION, ALL[:1], ENI),
    DeleteEni(REGION, ENI),
    DeleteVSwitch(REGION, EXPOSED_VSW.id, network().id),
    RemoveBlock(REGION, network().id, BLOCK),
)
COLD = (StopInstance(REGION, INSTANCE), AttachEni(REGION, ENI, INSTANCE), StartInstance(REGION, INSTANCE))
BUY = tuple(AllocateEip(REGION, mark, 5, TrafficCharge.TRAFFIC) for mark in ("a", "b"))

JOURNEYS: dict[str, tuple[Callable[[], State], tuple[Operation, ...]]] = {
    "bind": (account, BIND),
    "move": (lambda: account(attached=OTHER), MOVE),
    "apart": (lambda: account(bound_eip(1), bound_eip(2), attached=INSTANCE), APART),
    "for good": (lambda: account(bound_eip(1), bound_eip(2), attached=INSTANCE), FOR_GOOD),
    "expose": (account, EXPOSE),
    "way back": (
        lambda: account(
            bound_eip(1),
            replace(eni(EniStatus.IN_USE, INSTANCE), vswitch_id=EXPOSED_VSW.id),
            EXPOSED_VSW,
            replace(network(), secondary_cidrs=(BLOCK,)),
        ),
        WAY_BACK,
    ),
    "cold": (account, COLD),
    "buy": (account, BUY),
}


@dataclass
class Trouble:
    """What goes wrong: writes by their number from 1 over all sessions, effects by their number in a session."""

    lost: dict[int, bool] = field(default_factory=dict)
    passing: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    stops: dict[int, StopChoice] = field(default_factory=dict)
    kills: tuple[tuple[int, bool], ...] = ()
    undo: tuple[bool, ...] = ()


class Sessions:
    """One run in several sessions."""

    def __init__(self, cloud: LateCloud, plan: Plan, trouble: Trouble) -> None:
        self.cloud, self.plan, self.trouble = cloud, plan, trouble
        self.entries: list[Entry] = []
        self.proofs: list[ItemChanged] = []
        self.writes: list[Do] = []
        self.count = 0
        self.undoing = self.stopped = False

    @property
    def run(self) -> Run:
        """The run as the journal knows it."""
        return Run(RUN, THEN, None, None, self.plan, tuple(self.entries))

    def note(self, kind: EntryKind, row: int | None = None, **more: object) -> int:
        number = len(self.entries) + 1
        self.entries.append(Entry(number, kind, THEN, row, **more))  # type: ignore[arg-type]
        return number

    def told(self, event: ProgressEvent) -> None:
        match event:
            case ItemChanged(state=ItemState.DONE | ItemState.UNDONE | ItemState.ALREADY | ItemState.GONE):
                self.proofs.append(event)
            case UndoStarted():
                self.undoing = True
                self.note(EntryKind.UNDOING, undoing=True)
            case OperationFinished() | OperationFailed() | OperationSkipped():
                self.flush()
            case _:
                pass

    def flush(self) -> None:
        for each in self.proofs:
            self.note(EntryKind.READ, each.index, resource=each.resource, code=each.state.value)
        self.proofs = []

    def session(self) -> Report | None:
        """Run once; None when the program was killed."""
        run = self.run
        undo = self.count < len(self.trouble.undo) and self.trouble.undo[self.count]
        start = run.start(undo=undo) if self.entries else None
        self.note(EntryKind.RESUMED if start else EntryKind.BEGUN, undoing=bool(start and start.undoing))
        self.proofs = []
        kill = self.trouble.kills[self.count] if self.count < len(self.trouble.kills) else (0, False)
        stops = self.trouble.stops if self.count == 0 else {}
        self.count += 1
        with closing(apply(self.plan, RUN, start)) as engine:
            return self.drive(engine, *kill, stops)

    def drive(
        self,
        engine: Generator[Effect, Answer, Report],
        fatal: int,
        sent: bool,
        stops: dict[int, StopChoice],
    ) -> Report | None:
        answer: Answer = None
        failure: Exception | None = None
        number = 0
        self.undoing = self.stopped = False
        while True:
            try:
                effect = engine.throw(failure) if failure else engine.send(answer)
            except StopIteration as end:
                self.flush()
                report: Report = end.value
                return report
            answer, failure = None, None
            if isinstance(effect, Note):
                self.told(effect.event)
                continue
            number += 1
            try:
                self.stop(stops.get(number))
                answer = self.perform(effect, fatal=number == fatal, sent=sent)
            except (CloudError, StoppedError) as error:
                failure = error
            except KilledError:
                return None

    def stop(self, choice: StopChoice | None) -> None:
        """Stop as the driver does: nothing stops a run twice, and an undo is not undone."""
        if choice is None or self.stopped or (self.undoing and choice is StopChoice.UNDO):
            return
        self.stopped = choice is not StopChoice.UNDO
        raise StoppedError(choice)

    def perform(self, effect: Effect, *, fatal: bool, sent: bool) -> Answer:
        match effect:
            case Do():
                self.do(effect, fatal=fatal, sent=sent)
                return "R"
            case _ if fatal:
                raise KilledError
            case Look():
                return self.cloud.read(effect)
            case Wait():
                self.cloud.now += effect.seconds + effect.spread / 2
        return None

    def do(self, effect: Do, *, fatal: bool, sent: bool) -> None:
        entry = self.note(EntryKind.INTENT, effect.index, undoing=effect.undoing, call=effect.call, token=effect.token)
        if fatal and not sent:
            raise KilledError
        self.writes.append(effect)
        number = len(self.writes)
        try:
            if number in self.trouble.refused and not effect.undoing:
                raise refusal("Forbidden.RAM", CloudErrorKind.DENIED)
            if number in self.trouble.passing:
                raise refusal("IncorrectInstanceStatus")
            if self.trouble.lost.get(number, True):
                self.cloud.write(effect.call, effect.token)
            if fatal:
                raise KilledError
            if number in self.trouble.lost:
                raise LOST
        except CloudError as error:
            kind = EntryKind.REFUSED if error.answered else EntryKind.UNANSWERED
            self.note(kind, of=entry, code=error.code)
            raise
        self.note(EntryKind.ACCEPTED, of=entry)


def check(cloud: LateCloud, plan: Plan, before: State, report: Report, *, back: bool) -> None:
    """Hold what the run claims against what is so."""
    cloud.finish_removals()
    listed = {each.failure.resource for each in report.left}
    for mark, count in Counter(each.split(" ")[1] for each in cloud.made).items():
        assert count == 1, f"{mark} was made {count} times"
    match report.outcome:
        case Outcome.APPLIED:
            assert not missing(cloud, plan), "applied, and yet not so"
        case Outcome.UNDONE | Outcome.CHANGED:
            assert cloud.state == before, f"as before, and yet not: {differing(cloud, before)}"
        case Outcome.KEPT | Outcome.INTERRUPTED:
            assert missing(cloud, plan) <= listed
        case _ if back:
            assert listed
            assert differing(cloud, before) <= listed, "left, and not listed"
            open_ends = {Reason.UNREAD, Reason.STILL_PENDING}
            sure = {each.failure.resource for each in report.left if each.failure.reason not in open_ends}
            assert sure <= differing(cloud, before), "listed, and yet as before"
        case _:
            assert listed
            assert missing(cloud, plan) <= listed, "left, and not listed"


def missing(cloud: LateCloud, plan: Plan) -> set[str]:
    """Return what is not as the plan wants it to last."""
    last = {item: operation for operation in plan.operations for item in operation.items}
    return {item for item, operation in last.items() if not cloud.holds(operation, item)}


def differing(cloud: LateCloud, before: State) -> set[str]:
    """Return what is not as it was, under the names by which a run lists it."""
    found = {key for key in {*cloud.state, *before} if cloud.state.get(key) != before.get(key)}
    marks = dict(each.split(" ") for each in cloud.made)
    named = {marks[each].split(":")[1] if each in marks else each for each in found}
    return {str(BLOCK) if each == network().id else each for each in named}


SECONDS = st.sampled_from([0.0, 0.0, 1.0, 3.0, 5.0, 8.0, 10.0, 20.0])
KINDS = (ElasticIp, NetworkInterface, Instance, Vpc, VSwitch)
NUMBERS = st.integers(1, 14)
TROUBLES = st.builds(
    Trouble,
    lost=st.dictionaries(NUMBERS, st.booleans(), max_size=2),
    passing=st.frozensets(NUMBERS, max_size=2),
    refused=st.frozensets(NUMBERS, max_size=1),
    stops=st.dictionaries(st.integers(1, 60), st.sampled_from(StopChoice), max_size=2),
    kills=st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=3).map(tuple),
    undo=st.lists(st.booleans(), max_size=4).map(tuple),
)


@settings(max_examples=400, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    journey=st.sampled_from(sorted(JOURNEYS)),
    lag=st.fixed_dictionaries(dict.fromkeys(KINDS, SECONDS)),
    lag_looks=st.sampled_from([0, 0, 0, 1, 3, 8]),
    lacking=st.dictionaries(st.integers(1, 60), st.integers(0, 9), max_size=3),
    seconds=st.sampled_from([0.0, 1.0, 4.0]),
    trouble=TROUBLES,
)
def test_what_a_run_claims_is_so(
    journey: str,
    lag: dict[type, float],
    lag_looks: int,
    lacking: dict[int, int],
    seconds: float,
    trouble: Trouble,
) -> None:
    make, operations = JOURNEYS[journey]
    cloud = LateCloud(make(), seconds, lag, lag_looks, lacking)
    before = dict(cloud.state)
    plan = Plan(REGION, operations, Selection(REGION))
    plan = replace(plan, relied_on=facts(LateCloud(make()).read(Look(plan.reads))))
    sessions = Sessions(cloud, plan, trouble)
    for number in range(9):
        report = sessions.session()
        if report is not None:
            check(cloud, plan, before, report, back=sessions.run.undoing)
            if report.outcome in CLOSED:
                return
        if number == 4:
            trouble.lost, trouble.passing, trouble.refused, cloud.lacking = {}, frozenset(), frozenset(), {}
    raise AssertionError(f"the run never ends: {report}")
