from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from string import Formatter
from typing import Any

import pytest

from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.checks.issues import findings, multi_eip_interfaces, unread_remedy
from gui.domain.cloud.eip import AssociationMode, EipGateway, EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import Severity
from gui.domain.cloud.region import Catalog
from gui.words.findings import REMEDIES, SENTENCES
from gui.words.findings import english_advice as advice
from gui.words.findings import english_sentence as sentence
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip, instance

CATALOG = Catalog(frozenset({REGION}), frozenset(), frozenset({"ecs.g5"}), frozenset({"ecs.g6"}), frozenset())
ATTACHED = eni(EniStatus.IN_USE, INSTANCE)
DENIED = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)


def inventory(eips: Any = (), interfaces: Any = (ATTACHED,), machines: Any = None, unread: Any = ()) -> Inventory:
    machines = (instance(),) if machines is None else machines
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), eips, interfaces, machines, unread=unread)


def codes(found: tuple[Issue, ...]) -> list[IssueCode]:
    assert all(sentence(each) for each in found)
    return [each.code for each in found]


def test_a_sound_binding_is_worth_no_word() -> None:
    assert findings(inventory((bound_eip(1), bound_eip(2))), CATALOG) == ()


def test_an_unbound_pay_as_you_go_eip_costs_money() -> None:
    (found,) = findings(inventory((free_eip(1),)), CATALOG)
    assert found == Issue(
        IssueCode.EIP_UNBOUND, (eip_id(1),), (("eip", "47.0.0.1"),), Severity.WARNS, Remedy.BIND_OR_RELEASE
    )
    assert sentence(found) == "EIP 47.0.0.1 is bound to nothing and costs money."
    assert advice(found) == "Bind it, or release it."


def test_an_unbound_subscription_is_only_told() -> None:
    (found,) = findings(inventory((replace(free_eip(1), charge_type="PrePaid"),)), CATALOG)
    assert (found.code, found.severity) == (IssueCode.EIP_UNUSED_SUBSCRIPTION, Severity.INFORMS)


def test_what_a_cloud_service_manages_is_its_own_affair() -> None:
    eip = replace(free_eip(1), service_managed=True, locks=("financial",))
    managed = replace(eni(), service_managed=True)
    assert findings(inventory((eip, bound_eip(2)), (managed,)), CATALOG) == ()


def test_an_eip_on_its_way_is_not_called_unbound() -> None:
    assert findings(inventory((bound_eip(1, status=EipStatus.ASSOCIATING),)), CATALOG) == ()


def test_a_locked_eip_is_told_bound_or_not() -> None:
    locked = replace(bound_eip(1), locks=("financial", "security"))
    (found,) = findings(inventory((locked,)), CATALOG)
    assert found.code is IssueCode.EIP_LOCKED
    assert found.values == (("eip", "47.0.0.1"), ("reason", "financial, security"))


@pytest.mark.parametrize("charge_type", ["PostPaid", "PrePaid"])
def test_nobody_is_told_to_bind_or_release_what_is_locked(charge_type: str) -> None:
    locked = replace(free_eip(1), locks=("financial",), charge_type=charge_type)
    assert {found.remedy for found in findings(inventory((locked,)), CATALOG)} == {Remedy.SETTLE_LOCK}


def test_an_eip_bound_to_an_interface_that_is_not_there() -> None:
    (found,) = findings(inventory((bound_eip(1, "eni-9"),)), CATALOG)
    assert (found.code, found.ids) == (IssueCode.EIP_TARGET_MISSING, (eip_id(1), "eni-9"))


def test_an_eip_bound_to_something_else_is_no_matter() -> None:
    assert findings(inventory((bound_eip(1, "lb-1", target_type="SlbInstance"),)), CATALOG) == ()


def test_an_interface_with_eips_but_no_instance() -> None:
    (found,) = findings(inventory((bound_eip(1), bound_eip(2)), (eni(),)), CATALOG)
    assert (found.code, found.ids) == (IssueCode.ENI_WITHOUT_INSTANCE, (ENI, eip_id(1), eip_id(2)))


