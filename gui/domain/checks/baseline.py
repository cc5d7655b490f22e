"""A baseline: the bindings of regions at one time, kept to be compared with what the cloud says later.

It holds what this program is about: which EIP is on which interface and how, and which EIPs are free; which instance
each secondary interface is attached to; the type of those instances. EIPs bound to something else than an interface
are not in it. Pure: the file is read and written elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, EniType, NetworkInterface
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.plans.expected import Binding, Expected
from gui.domain.plans.file_data import Data, FileData, Shape

FORMAT = 1
"""Number of the format of the file."""

KIND = "multi-eip-baseline"
"""What the file says it is."""


class BaselineFault(StrEnum):
    """Why a baseline can't be used or written."""

    UNREAD = "unread"
    NOT_WRITTEN = "not_written"
    NO_DATA = "no_data"
    OTHER_KIND = "other_kind"
    OTHER_FORMAT = "other_format"
    UNKNOWN_MODE = "unknown_mode"
    NO_OBJECT = "no_object"
    NO_LIST = "no_list"
    NO_TEXTS = "no_texts"
    NO_TEXT = "no_text"
    MISSING = "missing"
    REGION_UNREAD = "region_unread"


@dataclass(eq=False)
class BaselineError(InputError):
    """A baseline can't be used or written.

    Attributes:
        fault: why.
        values: what its sentence names.
    """

    fault: BaselineFault
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"baseline {self.fault.value}: {', '.join(self.values.values())}".removesuffix(": ")


_SHAPES: Final = {
    Shape.OBJECT: BaselineFault.NO_OBJECT,
    Shape.LIST: BaselineFault.NO_LIST,
    Shape.TEXTS: BaselineFault.NO_TEXTS,
    Shape.TEXT: BaselineFault.NO_TEXT,
    Shape.PRESENT: BaselineFault.MISSING,
}


class _BaselineData(FileData):
    """Data of the file of a baseline."""

    __slots__ = ()

    def misshapen(self, name: str, wanted: Shape) -> InputError:
        """Return the refusal, as one that is told in each language."""
        return BaselineError(_SHAPES[wanted], {"name": name})


