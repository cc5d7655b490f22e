from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.checks.drift import WORDS, Drift, DriftReading, DriftWord, drift
from gui.domain.checks.issue import IssueCode, Remedy
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, SecurityGroupId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Severity
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import Catalog
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.plans import change, multi_eip, teardown
from gui.domain.plans.expected import Binding, expected
from gui.domain.plans.plan import Plan
from gui.words.findings import english_sentence as sentence
from tests.helpers.toy_cloud import ENI, INSTANCE, OTHER, REGION, bound_eip, eip_id, eni, free_eip, instance

CATALOG = Catalog(frozenset({REGION}), frozenset(), frozenset({"ecs.g5"}), frozenset(), frozenset())
ATTACHED = eni(EniStatus.IN_USE, INSTANCE)
LEFT = (bound_eip(1), bound_eip(2))
DENIED = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
THROTTLED = CloudError(CloudErrorKind.THROTTLED, "Throttling.User", status=400)


def inventory(eips: Any, interface: Any, machines: Any = None) -> Inventory:
    machines = (instance(), instance(OTHER)) if machines is None else machines
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), eips, (interface,), machines)


def bound() -> Plan:
    """The plan that bound EIPs 1 and 2, found number 3 in place, and attached the ENI."""
    chosen = Selection(REGION, (eip_id(1), eip_id(2)), ENI, INSTANCE)
    return multi_eip.build(chosen, inventory((free_eip(1), free_eip(2)), eni()), CATALOG)


def reading(eips: Any = LEFT, interface: Any = ATTACHED, machines: Any = None, carried: Any = None) -> DriftReading:
    machines = (instance(),) if machines is None else machines
    interfaces = interface if isinstance(interface, CloudError) else (interface,) if interface else ()
    on_eni = eips if carried is None else carried
    return DriftReading(eips, interfaces, machines, {ENI: on_eni})


def words(found: tuple[Drift, ...]) -> list[tuple[DriftWord, IssueCode, str]]:
    assert all(sentence(each.finding) for each in found)
    return [(each.word, each.finding.code, each.finding.ids[0]) for each in found]


def test_what_is_as_the_plan_left_it_is_no_drift() -> None:
    assert drift(bound(), reading()) == ()


def test_a_restarted_instance_is_no_drift() -> None:
    assert drift(bound(), reading(machines=(instance(status=InstanceStatus.STOPPED),))) == ()


@pytest.mark.parametrize(
    ("seen", "word", "code"),
    [
        (None, DriftWord.REMOVED, IssueCode.DRIFT_EIP_GONE),
        (bound_eip(2, status=EipStatus.RELEASING), DriftWord.REMOVED, IssueCode.DRIFT_EIP_GONE),
        (free_eip(2), DriftWord.REMOVED, IssueCode.DRIFT_EIP_UNBOUND),
        (bound_eip(2, "eni-9"), DriftWord.MOVED, IssueCode.DRIFT_EIP_ELSEWHERE),
        (bound_eip(2, INSTANCE, target_type="EcsInstance"), DriftWord.MOVED, IssueCode.DRIFT_EIP_ELSEWHERE),
        (bound_eip(2, mode=AssociationMode.NAT), DriftWord.MODE_CHANGED, IssueCode.DRIFT_EIP_OTHER_MODE),
        (bound_eip(2, mode=None), DriftWord.MODE_CHANGED, IssueCode.DRIFT_EIP_OTHER_MODE),
        (bound_eip(2, status=EipStatus.UNASSOCIATING), DriftWord.CHANGED, IssueCode.DRIFT_EIP_UNSETTLED),
        (replace(bound_eip(2), locks=("financial",)), DriftWord.CHANGED, IssueCode.DRIFT_EIP_LOCKED),
    ],
)
def test_what_became_of_an_eip(seen: Any, word: Any, code: Any) -> None:
    eips = (bound_eip(1), *((seen,) if seen else ()))
    assert words(drift(bound(), reading(eips))) == [(word, code, eip_id(2))]


def test_an_added_eip() -> None:
    (found,) = drift(bound(), reading(carried=(*LEFT, bound_eip(7))))
    assert words((found,)) == [(DriftWord.ADDED, IssueCode.DRIFT_EIP_ADDED, eip_id(7))]
    assert (found.finding.severity, found.finding.ids) == (Severity.INFORMS, (eip_id(7), ENI))


