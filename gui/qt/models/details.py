"""Everything known of one EIP, interface or instance, in words: the facts, whether it can be chosen, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import ENI_TARGET, AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, Severity, blocking
from gui.domain.filters.fields import tag_texts
from gui.qt.models.shared_columns import Groups, Labelled, group_text, not_known
from gui.words import states
from gui.words.joining import facts, listed
from gui.words.names import resource_name
from gui.words.problems import problem_text
from gui.words.states import Word
from gui.words.tone import Tone

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One thing known.

    Attributes:
        label: what it is, translated, without a colon.
        values: one a line; a text, or a state with its icon.
    """

    label: str
    values: tuple[str | Word, ...]


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a row can be chosen, and everything there is to say about that, what blocks first."""

    word: Word
    notes: tuple[tuple[str, Severity], ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of one resource.

    Attributes:
        picture: name of its icon.
        title: the address or name that people know it by.
        verdict: whether it can be chosen; None where nothing is chosen.
        facts: from what matters most to what is seldom asked.
    """

    picture: str
    title: str
    verdict: Eligibility | None
    facts: tuple[DetailRow, ...] = ()


def verdict(
    problems: Sequence[Problem], inventory: Inventory | None, reason: str, remark: str = "", good: str = ""
) -> Eligibility:
    """Return whether a row can be chosen.

    Args:
        problems: everything there is to say about it.
        inventory: names the resources; without it they are called by their ids.
        reason: why it can't be chosen, empty where it can.
        remark: on what condition it can be; what blocks it is then not told besides.
        good: what is said where nothing stands against it; empty for a plain yes.
    """
    told = tuple(problems) if reason else tuple(each for each in problems if each not in blocking(tuple(problems)))
    order = tuple(Severity)
    sentences = {
        problem_text(each, inventory): each.severity for each in sorted(told, key=lambda p: order.index(p.severity))
    }
    if reason:
        word = Word(translate("Details", "No"), "stop", Tone.WARNING)
    elif remark:
        word = Word(remark, "warning", Tone.WARNING)
    else:
        word = Word(good or translate("Columns", "Yes"), "good", Tone.GOOD)
    return Eligibility(word, tuple(sentences.items()))


def eip_details(
    eip: ElasticIp, inventory: Inventory, judged: Eligibility | None, groups: Groups | None = None
) -> Details:
    """Return what is known of ``eip``."""
    target = (resource_name(eip.target_id, inventory),) if eip.target_id else ()
    eni = inventory.eni_by_id.get(EniId(eip.target_id or ""))
    bandwidth = translate("Details", "{count} Mbit/s").format(count=eip.bandwidth) if eip.bandwidth is not None else ""
    facts = (
        DetailRow(translate("Columns", "State"), (states.eip_status(eip.status),)),
        DetailRow(translate("Columns", "Name"), (eip.name,)),
        DetailRow(translate("Columns", "Allocation ID"), (eip.allocation_id,)),
        DetailRow(translate("Columns", "Bound to"), target or (translate("Details", "nothing"),)),
        DetailRow(translate("Details", "Kind of target"), (_target(eip.target_type or ""),)),
        DetailRow(translate("Columns", "Mode"), (states.mode(eip.mode),)),
        DetailRow(translate("Columns", "Private address"), (str(eip.private_address or ""),)),
        *_behind(eip, eni, inventory),
        DetailRow(translate("Details", "Bandwidth"), (bandwidth,)),
        DetailRow(translate("Columns", "Billing"), (states.charge_type(eip.charge_type),)),
        DetailRow(translate("Details", "Locked"), (_locks(eip.locks),)),
        *_labels(eip, groups),
        _owner(service_managed=eip.service_managed),
        DetailRow(translate("Details", "Region"), (eip.region,)),
    )
    return Details("address", str(eip.address), judged, _known(facts))