_DATA: Final = _BaselineData("baseline")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is to be there.

    Attributes:
        account: whose resources they are.
        regions: the state of each region.
    """

    account: Account
    regions: Mapping[RegionId, Expected]


def changing(inventory: Inventory) -> tuple[str, ...]:
    """Return the ids of EIPs and secondary interfaces that are between two states: they are not adopted."""
    eips = (each.allocation_id for each in inventory.eips if not each.status.settled)
    enis = (each.id for each in inventory.interfaces if each.type is EniType.SECONDARY and not each.status.settled)
    return (*eips, *enis)


def adopted(inventory: Inventory) -> Expected:
    """Return the state that ``inventory`` shows, as one to be kept; none of its main lists may be unread.

    What is ``changing`` is left out, and so is which EIPs an interface has while one of them is changing.
    """
    bindings = {
        eip.allocation_id: Binding(EniId(eip.target_id), eip.mode) if eip.target_id else Binding(None)
        for eip in inventory.eips
        if eip.status is EipStatus.AVAILABLE or (eip.status.settled and eip.target_type == ENI_TARGET)
    }
    attachments = {
        eni.id: InstanceId(eni.instance_id) if eni.instance_id else None
        for eni in inventory.interfaces
        if eni.type is EniType.SECONDARY and (eni.status is EniStatus.AVAILABLE or _attached(eni))
    }
    carried = {
        eni: frozenset(each.allocation_id for each in eips)
        for eni, eips in ((eni, inventory.eips_on(eni)) for eni in attachments)
        if all(each.status.settled for each in eips)
    }
    hosts = {each for each in attachments.values() if each}
    return Expected(
        bindings,
        attachments,
        carried,
        {each.id: each.type for each in inventory.instances if each.id in hosts},
        {each.allocation_id: str(each.address) for each in inventory.eips if each.allocation_id in bindings},
        frozenset(each.allocation_id for each in inventory.eips if each.allocation_id in bindings and each.locks),
    )


def with_new_interfaces(state: Expected, inventory: Inventory) -> Expected:
    """Return ``state`` with the secondary interfaces that came after it, as such that are to carry no EIP.

    An EIP that is new, too, then counts as added; one that the baseline has is told of by itself. An interface alone is
    no difference: others make and delete them all the time.
    """
    new = {
        eni.id: frozenset[AllocationId]()
        for eni in inventory.interfaces
        if eni.type is EniType.SECONDARY and eni.id not in state.attachments and inventory.eips_on(eni.id)
    }
    return replace(state, carried={**state.carried, **new})


def _attached(eni: NetworkInterface) -> bool:
    """Return whether ``eni`` is on an instance; what a service of the cloud uses names none."""
    return eni.status is EniStatus.IN_USE and eni.instance_id is not None


def baseline_to_data(baseline: Baseline) -> dict[str, Any]:
    """Return ``baseline`` as data that JSON can hold; the same baseline gives the same data."""
    account = baseline.account
    return {
        "kind": KIND,
        "format": FORMAT,
        "account": {
            "id": account.account_id,
            "access_key_id": account.access_key_id,
            "endpoint": account.endpoint,
        },
        "regions": {region: _state_to_data(state) for region, state in sorted(baseline.regions.items())},
    }


def baseline_from_data(data: object) -> Baseline:
    """Return the baseline that ``data`` describes.

    Raises:
        BaselineError: it is no baseline, or one of another format.
    """
    found = _DATA.object(data, "the file")
    if found.get("kind") != KIND:
        raise BaselineError(BaselineFault.OTHER_KIND)
    if found.get("format") != FORMAT:
        raise BaselineError(BaselineFault.OTHER_FORMAT, {"found": str(found.get("format")), "known": str(FORMAT)})
    account = _DATA.object(found.get("account"), "account")
    return Baseline(
        Account(
            _DATA.text_or_none(account, "id") or "",
            _DATA.text_or_none(account, "access_key_id") or "",
            _DATA.text_or_none(account, "endpoint"),
        ),
        {
            RegionId(region): _state_from_data(_DATA.object(state, region))
            for region, state in _DATA.object(found.get("regions"), "regions").items()
        },
    )


def _state_to_data(state: Expected) -> Data:
    return {
        "eips": [
            {
                "id": eip,
                "address": state.addresses.get(eip, ""),
                "eni": binding.eni,
                "mode": binding.mode.value if binding.mode else None,
                "locked": eip in state.locked,
            }
            for eip, binding in sorted(state.bindings.items())
        ],
        "interfaces": [
            {"id": eni, "instance": instance, "eips": sorted(state.carried[eni]) if eni in state.carried else None}
            for eni, instance in sorted(state.attachments.items())
        ],
        "instances": [{"id": instance, "type": kind} for instance, kind in sorted(state.types.items())],
    }


def _state_from_data(data: Data) -> Expected:
    bindings: dict[AllocationId, Binding] = {}
    addresses: dict[AllocationId, str] = {}
    locked: set[AllocationId] = set()
    for each in _DATA.objects(data, "eips"):
        eip = AllocationId(_DATA.text(each, "id"))
        target, mode = _DATA.text_or_none(each, "eni"), _DATA.text_or_none(each, "mode")
        bindings[eip] = Binding(EniId(target) if target else None, _mode(mode) if mode else None)
        addresses[eip] = _DATA.text(each, "address")
        if each.get("locked"):
            locked.add(eip)
    attachments: dict[EniId, InstanceId | None] = {}
    carried: dict[EniId, frozenset[AllocationId]] = {}
    for each in _DATA.objects(data, "interfaces"):
        eni, instance = EniId(_DATA.text(each, "id")), _DATA.text_or_none(each, "instance")
        attachments[eni] = InstanceId(instance) if instance else None
        if each.get("eips") is not None:
            carried[eni] = frozenset(map(AllocationId, _DATA.texts(each, "eips")))
    types = {InstanceId(_DATA.text(each, "id")): _DATA.text(each, "type") for each in _DATA.objects(data, "instances")}
    return Expected(bindings, attachments, carried, types, addresses, frozenset(locked))


def _mode(text: str) -> AssociationMode:
    try:
        return AssociationMode(text)
    except ValueError as error:
        raise BaselineError(BaselineFault.UNKNOWN_MODE, {"mode": text}) from error