@pytest.mark.parametrize(
    ("seen", "word", "code"),
    [
        (None, DriftWord.REMOVED, IssueCode.DRIFT_ENI_GONE),
        (eni(EniStatus.DELETING), DriftWord.REMOVED, IssueCode.DRIFT_ENI_GONE),
        (eni(), DriftWord.REMOVED, IssueCode.DRIFT_ENI_DETACHED),
        (eni(EniStatus.IN_USE, OTHER), DriftWord.MOVED, IssueCode.DRIFT_ENI_ELSEWHERE),
        (eni(EniStatus.DETACHING, INSTANCE), DriftWord.CHANGED, IssueCode.DRIFT_ENI_UNSETTLED),
    ],
)
def test_what_became_of_the_interface(seen: Any, word: Any, code: Any) -> None:
    assert words(drift(bound(), reading(interface=seen))) == [(word, code, ENI)]


def test_the_instance_is_gone_and_so_is_the_attachment() -> None:
    found = drift(bound(), reading(interface=eni(), machines=()))
    assert words(found) == [
        (DriftWord.REMOVED, IssueCode.DRIFT_ENI_DETACHED, ENI),
        (DriftWord.INSTANCE_GONE, IssueCode.DRIFT_INSTANCE_GONE, INSTANCE),
    ]


def test_the_instance_changed_its_type() -> None:
    (found,) = drift(bound(), reading(machines=(replace(instance(), type="ecs.g7.large"),)))
    assert (found.word, found.finding.code) == (DriftWord.CHANGED, IssueCode.DRIFT_INSTANCE_TYPE)
    assert sentence(found.finding) == "Instance i-1 changed its type from ecs.g5.large to ecs.g7.large."


@pytest.mark.parametrize("error", [DENIED, THROTTLED, CloudError(CloudErrorKind.TIMED_OUT)])
def test_what_could_not_be_read_is_unknown_and_never_removed(error: CloudError) -> None:
    found = drift(bound(), reading(eips=error, interface=error, machines=error))
    assert {each.word for each in found} == {DriftWord.UNKNOWN}
    assert [each.finding.code for each in found] == [
        IssueCode.DRIFT_EIP_UNREAD,
        IssueCode.DRIFT_EIP_UNREAD,
        IssueCode.DRIFT_ENI_EIPS_UNREAD,
        IssueCode.DRIFT_ENI_UNREAD,
        IssueCode.DRIFT_INSTANCE_UNREAD,
    ]
    remedy = Remedy.GRANT_PERMISSION if error is DENIED else Remedy.READ_AGAIN
    assert {each.finding.remedy for each in found} == {remedy}
    # The plan knew the address, so the sentence can name it although nothing was read.
    assert sentence(found[0].finding).startswith("Whether EIP 47.0.0.1 is as the plan left it is not known (")


def test_one_list_that_could_not_be_read_does_not_hide_the_others() -> None:
    found = drift(bound(), reading(eips=DENIED, interface=eni(), carried=LEFT))
    assert [each.word for each in found] == [DriftWord.UNKNOWN, DriftWord.UNKNOWN, DriftWord.REMOVED]


def test_where_nothing_at_all_is_found_the_account_may_be_another() -> None:
    (found,) = drift(bound(), DriftReading())
    assert (found.word, found.finding.code) == (DriftWord.UNKNOWN, IssueCode.DRIFT_NOTHING_FOUND)
    assert found.finding.ids == (eip_id(1), eip_id(2), ENI, INSTANCE)
    assert found.finding.remedy is Remedy.CHECK_ACCOUNT


def test_after_a_teardown_what_is_bound_again_has_changed() -> None:
    plan = teardown.build(ENI, inventory(LEFT, ATTACHED), CATALOG).plan
    assert drift(plan, DriftReading((free_eip(1), free_eip(2)), (eni(),), carried={ENI: ()})) == ()
    found = drift(plan, DriftReading((bound_eip(1), free_eip(2)), (ATTACHED,), carried={ENI: (bound_eip(1),)}))
    assert words(found) == [
        (DriftWord.CHANGED, IssueCode.DRIFT_EIP_BOUND, eip_id(1)),
        (DriftWord.CHANGED, IssueCode.DRIFT_ENI_ATTACHED, ENI),
    ]
    # The instance is no longer the plan's affair.
    assert expected(plan).instances == ()


