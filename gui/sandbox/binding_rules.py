"""When an EIP may be bound to a target, and when it may be taken off again.

Every refusal names its source: [A] the page of AssociateEipAddress, [U] that of UnassociateEipAddress, [M] the page
on multi-EIP-to-ENI mode, [Q] the quota page of EIP.
"""

from gui.sandbox.account import Account
from gui.sandbox.errors import Refusal
from gui.sandbox.resources import (
    Eip,
    EipStatus,
    EniStatus,
    EniType,
    Instance,
    InstanceStatus,
    Interface,
    Lock,
    Mode,
    Support,
)
from gui.sandbox.switches import Choice

_SETTLED = frozenset({EniStatus.AVAILABLE, EniStatus.IN_USE})


def busy(account: Account) -> Refusal:
    """Return the refusal of an EIP in transition: the pages name three codes, a switch chooses."""
    return Refusal(account.switches.busy_eip_code.value, "Another task is running on the EIP.")


def check_unlocked(account: Account, eip: Eip) -> None:
    """Refuse a change of an EIP that is locked or that a cloud service manages [Q]."""
    if eip.service_managed:
        raise Refusal("Forbidden", "The EIP is managed by a cloud service.", 400)  # [A] [U] and ReleaseEipAddress
    if account.overdue or eip.lock is Lock.FINANCIAL:  # [A] overdue payment
        raise Refusal("Forbidden.FinancialLocked", "The EIP is locked because of an overdue payment.")
    if eip.lock is Lock.SECURITY:  # [A] locked
        raise Refusal("InvalidEIPStatus.BizDisabled", "The EIP is locked for security reasons.")


def check_eip(account: Account, eip: Eip) -> None:
    """Refuse an EIP that cannot be bound now."""
    check_unlocked(account, eip)
    if account.tasks.busy(eip.id):  # [A] another task on this EIP still runs
        raise busy(account)
    if eip.status is not EipStatus.AVAILABLE:  # [A] not Available
        raise Refusal("IncorrectEipStatus", "The EIP is not in the state Available.")


def check_interface(account: Account, eni: Interface, mode: Mode, besides: Eip | None = None) -> None:
    """Refuse an interface that takes no EIP in this mode now; ``besides`` is an EIP of it that does not count."""
    if eni.service_managed:
        raise Refusal("InvalidStatus.NotAllow", "The network interface is managed by a cloud service.")
    if mode is Mode.MULTI_BINDED:
        check_mode_open(account, eni)
    if eni.status not in _SETTLED:  # [A] interface in a transitional state
        raise Refusal("InvalidStatus.EniStatusNotSupport", "The network interface is in a transitional state.")
    if account.tasks.busy(eni.id):  # [A] one task per interface; seen when EIPs are bound in parallel
        raise Refusal("TaskConflict", "Another task is running on the network interface.")
    if mode is not Mode.NAT:
        _check_direct(account, eni, mode)
    _check_mixture(account, eni, mode, besides)


def check_mode_open(account: Account, eni: Interface) -> None:
    """Refuse the multi-EIP mode where it does not exist, or to an account that has not been admitted [M]."""
    if not account.regions[eni.region].multi_eip:
        raise Refusal("Invalid.Function.NotSupported", "The multi-EIP mode does not exist in this region.")
    if not account.multi_eip_mode:
        raise Refusal(account.switches.no_mode_code.value, "The account may not use the multi-EIP mode.")


def _check_direct(account: Account, eni: Interface, mode: Mode) -> None:
    """Rules of the two modes that put the EIP on the interface itself."""
    multi = mode is Mode.MULTI_BINDED
    if eni.type is EniType.PRIMARY:  # [M] secondary interfaces only
        raise Refusal("BindInstance.NotSupported", "A primary network interface takes EIPs in NAT mode only.")
    check_detached(account, eni, mode)
    lenient = multi and account.switches.ipv4_gateway_with_multi_eip is Choice.ALLOWED
    if account.vpcs.of_region(eni.region)[eni.vpc].ipv4_gateway and not lenient:  # [A]
        raise Refusal("OperationDenied.Ipv4GatewayExist", "The VPC has an IPv4 gateway.")
    if eni.prefixes:  # [A]
        raise Refusal("OperationFailed.IpPrefixConflict", "The network interface has IP prefixes.")
    lenient = multi and account.switches.secondary_ips_with_multi_eip is Choice.ALLOWED
    if eni.secondary_ips and not lenient:  # [A] documented for the direct modes
        raise Refusal("Eni.HasSubIp", "The network interface has secondary private addresses.")


