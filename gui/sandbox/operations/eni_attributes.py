"""ModifyNetworkInterfaceAttribute, AssignPrivateIpAddresses and UnassignPrivateIpAddresses.

Codes: the table shared by the interface operations, and the additions of the three pages.
"""

from typing import Final

from gui.sandbox import lookups, vswitch_addresses
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.operations import eni_lifecycle
from gui.sandbox.params import Params
from gui.sandbox.resources import EniStatus, EniType, Instance, InstanceStatus, Interface, Mode
from gui.sandbox.switches import Choice

_MOST_GROUPS: Final = 16
_MOST_QUEUES: Final = 2048
_MOST_SECONDARY: Final = 49
_NOT_HERE: Final = (
    "RxQueueSize",
    "TxQueueSize",
    "NetworkInterfaceTrafficConfig",
    "ConnectionTrackingConfiguration",
    "EnhancedNetwork",
)


def _own(account: Account, params: Params) -> Interface:
    region = lookups.region(account, params).id
    eni = lookups.interface(account, params.required("NetworkInterfaceId"), region)
    if eni.service_managed:
        raise Refusal("InvalidOperation.EniServiceManaged", "A cloud service manages the interface.", 403)
    return eni


def modify_network_interface_attribute(account: Account, params: Params) -> Answer:
    """Give an interface another name, description, security groups or setting; all of them or none."""
    eni = _own(account, params)
    if any(name.partition(".")[0] in _NOT_HERE for name in params.values):
        raise Refusal("UnsupportedParameter", "The sandbox has no queue depths, traffic modes and connection tracking.")
    name, description = eni_lifecycle.texts(params)
    groups = tuple(dict.fromkeys(params.repeated("SecurityGroupId", _MOST_GROUPS)))
    if groups and eni.type is EniType.PRIMARY:
        raise Refusal("InvalidOperation.InvalidEniType", "The groups of a primary interface are its instance's.", 403)
    for identifier in groups:
        if lookups.security_group(account, identifier, eni.region).vpc != eni.vpc:
            raise Refusal("InvalidOperation.VpcMismatch", "Security group and interface are in different VPCs.", 403)
    queues = _queues(account, params, eni)
    release, check = params.flag("DeleteOnRelease"), params.flag("SourceDestCheck")
    eni.name, eni.description = name or eni.name, description or eni.description
    eni.security_groups, eni.queues = groups or eni.security_groups, queues
    eni.delete_on_release = eni.delete_on_release if release is None else release
    eni.source_dest_check = eni.source_dest_check if check is None else check
    return {}


def _queues(account: Account, params: Params, eni: Interface) -> int:
    wanted = params.number("QueueNumber")
    if wanted is None:
        return eni.queues
    if not 1 <= wanted <= _MOST_QUEUES:
        raise Refusal("InvalidParameter.InvalidEniQueueNumber", "The specified QueueNumber is not valid.", 403)
    instance = account.instances.get(eni.instance)
    if instance is not None and instance.status is not InstanceStatus.STOPPED:
        raise Refusal("InvalidOperation.InvalidEcsState", "Stop the instance before the number of queues changes.")
    return wanted


def _settled(account: Account, eni: Interface) -> Instance | None:
    """Return the instance of an interface whose addresses can change now, or nothing when it is free."""
    if eni.status not in {EniStatus.AVAILABLE, EniStatus.IN_USE}:
        raise Refusal("InvalidOperation.InvalidEniState", "The interface is neither Available nor InUse.")
    if account.tasks.busy(eni.id):
        raise Refusal("Operation.Conflict", "An EIP of the interface is being changed.", 403)
    instance = account.instances.get(eni.instance)
    steady = {InstanceStatus.RUNNING, InstanceStatus.STOPPED}
    if eni.type is EniType.PRIMARY and instance is not None and instance.status not in steady:
        raise Refusal("InvalidOperation.InvalidEcsState", "The instance is neither running nor stopped.")
    return instance