def test_an_interface_without_eips_is_no_matter() -> None:
    assert findings(inventory((), (eni(),)), CATALOG) == ()


def test_mixed_modes() -> None:
    mixed = (bound_eip(1), bound_eip(2, mode=AssociationMode.NAT), bound_eip(3, mode=None))
    (found,) = findings(inventory(mixed), CATALOG)
    assert (found.code, dict(found.values)["modes"]) == (IssueCode.ENI_MIXED_MODES, "MULTI_BINDED, NAT")


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("ecs.g5", []),
        ("ecs.g6", [(IssueCode.FAMILY_UNSURE, Severity.INFORMS)]),
        ("ecs.g7", [(IssueCode.FAMILY_UNLISTED, Severity.WARNS)]),
    ],
)
def test_the_family_of_the_instance_behind_multi_mode_eips(family: str, expected: Any) -> None:
    machine = replace(instance(), family=family)
    found = findings(inventory((bound_eip(1),), machines=(machine,)), CATALOG)
    assert [(each.code, each.severity) for each in found] == expected
    assert all(each.ids == (INSTANCE, ENI, eip_id(1)) for each in found)


def test_the_family_is_no_matter_for_other_modes() -> None:
    machine = replace(instance(), family="ecs.g7")
    nat = (bound_eip(1, mode=AssociationMode.NAT),)
    assert findings(inventory(nat, machines=(machine,)), CATALOG, {ENI: ()}) == ()


def test_an_instance_that_was_not_read_is_not_judged() -> None:
    (found,) = findings(inventory((bound_eip(1),), machines=()), CATALOG)
    assert (found.code, found.severity) == (IssueCode.INSTANCE_NOT_READ, Severity.INFORMS)


def test_eips_without_gateway_information() -> None:
    answer = (EipGateway(IPv4Address("47.0.0.1"), "255.255.255.0", IPv4Address("47.0.0.254")),)
    (found,) = findings(inventory((bound_eip(1), bound_eip(2))), CATALOG, {ENI: answer})
    assert (found.code, found.ids) == (IssueCode.GATEWAY_MISSING, (ENI, eip_id(2)))
    assert dict(found.values)["eips"] == "47.0.0.2"
    assert findings(inventory((bound_eip(1),)), CATALOG, {ENI: answer}) == ()


def test_gateways_that_could_not_be_read_are_not_missing() -> None:
    (found,) = findings(inventory((bound_eip(1),)), CATALOG, {ENI: DENIED})
    assert (found.code, found.remedy) == (IssueCode.GATEWAY_UNREAD, Remedy.GRANT_PERMISSION)
    assert dict(found.values)["reason"] == "Forbidden.RAM"


def test_a_list_that_could_not_be_read_is_told() -> None:
    slow = CloudError(CloudErrorKind.TIMED_OUT)
    (found,) = findings(inventory(unread=(Unread(ListName.VPCS, slow),)), CATALOG)
    assert (found.code, found.values) == (IssueCode.LIST_UNREAD, (("list", "vpcs"), ("reason", "timed_out")))


def test_a_region_that_is_not_listed() -> None:
    elsewhere = replace(CATALOG, multi_eip_regions=frozenset())
    (found,) = findings(inventory((bound_eip(1),)), elsewhere)
    assert (found.code, found.ids) == (IssueCode.REGION_UNLISTED, (ENI,))
    assert findings(inventory(()), elsewhere) == ()


