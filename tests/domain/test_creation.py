from dataclasses import replace
from ipaddress import IPv4Address

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import EniStatus, SecurityGroupId, VSwitchId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.effects import Do, Effect, Start, StoppedError
from gui.domain.engine.progress import Outcome, StopChoice
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.operation import parameters
from gui.domain.plans.expected import Expected, expected
from gui.domain.plans.plan import Plan
from tests.helpers.queries import reads_of, seen_of
from tests.helpers.toy_cloud import REGION, TIMEOUT, ToyCloud, eni, refusal, step

MARK = "8f3c9f0e-0d0b-4b57-9e0e-7a1c59a0a001"
CREATE = CreateEni(REGION, MARK, VSwitchId("vsw-1"), SecurityGroupId("sg-1"), "sip", IPv4Address("10.0.0.9"))
DELETE = DeleteEni(REGION, MarkRef(MARK), "sip")
PLAN = Plan(REGION, (CREATE,), Selection(REGION))


def creations(cloud: ToyCloud) -> list[str]:
    return [token for call, token in cloud.writes if isinstance(call, CreateEni)]


def test_making_is_undone_by_deleting_what_has_the_mark() -> None:
    assert CREATE.undo == DELETE
    assert DELETE.undo is None
    assert [each.action for each in (CREATE, DELETE)] == ["CreateNetworkInterface", "DeleteNetworkInterface"]
    for each in (CREATE, DELETE):
        assert each.items == (MARK,)
        assert each.reads == each.surroundings == reads_of(made=(MARK,))
        assert each.only({MARK}) is each
        assert each.next_call({MARK}) is each


@pytest.mark.parametrize(
    ("status", "made", "deleted"),
    [
        (None, Judgement.NOT_YET, Judgement.HOLDS),
        (EniStatus.UNKNOWN, Judgement.PENDING, Judgement.PENDING),
        (EniStatus.AVAILABLE, Judgement.HOLDS, Judgement.NOT_YET),
        (EniStatus.IN_USE, Judgement.HOLDS, Judgement.CONFLICTING),
        (EniStatus.DELETING, Judgement.CONFLICTING, Judgement.PENDING),
    ],
)
def test_each_state_is_judged(status: EniStatus | None, made: Judgement, deleted: Judgement) -> None:
    seen = seen_of(made={MARK: eni(status, "i-1")} if status else {})
    assert [each.judgement for each in CREATE.judge(seen)] == [made]
    assert [each.judgement for each in DELETE.judge(seen)] == [deleted]


def test_an_interface_on_its_way_lets_a_refusal_pass() -> None:
    assert seen_of(made={MARK: eni(EniStatus.UNKNOWN)}).passing
    assert not seen_of(made={MARK: eni()}).passing


def test_the_call_names_what_was_given_and_the_mark() -> None:
    assert parameters(CREATE) == (
        ("RegionId", "cn-shanghai"),
        ("VSwitchId", "vsw-1"),
        ("SecurityGroupId", "sg-1"),
        ("NetworkInterfaceName", "sip"),
        ("PrimaryIpAddress", "10.0.0.9"),
        ("Tag.1.Key", "multi-eip-wizard"),
        ("Tag.1.Value", MARK),
    )
    assert len(parameters(replace(CREATE, name="", address=None))) == 5
    assert parameters(DELETE)[1] == ("NetworkInterfaceId", f"multi-eip-wizard={MARK}")


def test_it_leaves_nothing_behind_that_drift_could_be_measured_against() -> None:
    assert expected(PLAN) == Expected()
    assert expected(Plan(REGION, (DELETE,), Selection(REGION))) == Expected()


def test_the_plan_makes_one_interface() -> None:
    cloud = ToyCloud()
    assert step(cloud, PLAN).report.outcome is Outcome.APPLIED
    assert len(creations(cloud)) == 1
    assert step(cloud, PLAN, Start(resumed=True)).report.outcome is Outcome.APPLIED
    assert len(creations(cloud)) == 1


def test_while_no_answer_comes_the_token_stays_the_same_for_ever() -> None:
    cloud = ToyCloud(on_write={number: lambda _cloud, _call: TIMEOUT for number in range(1, 8)})
    assert step(cloud, PLAN).report.outcome is Outcome.APPLIED
    assert len(creations(cloud)) == 8
    assert len(set(creations(cloud))) == 1


def test_an_answer_that_was_lost_is_made_up_for_by_reading() -> None:
    def lost(cloud: ToyCloud, call: object) -> CloudError:
        cloud.effect(call)  # type: ignore[arg-type]
        return TIMEOUT

    cloud = ToyCloud(on_write={1: lost})
    assert step(cloud, PLAN).report.outcome is Outcome.APPLIED
    assert len(creations(cloud)) == 1


def test_what_was_accepted_and_is_not_seen_is_never_sent_again() -> None:
    cloud = ToyCloud(idle_writes=1)
    report = step(cloud, PLAN).report
    assert (report.outcome, report.failures[0].reason) == (Outcome.UNDONE, Reason.NOT_TAKEN_UP)
    assert len(creations(cloud)) == 1
    assert cloud.now >= 290


def test_a_refusal_makes_nothing_and_takes_nothing_back() -> None:
    cloud = ToyCloud(on_write={1: lambda _cloud, _call: refusal("InvalidVSwitchId.IpNotEnough")})
    report = step(cloud, PLAN).report
    assert (report.outcome, report.failures[0].reason) == (Outcome.UNDONE, Reason.REFUSED)
    assert len(cloud.writes) == 1


def test_a_stop_after_the_call_deletes_what_was_made() -> None:
    cloud = ToyCloud()
    sent: list[Effect] = []

    def stop(effect: Effect, _number: int) -> Exception | None:
        if sent and len(sent) == 1 and not isinstance(effect, Do):
            sent.append(effect)
            return StoppedError(StopChoice.UNDO)
        if isinstance(effect, Do) and not sent:
            sent.append(effect)
        return None

    report = step(cloud, PLAN, throw=stop).report
    assert report.outcome is Outcome.UNDONE
    assert [type(call) for call, _ in cloud.writes] == [CreateEni, DeleteEni]
    assert cloud.made == {}
