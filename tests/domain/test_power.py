import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.engine.effects import Start
from gui.domain.engine.progress import Outcome
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.operation import parameters
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.operations.reading import Snapshot
from gui.domain.plans.expected import Expected, expected
from gui.domain.plans.plan import Plan
from tests.helpers.queries import reads_of, seen_of
from tests.helpers.toy_cloud import INSTANCE, REGION, ToyCloud, instance, refusal, step

STOP, START = StopInstance(REGION, INSTANCE), StartInstance(REGION, INSTANCE)


def test_stopping_and_starting_undo_each_other() -> None:
    assert STOP.undo == START
    assert START.undo == STOP
    for each in (STOP, START):
        assert each.items == (INSTANCE,)
        assert each.reads == each.surroundings == reads_of(instances=(INSTANCE,))
        assert each.only({INSTANCE}) is each
        assert each.next_call({INSTANCE}) is each
        assert each.action == type(each).__name__


@pytest.mark.parametrize(
    ("status", "stopped", "started"),
    [
        (InstanceStatus.RUNNING, Judgement.NOT_YET, Judgement.HOLDS),
        (InstanceStatus.STOPPED, Judgement.HOLDS, Judgement.NOT_YET),
        (InstanceStatus.STOPPING, Judgement.PENDING, Judgement.PENDING),
        (InstanceStatus.STARTING, Judgement.PENDING, Judgement.PENDING),
        (InstanceStatus.UNKNOWN, Judgement.PENDING, Judgement.PENDING),
    ],
)
def test_each_state_is_judged(status: InstanceStatus, stopped: Judgement, started: Judgement) -> None:
    seen = seen_of(instances=[instance(status=status)])
    assert [each.judgement for each in STOP.judge(seen)] == [stopped]
    assert [each.judgement for each in START.judge(seen)] == [started]


def test_an_instance_that_is_gone_is_a_conflict() -> None:
    (verdict,) = STOP.judge(Snapshot())
    assert (verdict.judgement, verdict.reason) == (Judgement.CONFLICTING, Reason.GONE)


def test_a_stop_shuts_the_guest_down_and_keeps_the_resources() -> None:
    assert parameters(STOP) == (("InstanceId", "i-1"), ("ForceStop", "false"), ("StoppedMode", "KeepCharging"))
    assert parameters(START) == (("InstanceId", "i-1"),)


def test_they_change_no_binding() -> None:
    assert expected(Plan(REGION, (STOP, START), Selection(REGION))) == Expected()


def test_both_in_one_plan_are_carried_out_and_only_the_last_must_last() -> None:
    cloud = ToyCloud()
    report = step(cloud, Plan(REGION, (STOP, START), Selection(REGION))).report
    assert report.outcome is Outcome.APPLIED
    assert cloud.instances[INSTANCE].status is InstanceStatus.RUNNING
    assert [type(call) for call, _ in cloud.writes] == [StopInstance, StartInstance]


def test_a_start_that_is_refused_is_tried_again_when_the_stop_is_taken_back() -> None:
    cloud = ToyCloud(on_write={2: lambda _cloud, _call: refusal("OperationDenied.NoStock")})
    report = step(cloud, Plan(REGION, (STOP, START), Selection(REGION))).report
    assert report.outcome is Outcome.UNDONE
    assert cloud.instances[INSTANCE].status is InstanceStatus.RUNNING


@pytest.mark.parametrize("status", [InstanceStatus.RUNNING, InstanceStatus.STOPPED])
def test_a_run_that_goes_on_after_the_start_was_sent_stops_nothing_again(status: InstanceStatus) -> None:
    cloud, plan = ToyCloud(), Plan(REGION, (STOP, START), Selection(REGION))
    cloud.instances[INSTANCE] = instance(status=status)
    both = {0: frozenset({INSTANCE}), 1: frozenset({INSTANCE})}
    report = step(cloud, plan, Start(touched=both, writes=2, resumed=True)).report
    assert report.outcome is Outcome.APPLIED
    assert [type(call) for call, _ in cloud.writes] == ([StartInstance] if status is InstanceStatus.STOPPED else [])
    assert cloud.instances[INSTANCE].status is InstanceStatus.RUNNING


def test_a_run_that_goes_on_before_the_start_was_sent_stops_what_was_started_meanwhile() -> None:
    cloud, plan = ToyCloud(), Plan(REGION, (STOP, START), Selection(REGION))
    start = Start(touched={0: frozenset({INSTANCE})}, writes=1, resumed=True)
    assert step(cloud, plan, start).report.outcome is Outcome.APPLIED
    assert [type(call) for call, _ in cloud.writes] == [StopInstance, StartInstance]
