"""AssociateEipAddress, AssociateEipAddressBatch and UnassociateEipAddress.

The codes and their triggers are those of the pages api-vpc-2016-04-28-associateeipaddress-eips and
api-vpc-2016-04-28-unassociateeipaddress-eips.
"""

from dataclasses import dataclass

from gui.sandbox import binding_rules, lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Eip, EipStatus, Interface, Mode, TargetType
from gui.sandbox.switches import Batch, Presence

_KNOWN_TARGETS = ("Nat", "SlbInstance", "EcsInstance", "NetworkInterface", "HaVip", "IpAddress")
_MOST_IN_BATCH = 50


def associate_eip_address(account: Account, params: Params) -> Answer:
    """Bind one EIP to an interface or an instance."""
    region = lookups.optional_region(account, params)
    kind = params.choice("InstanceType", _KNOWN_TARGETS, "EcsInstance", "InvalidInstanceType.ValueNotSupported")
    mode = Mode(params.choice("Mode", tuple(Mode), "NAT", "IllegalParam.Mode"))
    eip = lookups.eip(account, params.required("AllocationId"), region)
    target_id = params.required("InstanceId")
    if kind == TargetType.NETWORK_INTERFACE:
        eni = _interface(account, target_id, eip.region)
        private_ip = _private_ip(account, params, eni, mode)
        binding_rules.check_eip(account, eip)
        binding_rules.check_interface(account, eni, mode)
        binding_rules.check_room(account, eni, mode, 1, private_ip)
        named = bool(params.text("PrivateIpAddress"))
        binding = _Binding(TargetType.NETWORK_INTERFACE, eni.id, mode, private_ip, named)
        _start(account, eip, binding, "AssociateEipAddress")
        return {}
    if kind != TargetType.ECS_INSTANCE:
        # The sandbox owns no NAT gateways, load balancers or HAVIPs, so none can be found.
        raise Refusal("InvalidInstanId.NotFound", "The specified target does not exist.", 404)
    if mode is not Mode.NAT:
        raise Refusal("Invalid.DirectEip.BindType", "A direct EIP can only be bound to a network interface.")
    instance = account.instances.get(target_id, eip.region)
    if instance is None:
        raise Refusal("InvalidInstance.NotExist", "The specified instance does not exist.")
    binding_rules.check_eip(account, eip)
    binding_rules.check_instance(account, instance)
    _start(account, eip, _Binding(TargetType.ECS_INSTANCE, instance.id), "AssociateEipAddress")
    return {}


def _interface(account: Account, identifier: str, region: str) -> Interface:
    if not identifier.startswith("eni-"):
        raise Refusal("InvalidParameter.EniInstanceId", "The specified network interface id is malformed.")
    eni = account.interfaces.get(identifier)
    if eni is None:
        raise Refusal("InvalidInstanId.NotFound", "The specified network interface does not exist.", 404)
    if eni.region != region:
        raise Refusal("InvalidParameter.Mismatch", "The EIP and the network interface are in different regions.")
    return eni


def _private_ip(account: Account, params: Params, eni: Interface, mode: Mode) -> str:
    address = params.text("PrivateIpAddress")
    needed = account.switches.private_ip_for_multi_eip is Presence.REQUIRED and mode is Mode.MULTI_BINDED
    if not address and needed:
        params.required("PrivateIpAddress")
    if address and address not in eni.addresses:
        raise Refusal("OperationFailed.PrivateIpAddressNotExist", "The interface has no such private address.")
    if address or mode is not Mode.NAT:
        return address or eni.ip
    taken = {eip.private_ip for eip in account.eips.bound_to(eni.id)}
    return next((own for own in eni.addresses if own not in taken), eni.ip)


@dataclass(frozen=True, slots=True)
class _Binding:
    """What an EIP gets bound to."""

    kind: TargetType
    target: str
    mode: Mode | None = None
    private_ip: str = ""
    private_ip_named: bool = False


def _start(account: Account, eip: Eip, binding: _Binding, action: str) -> None:
    account.eips.bind(eip, binding.target)
    eip.target_type, eip.mode, eip.private_ip = binding.kind, binding.mode, binding.private_ip
    eip.private_ip_named = binding.private_ip_named
    eip.status = EipStatus.ASSOCIATING

    def bound() -> None:
        eip.status = EipStatus.IN_USE

    account.tasks.start(eip.id, action, bound, fail=lambda: account.eips.unbind(eip), holds=(binding.target,))