def test_gateways_are_asked_for_where_a_multi_mode_eip_is_in_use() -> None:
    spare = replace(eni(), id="eni-2")
    on_its_way = bound_eip(2, "eni-2", EipStatus.ASSOCIATING)
    assert multi_eip_interfaces(inventory((bound_eip(1), on_its_way), (ATTACHED, spare))) == (ENI,)


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [
        (CloudErrorKind.DENIED, Remedy.GRANT_PERMISSION),
        (CloudErrorKind.EXPIRED_CREDENTIALS, Remedy.CHECK_ACCOUNT),
        (CloudErrorKind.THROTTLED, Remedy.READ_AGAIN),
    ],
)
def test_what_helps_when_something_is_not_read(kind: CloudErrorKind, remedy: Remedy) -> None:
    # Throttled calls are answered with 403 too: the status says nothing.
    assert unread_remedy(CloudError(kind, status=403)) is remedy


def test_every_code_has_a_sentence_and_every_remedy_an_advice() -> None:
    assert set(SENTENCES) == set(IssueCode)
    assert set(REMEDIES) == set(Remedy) - {Remedy.NONE}
    named = {name for text in SENTENCES.values() for _, name, _, _ in Formatter().parse(text) if name}
    assert named <= {
        *("eip", "eips", "eni", "instance", "target", "family", "modes", "mode", "wanted", "status", "reason"),
        *("list", "region", "count", "before", "after", "vswitch", "cidr", "block", "vpc", "where"),
    }


def test_nothing_is_claimed_of_a_list_that_could_not_be_read_whatever_was_known_of_it() -> None:
    """Empty, or as it was known before: neither is how things stand now."""
    since = datetime(2026, 1, 1, tzinfo=UTC)
    loose = replace(eni(), status=EniStatus.AVAILABLE)
    wrong = (free_eip(1), bound_eip(2), bound_eip(3, mode=AssociationMode.NAT), bound_eip(4, "eni-9"))
    foreign = instance()
    region = inventory(wrong, (loose,), (foreign,))
    everything = set(codes(findings(region, CATALOG)))
    assert everything >= {
        IssueCode.EIP_UNBOUND,
        IssueCode.EIP_TARGET_MISSING,
        IssueCode.ENI_WITHOUT_INSTANCE,
        IssueCode.ENI_MIXED_MODES,
    }
    for rows, known_as_of in ((wrong, since), ((), None)):
        dark = replace(region, eips=rows, unread=(Unread(ListName.EIPS, DENIED, known_as_of),))
        assert codes(findings(dark, CATALOG, {ENI: ()})) == [IssueCode.LIST_UNREAD]
    for kept, known_as_of in (((loose,), since), ((), None)):
        dark = replace(region, interfaces=kept, unread=(Unread(ListName.INTERFACES, DENIED, known_as_of),))
        found = codes(findings(dark, CATALOG, {ENI: ()}))
        assert found == [IssueCode.LIST_UNREAD, IssueCode.EIP_UNBOUND], "of the EIPs it is known"


@pytest.mark.parametrize("known_as_of", [None, datetime(2026, 1, 1, tzinfo=UTC)])
def test_unread_instances_are_neither_missing_nor_of_a_wrong_family(known_as_of: Any) -> None:
    odd = replace(instance(), family="ecs.odd")
    for machines in ((), (odd,)):
        region = inventory((bound_eip(1),), machines=machines)
        (told,) = codes(findings(region, CATALOG))
        assert told in {IssueCode.INSTANCE_NOT_READ, IssueCode.FAMILY_UNLISTED}
        dark = replace(region, unread=(Unread(ListName.INSTANCES, DENIED, known_as_of),))
        assert codes(findings(dark, CATALOG)) == [IssueCode.LIST_UNREAD]


def test_a_region_is_called_unlisted_only_by_what_was_read() -> None:
    elsewhere = replace(CATALOG, multi_eip_regions=frozenset())
    region = inventory((bound_eip(1),))
    assert codes(findings(region, elsewhere)) == [IssueCode.REGION_UNLISTED]
    for name in (ListName.EIPS, ListName.INTERFACES):
        dark = replace(region, unread=(Unread(name, DENIED, region.as_of),))
        assert codes(findings(dark, elsewhere)) == [IssueCode.LIST_UNREAD]