def assign_private_ip_addresses(account: Account, params: Params) -> Answer:
    """Give an interface secondary private addresses, named or by number."""
    eni = _own(account, params)
    if params.members("Ipv4Prefix") or params.text("Ipv4PrefixCount"):
        raise Refusal("UnsupportedParameter", "The sandbox assigns no IPv4 prefixes.")
    named = params.repeated("PrivateIpAddress", _MOST_SECONDARY)
    count = params.integer("SecondaryPrivateIpAddressCount", 0, 1, _MOST_SECONDARY)
    if named and count:
        raise Refusal("InvalidParameter", "Send PrivateIpAddress or SecondaryPrivateIpAddressCount, not both.")
    if not named and not count:
        params.required("PrivateIpAddress.1")
    instance = _settled(account, eni)
    _check_no_direct_eips(account, eni)
    total = len(eni.addresses) + len(named) + count
    if instance is None and total > _MOST_SECONDARY + 1:
        raise Refusal("MaxEniPrivateIpsCountExceeded", "A free interface has 49 secondary addresses at most.", 403)
    if instance is not None and total > account.types[instance.type].ipv4_per_eni:
        raise Refusal("InvalidOperation.Ipv4CountExceeded", "The instance type takes fewer private addresses.", 403)
    added = _named(account, eni, named) if named else _free(account, eni, count)
    eni.secondary_ips = (*eni.secondary_ips, *added)
    assigned = {"NetworkInterfaceId": eni.id, "PrivateIpSet": {"PrivateIpAddress": added}}
    return {"AssignedPrivateIpAddressesSet": assigned}


def _check_no_direct_eips(account: Account, eni: Interface) -> None:
    """Refuse what a binding to the interface itself would have refused in the other order; the code is chosen."""
    lenient = account.switches.secondary_ips_with_multi_eip is Choice.ALLOWED
    modes = {eip.mode for eip in account.eips.bound_to(eni.id)}
    if Mode.BINDED in modes or (Mode.MULTI_BINDED in modes and not lenient):
        raise Refusal("Operation.Conflict", "An EIP is bound to the interface itself; it takes no more addresses.", 403)


def _named(account: Account, eni: Interface, named: list[str]) -> list[str]:
    if len(set(named)) < len(named):
        raise Refusal("InvalidPrivateIpAddress.Duplicated", "A private address is named twice.")
    vswitch = lookups.vswitch(account, eni.vswitch, eni.region)
    taken = account.addresses_in(vswitch.id)
    for address in named:
        vswitch_addresses.check_usable(vswitch, address)
        if address in taken:
            raise Refusal("InvalidIp.IpAssigned", "The private address is in use.", 403)
    return named


def _free(account: Account, eni: Interface, count: int) -> list[str]:
    vswitch = lookups.vswitch(account, eni.vswitch, eni.region)
    taken = account.addresses_in(vswitch.id)
    free = (host for host in vswitch_addresses.usable(vswitch) if host not in taken)
    found = [address for _, address in zip(range(count), free, strict=False)]
    if len(found) < count:
        raise Refusal("InvalidVSwitchId.IpNotEnough", "The vSwitch has not enough free addresses.", 403)
    return found


def unassign_private_ip_addresses(account: Account, params: Params) -> Answer:
    """Take secondary private addresses from an interface."""
    eni = _own(account, params)
    if params.members("Ipv4Prefix"):
        raise Refusal("UnsupportedParameter", "The sandbox assigns no IPv4 prefixes.")
    named = set(params.repeated("PrivateIpAddress", _MOST_SECONDARY))
    if not named:
        raise Refusal("MissingParameter", "PrivateIpAddress.N is mandatory for this action.", 403)
    _settled(account, eni)
    if not named <= set(eni.secondary_ips):
        raise Refusal("InvalidIp.IpUnassigned", "An address is not a secondary address of the interface.", 403)
    if any(eip.private_ip in named for eip in account.eips.bound_to(eni.id)):
        raise Refusal("Operation.Conflict", "An EIP is bound to one of the addresses.", 403)
    eni.secondary_ips = tuple(address for address in eni.secondary_ips if address not in named)
    return {}


OPERATIONS = (
    Operation("ModifyNetworkInterfaceAttribute", modify_network_interface_attribute),
    Operation("AssignPrivateIpAddresses", assign_private_ip_addresses, idempotent=True),
    Operation("UnassignPrivateIpAddresses", unassign_private_ip_addresses),
)