def eni_details(
    eni: NetworkInterface, inventory: Inventory, judged: Eligibility | None, groups: Groups | None = None
) -> Details:
    """Return what is known of ``eni``."""
    facts = (
        DetailRow(translate("Columns", "State"), (states.eni_status(eni.status),)),
        DetailRow(translate("Columns", "Interface ID"), (eni.id,)),
        DetailRow(translate("Columns", "Type"), (states.eni_type(eni.type),)),
        _host(eni, inventory),
        DetailRow(translate("Columns", "Private address"), (str(eni.private_address),)),
        DetailRow(translate("Details", "Secondary private addresses"), tuple(map(str, eni.secondary_addresses))),
        DetailRow(translate("Details", "IP prefixes"), eni.prefixes),
        DetailRow(translate("Columns", "EIPs"), _carried(inventory.eips_on(eni.id), inventory, ListName.EIPS)),
        DetailRow(translate("Columns", "MAC address"), (eni.mac,)),
        *_place(eni.zone_id, eni.vpc_id, eni.vswitch_id, inventory),
        *_labels(eni, groups),
        _owner(service_managed=eni.service_managed),
    )
    return Details("interface", eni.name or eni.id, judged, _known(facts))


def instance_details(
    instance: Instance, inventory: Inventory, judged: Eligibility | None, groups: Groups | None = None
) -> Details:
    """Return what is known of ``instance``."""
    kind = inventory.type_by_id.get(instance.type)
    enis = inventory.interfaces_of(instance.id)
    # Both lists are asked: an ENI on its way may still be missing from one of them.
    ids = tuple(dict.fromkeys((*(each.id for each in enis), *instance.eni_ids)))
    if kind is not None and kind.eni_quantity > 0:
        room = translate("Columns", "{count} of {limit}").format(count=len(ids), limit=kind.eni_quantity)
    else:
        room = translate("Details", "{count}; the limit of the type is not known").format(count=len(ids))
    most = str(kind.private_addresses_per_eni) if kind is not None and kind.private_addresses_per_eni > 0 else ""
    on_enis = (eip for each in enis for eip in inventory.eips_on(each.id))
    eips = (*inventory.eips_of(instance.id), *on_enis)
    facts = (
        DetailRow(translate("Columns", "State"), (states.instance_status(instance.status),)),
        DetailRow(translate("Columns", "Instance ID"), (instance.id,)),
        DetailRow(translate("Columns", "Interfaces"), (room, *(resource_name(each, inventory) for each in ids))),
        DetailRow(translate("Columns", "EIPs"), _carried(eips, inventory, ListName.EIPS, ListName.INTERFACES)),
        DetailRow(translate("Columns", "Instance type"), (instance.type,)),
        DetailRow(translate("Details", "Instance family"), (instance.family,)),
        DetailRow(translate("Details", "Private addresses on one interface, at most"), (most,)),
        DetailRow(translate("Columns", "Operating system"), (instance.os_name or states.os_type(instance.os_type),)),
        DetailRow(translate("Details", "Image"), (instance.image_id,)),
        *_place(instance.zone_id, instance.vpc_id, instance.vswitch_id, inventory),
        *_labels(instance, groups),
    )
    return Details("instance", instance.name or instance.id, judged, _known(facts))


def resource_details(
    resource: str, inventory: Inventory, issues: Sequence[Word], groups: Groups | None = None
) -> Details | None:
    """Return what is known of an EIP, interface or instance, its issues first; None for an unknown ``resource``."""
    eip = inventory.eip_by_id.get(AllocationId(resource))
    eni = inventory.eni_by_id.get(EniId(resource))
    instance = inventory.instance_by_id.get(InstanceId(resource))
    if eip is not None:
        found = eip_details(eip, inventory, None, groups)
    elif eni is not None:
        found = eni_details(eni, inventory, None, groups)
    elif instance is not None:
        found = instance_details(instance, inventory, None, groups)
    else:
        return None
    first = _known((DetailRow(translate("Columns", "Issues"), tuple(issues)),))
    return replace(found, facts=(*first, *found.facts))