def test_eips_in_another_mode_that_a_teardown_leaves_are_expected_to_stay() -> None:
    nat = bound_eip(3, mode=AssociationMode.NAT)
    plan = teardown.build(ENI, inventory((*LEFT, nat), eni()), CATALOG).plan
    free = (free_eip(1), free_eip(2))
    assert drift(plan, DriftReading((*free, nat), (eni(),), carried={ENI: (nat,)})) == ()
    (found,) = drift(plan, DriftReading((*free, free_eip(3)), (eni(),), carried={ENI: ()}))
    assert found.finding.code is IssueCode.DRIFT_EIP_UNBOUND


def test_a_change_expects_what_stays_what_came_and_what_went() -> None:
    before = inventory((*LEFT, free_eip(3)), ATTACHED)
    plan = change.build(ENI, before, CATALOG, add=(eip_id(3),), remove=(eip_id(1),)).plan
    after = expected(plan)
    multi = AssociationMode.MULTI_EIP
    assert after.bindings == {eip_id(1): Binding(None), eip_id(2): Binding(ENI, multi), eip_id(3): Binding(ENI, multi)}
    assert after.carried == {ENI: frozenset({eip_id(2), eip_id(3)})}
    assert (after.attachments, after.enis, after.instances) == ({ENI: INSTANCE}, (ENI,), (INSTANCE,))


def test_a_plan_without_facts_expects_what_its_operations_say() -> None:
    plan = replace(bound(), relied_on=())
    after = expected(plan)
    assert (after.carried, after.types, after.addresses) == ({}, {}, {})
    assert drift(plan, reading()) == ()
    undone = replace(plan, operations=(UnassociateEips(REGION, (eip_id(1),), ENI),))
    assert expected(undone).enis == ()
    assert expected(undone).attachments == {}
    assert drift(undone, DriftReading((free_eip(1),))) == ()


def test_an_interface_that_is_only_named_need_not_be_attached() -> None:
    plan = replace(bound(), relied_on=(), operations=bound().operations[:1])
    assert drift(plan, DriftReading(LEFT, (eni(),))) == ()


def test_a_plan_without_an_interface_expects_nothing() -> None:
    assert drift(Plan(REGION, (), Selection(REGION)), DriftReading()) == ()


def test_a_detach_before_an_attach_leaves_it_attached() -> None:
    plan = Plan(REGION, (DetachEni(REGION, ENI, OTHER), AttachEni(REGION, ENI, INSTANCE)), Selection(REGION, (), ENI))
    assert expected(plan).attachments == {ENI: INSTANCE}


def test_an_eip_is_not_called_moved_while_its_new_interface_is_known_by_its_mark_only() -> None:
    """The plan made the ENI; unread, it has no id that the EIP's target could be compared with."""
    mark = "47.0.0.1-t1"
    made = Plan(
        REGION,
        (
            CreateEni(REGION, mark, VSwitchId("vsw-1"), SecurityGroupId("sg-1")),
            AssociateEips(REGION, (eip_id(1),), MarkRef(mark), AssociationMode.NAT, batch=False),
        ),
        Selection(REGION, (eip_id(1),)),
    )
    bound_there = bound_eip(1, mode=AssociationMode.NAT)
    for names, word in (({mark: EniId(mark)}, DriftWord.UNKNOWN), ({mark: EniId("eni-8")}, DriftWord.MOVED)):
        (eip, unread) = drift(made, DriftReading((bound_there,), DENIED, (), {}, names))
        assert (eip.word, unread.word) == (word, DriftWord.UNKNOWN)
    (free, _) = drift(made, DriftReading((free_eip(1),), DENIED, (), {}, {mark: EniId(mark)}))
    assert free.word is DriftWord.REMOVED, "bound to nothing, it is on no interface whatever"


def test_every_finding_of_drift_has_its_word() -> None:
    assert {*WORDS} == {each for each in IssueCode if each.value.startswith("drift_")}