def check_detached(account: Account, eni: Interface, mode: Mode) -> None:
    """Refuse a change of direct EIPs on an attached interface [A] [U] [M]."""
    if eni.status is EniStatus.AVAILABLE:
        return
    if mode is Mode.BINDED or account.switches.changes_while_attached is Choice.REFUSED:
        raise Refusal("Eni.Attached", "The network interface must be detached from its instance first.")
    instance = account.instances.get(eni.instance)
    if instance is not None and not family_supported(account, instance):  # [A]
        raise Refusal("OperationUnsupported.EipBindModel", "The instance type does not support this mode.")


def family_supported(account: Account, instance: Instance) -> bool:
    """Return whether the family of an instance carries the multi-EIP mode [M]."""
    support = account.types[instance.type].multi_eip
    lenient = account.switches.possibly_supported_families is Choice.ALLOWED
    return support is Support.YES or (support is Support.POSSIBLY and lenient)


def _check_mixture(account: Account, eni: Interface, mode: Mode, besides: Eip | None) -> None:
    modes = {eip.mode for eip in account.eips.bound_to(eni.id) if eip is not besides} - {mode}
    if modes and {mode, *modes} == {Mode.NAT, Mode.MULTI_BINDED}:  # [A]
        raise Refusal("OperationFailed.EipBindModeConflict", "NAT and multi-EIP mode cannot be mixed.")
    if modes:  # [A]
        raise Refusal("Mode.Conflict", "The network interface has an EIP in another mode.")


def check_room(account: Account, eni: Interface, mode: Mode, more: int, private_ip: str) -> None:
    """Refuse more EIPs than an interface takes: 10, 1, or one per private address [Q].

    Args:
        account: the account.
        eni: the interface.
        mode: the mode of the new EIPs.
        more: how many EIPs are to be added.
        private_ip: the private address that a NAT-mode EIP is mapped to.
    """
    bound = account.eips.bound_to(eni.id)
    if mode is Mode.MULTI_BINDED:
        if len(bound) + more > account.quotas.eips_per_eni:  # [A], spelled without "ed" there
            raise Refusal("QuotaExceed.MultiBindedEip", "The network interface has the most EIPs it can take.")
    elif mode is Mode.BINDED:
        if bound:  # [A] target already has an EIP
            raise Refusal("InvalidAssociation.Duplicated", "The network interface has an EIP already.")
    elif len(bound) >= len(eni.addresses):  # [A]
        raise Refusal("InvalidEip.EipQuotaExceeded", "Every private address of the interface has an EIP.")
    elif any(eip.private_ip == private_ip for eip in bound):  # [A]
        raise Refusal("InvalidAssociation.Duplicated", "The private address has an EIP already.")


def check_instance(account: Account, instance: Instance) -> None:
    """Refuse an instance that takes no EIP now."""
    if instance.status not in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}:  # [A]
        raise Refusal("IncorrectInstanceStatus", "The instance is neither running nor stopped.")
    if account.tasks.busy(instance.id):  # [A]
        raise Refusal("TaskConflict", "Another task is running on the instance.")
    if account.eips.bound_to(instance.id) or account.eips.bound_to(instance.primary_eni):  # [A]
        raise Refusal("InvalidAssociation.Duplicated", "The instance has an EIP already.")


def check_removal(account: Account, eip: Eip) -> None:
    """Refuse to take off an EIP whose target is busy, or whose interface must be detached first [U]."""
    if account.tasks.busy(eip.bound_to):
        raise Refusal("TaskConflict", "Another task is running on the target of the EIP.")
    eni = account.interfaces.get(eip.bound_to)
    if eni is None or eip.mode is None:
        return
    if eni.status not in _SETTLED:
        raise Refusal("InvalidStatus.EniStatusNotSupport", "The network interface is in a transitional state.")
    if eip.mode is not Mode.NAT:
        check_detached(account, eni, eip.mode)