def associate_eip_address_batch(account: Account, params: Params) -> Answer:
    """Bind several EIPs to one interface in multi-EIP mode."""
    region = lookups.region(account, params).id
    target = params.required("BindedInstanceId")
    params.required("BindedInstanceType")
    kind = params.choice("BindedInstanceType", ("Nat", "NetworkInterface"), "", "InvalidInstanceType.ValueNotSupported")
    identifiers = params.repeated("InstanceIds", _MOST_IN_BATCH)
    if not identifiers:
        raise Refusal("MissingInstanceIds", "InstanceIds is mandatory for this action.")
    if len(set(identifiers)) != len(identifiers):
        raise Refusal("InvalidParameter", "InstanceIds names an EIP twice.")
    if kind == "Nat":
        raise Refusal("InvalidInstanId.NotFound", "The specified NAT gateway does not exist.", 404)
    if params.required("Mode") != Mode.MULTI_BINDED:
        raise Refusal("IllegalParam.Mode", "Only MULTI_BINDED is supported.")
    if account.switches.batch is Batch.UNSUPPORTED:
        raise Refusal("EipBatchBind.TypeNotSupport", "eip batch bind type not support")
    eni = _interface(account, target, region)
    binding_rules.check_interface(account, eni, Mode.MULTI_BINDED)
    accepted = _accepted(account, eni, identifiers, region)
    binding = _Binding(TargetType.NETWORK_INTERFACE, eni.id, Mode.MULTI_BINDED, eni.ip)
    for eip in accepted:
        _start(account, eip, binding, "AssociateEipAddressBatch")
    return {}


def _accepted(account: Account, eni: Interface, identifiers: list[str], region: str) -> list[Eip]:
    """Return the EIPs that will be bound: all, or with the switch "batch" on "partial" those that can be."""
    accepted: list[Eip] = []
    refusals: list[Refusal] = []
    for identifier in identifiers:
        try:
            eip = lookups.eip(account, identifier, region)
            binding_rules.check_eip(account, eip)
            binding_rules.check_room(account, eni, Mode.MULTI_BINDED, len(accepted) + 1, "")
        except Refusal as refusal:
            refusals.append(refusal)
        else:
            accepted.append(eip)
    if refusals and (account.switches.batch is Batch.ATOMIC or not accepted):
        raise refusals[0]
    return accepted


def unassociate_eip_address(account: Account, params: Params) -> Answer:
    """Undo the binding of one EIP."""
    region = lookups.optional_region(account, params)
    kind = params.choice("InstanceType", _KNOWN_TARGETS, "", "InvalidInstanceType.ValueNotSupported")
    params.flag("Force")
    eip = lookups.eip(account, params.required("AllocationId"), region)
    binding_rules.check_unlocked(account, eip)
    if account.tasks.busy(eip.id):
        raise binding_rules.busy(account)
    if eip.status is not EipStatus.IN_USE:
        raise Refusal("IncorrectEipStatus", "The EIP is not bound.")
    target = params.text("InstanceId")
    if target and target != eip.bound_to:
        raise Refusal("InvalidBindInstance.NotFound", "The EIP is not bound to the specified target.", 404)
    default = TargetType.ECS_INSTANCE.value if target else ""
    if (kind or default) and (kind or default) != eip.target_type:
        raise Refusal("InvalidInstanceType.ValueNotSupported", "The EIP is bound to a target of another type.")
    private_ip = params.text("PrivateIpAddress")
    if private_ip and eip.private_ip and private_ip != eip.private_ip:
        raise Refusal("InvalidParameter", "The EIP is not mapped to the specified PrivateIpAddress.")
    binding_rules.check_removal(account, eip)
    eip.status = EipStatus.UNASSOCIATING

    def stay() -> None:
        eip.status = EipStatus.IN_USE

    account.tasks.start(
        eip.id, "UnassociateEipAddress", lambda: account.eips.unbind(eip), fail=stay, holds=(eip.bound_to,)
    )
    return {}


OPERATIONS = (
    Operation("AssociateEipAddress", associate_eip_address, idempotent=True),
    Operation("AssociateEipAddressBatch", associate_eip_address_batch, idempotent=True),
    Operation("UnassociateEipAddress", unassociate_eip_address, idempotent=True),
)