def _known(facts: Sequence[DetailRow]) -> tuple[DetailRow, ...]:
    """Leave out what the cloud did not say."""
    return tuple(
        DetailRow(fact.label, values) for fact in facts if (values := tuple(each for each in fact.values if each))
    )


def _host(eni: NetworkInterface, inventory: Inventory) -> DetailRow:
    label = translate("Columns", "Instance")
    if not eni.instance_id:
        read = inventory.has_read(ListName.INTERFACES)
        return DetailRow(label, (translate("Details", "none") if read else not_known(),))
    host = inventory.instance_by_id.get(InstanceId(eni.instance_id))
    state = (states.instance_status(host.status),) if host else ()
    return DetailRow(label, (resource_name(eni.instance_id, inventory), *state))


def _behind(eip: ElasticIp, eni: NetworkInterface | None, inventory: Inventory) -> tuple[DetailRow, ...]:
    """Return what is behind the interface that ``eip`` is bound to, or that this is not known."""
    if eni is not None:
        return (_host(eni, inventory), *_place(eni.zone_id, eni.vpc_id, eni.vswitch_id, inventory))
    if eip.target_type != ENI_TARGET or inventory.has_read(ListName.INTERFACES):
        return ()
    return (DetailRow(translate("Columns", "Instance"), (not_known(),)),)


def _carried(eips: Sequence[ElasticIp], inventory: Inventory, *lists: ListName) -> tuple[str | Word, ...]:
    """Return the EIPs; that there is none only where ``lists``, which tell, were read."""
    if not eips:
        return (not_known() if inventory.unread_of(*lists) else translate("Details", "none"),)
    found = []
    for eip in eips:
        state = states.eip_status(eip.status)
        said = facts((str(eip.address), eip.name, state.text, states.mode(eip.mode)))
        found.append(Word(said, state.icon, state.tone))
    return tuple(found)


def _target(kind: str) -> str:
    """Return what an EIP is bound to; the vendor's own word where it is a new one."""
    return {
        "NetworkInterface": translate("Details", "network interface"),
        "EcsInstance": translate("Details", "ECS instance"),
        "SlbInstance": translate("Details", "CLB instance"),
        "Nat": translate("Details", "NAT gateway"),
        "HaVip": translate("Details", "high-availability virtual IP address"),
    }.get(kind, kind)


def _place(zone: str, vpc_id: str, vswitch_id: str, inventory: Inventory) -> tuple[DetailRow, ...]:
    vpc = next((each for each in inventory.vpcs if each.id == vpc_id), None)
    vswitch = next((each for each in inventory.vswitches if each.id == vswitch_id), None)
    blocks = listed(str(each) for each in (vpc.cidr, *vpc.secondary_cidrs)) if vpc else ""
    return (
        DetailRow(translate("Columns", "Zone"), (zone,)),
        DetailRow(translate("Columns", "VPC"), (_named(vpc_id, vpc.name if vpc else ""), blocks)),
        DetailRow(
            translate("Columns", "vSwitch"),
            (_named(vswitch_id, vswitch.name if vswitch else ""), str(vswitch.cidr) if vswitch else ""),
        ),
    )


def _named(resource: str, name: str) -> str:
    return f"{name} ({resource})" if name else resource


def _labels(resource: Labelled, groups: Groups | None) -> tuple[DetailRow, DetailRow]:
    return (
        DetailRow(translate("Columns", "Tags"), tag_texts(resource.tags)),
        DetailRow(translate("Columns", "Resource group"), (group_text(resource.resource_group, groups),)),
    )


def _owner(*, service_managed: bool) -> DetailRow:
    by = Word(translate("Details", "a cloud service"), "warning", Tone.WARNING) if service_managed else ""
    return DetailRow(translate("Details", "Managed by"), (by,))


def _locks(locks: tuple[str, ...]) -> str | Word:
    return Word(listed(map(states.lock, locks)), "key", Tone.WARNING) if locks else translate("Details", "no")
