"""AllocateEipAddress, ReleaseEipAddress and ModifyEipForwardMode.

Codes: pages api-vpc-2016-04-28-allocateeipaddress-eips, -releaseeipaddress-eips and -modifyeipforwardmode-eips; the
last one publishes no readable table, so the codes of AssociateEipAddress serve there.
"""

from ipaddress import IPv4Network

from gui.sandbox import binding_rules, lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params, invalid
from gui.sandbox.resources import Eip, EipStatus, Lock, Mode
from gui.sandbox.switches import Choice, OtherInstance

_LINES = ("BGP", "BGP_PRO", "ChinaTelecom", "ChinaUnicom", "ChinaMobile", "BGP_FinanceCloud")
_LONGEST_NAME = 128
_LONGEST_DESCRIPTION = 256
_USABLE_FROM = 10  # the first addresses of a block are left to gateways


def allocate_eip_address(account: Account, params: Params) -> Answer:
    """Buy an EIP; it is Available at once."""
    region = lookups.region(account, params).id
    charge = params.choice("InstanceChargeType", ("PostPaid", "PrePaid"), "PostPaid")
    traffic = params.choice("InternetChargeType", ("PayByBandwidth", "PayByTraffic"), "PayByBandwidth")
    if charge == "PrePaid":
        traffic = "PayByBandwidth"
    # Highest bandwidth in Mbit/s, from the description of Bandwidth.
    most = 1000 if charge == "PrePaid" else 500 if traffic == "PayByBandwidth" else 200
    bandwidth = params.integer("Bandwidth", 5, 1, most)
    line = params.choice("ISP", _LINES, "BGP", "IllegalParam.Isp")
    name, description = params.text("Name"), params.text("Description")
    group = lookups.resource_group(account, params, "InvalidResourceGroupId", 400)
    _check_former(account, params.text("InstanceId"))
    if len(name) > _LONGEST_NAME or len(description) > _LONGEST_DESCRIPTION:
        raise invalid("Name", "at most 128 characters, and Description at most 256")
    if account.overdue:
        raise Refusal("InsufficientBalance", "The balance of the account is not sufficient.")
    if account.switches.purchases is Choice.REFUSED:  # the FAQ on EIPs: a risk alert, which ends after up to 7 days
        raise Refusal("FrequentPurchase.EIP", "Purchases of EIPs are suspended for this account.")
    counted = sum(eip.charge_type == "PostPaid" for eip in account.eips)  # subscriptions do not count
    if charge == "PostPaid" and counted >= account.quotas.eips:
        raise Refusal("QuotaExceeded.Eip", "The account has the most EIPs it may have.")
    eip = Eip(
        id=account.ids.resource("eip"),
        address=_address(account, region, params.text("IpAddress")),
        region=region,
        name=name,
        description=description,
        bandwidth=bandwidth,
        charge_type=charge,
        internet_charge_type=traffic,
        isp=line,
        resource_group=group,
        created=account.timestamp(),
        tags=params.tags(),
    )
    account.eips.add(eip)
    shown = lookups.shown_group(account, group)
    answer: Answer = {"AllocationId": eip.id, "EipAddress": eip.address, "ResourceGroupId": shown}
    return {**answer, "OrderId": 200_000_000_000_000 + len(account.eips)} if charge == "PrePaid" else answer


def _check_former(account: Account, identifier: str) -> None:
    """Refuse to give a former EIP back: ``InstanceId`` is its id, and the sandbox keeps none that was released."""
    if identifier and not identifier.startswith("eip-"):
        if account.switches.allocate_with_other_instance_id is OtherInstance.IGNORED:
            return
        raise invalid("InstanceId", "the id of a former EIP")
    if identifier:
        raise Refusal("ReserveIpFail", "The account had no EIP of this id before.")


def _address(account: Account, region: str, wanted: str) -> str:
    for block in account.blocks:
        if block.region == region:
            hosts = IPv4Network(block.cidr)
            for number in range(_USABLE_FROM, hosts.num_addresses - 1):
                address = str(hosts[number])
                free = account.eips.at(address) is None and address != block.gateway
                if free and wanted in {"", address}:
                    return address
    if wanted:
        raise Refusal("ReserveIpFail", "The specified address cannot be reserved.")
    raise Refusal("OperationFailed.ResourceNotEnough", "The region has no free address left.")


def release_eip_address(account: Account, params: Params) -> Answer:
    """Give an EIP back; it shows Releasing and is then not listed any more."""
    region = lookups.optional_region(account, params)
    eip = lookups.eip(account, params.required("AllocationId"), region)
    if eip.service_managed:
        raise Refusal("Forbidden", "The EIP is managed by a cloud service.", 400)
    if account.overdue or eip.lock is not Lock.NONE:  # its table has no code of its own for a lock
        raise Refusal("IncorrectEipStatus", "The EIP is locked.")
    if account.tasks.busy(eip.id):
        raise binding_rules.busy(account)
    if eip.status is not EipStatus.AVAILABLE:
        raise Refusal("IncorrectEipStatus", "The EIP is not in the state Available.")
    if eip.charge_type == "PrePaid":
        raise Refusal("Forbidden.ChargeTypeIsPrepaid", "A subscription EIP cannot be released.")
    if eip.deletion_protection:
        raise Refusal("InvalidOperation.DeletionProtection", "Deletion protection is on.")
    if eip.segment:
        raise Refusal("Forbidden.ReleaseSegmentEip", "An EIP of a contiguous group cannot be released alone.")
    eip.status = EipStatus.RELEASING

    def stay() -> None:
        eip.status = EipStatus.AVAILABLE

    account.tasks.start(eip.id, "ReleaseEipAddress", lambda: account.eips.remove(eip), fail=stay)
    return {}


def modify_eip_forward_mode(account: Account, params: Params) -> Answer:
    """Change the mode of an existing binding; the rules of the new mode apply."""
    region = lookups.region(account, params).id
    eip = lookups.eip(account, params.required("InstanceId"), region)
    mode = Mode(params.choice("Mode", tuple(Mode), "NAT", "IllegalParam.Mode"))
    binding_rules.check_unlocked(account, eip)
    if account.tasks.busy(eip.id):
        raise binding_rules.busy(account)
    eni = account.interfaces.get(eip.bound_to)
    if eip.status is not EipStatus.IN_USE or eni is None:
        raise Refusal("IncorrectEipStatus", "The EIP is not bound to a network interface.")
    binding_rules.check_removal(account, eip)  # what holds the old mode in place also stops the change
    binding_rules.check_interface(account, eni, mode, besides=eip)
    former = eip.mode
    others = len(account.eips.bound_to(eni.id)) - 1
    if mode is Mode.BINDED and others:
        raise Refusal("InvalidAssociation.Duplicated", "The network interface has other EIPs.")
    eip.status = EipStatus.ASSOCIATING

    def settle(result: Mode | None) -> None:
        eip.mode, eip.status = result, EipStatus.IN_USE

    account.tasks.start(
        eip.id, "ModifyEipForwardMode", lambda: settle(mode), fail=lambda: settle(former), holds=(eni.id,)
    )
    return {}


OPERATIONS = (
    Operation("AllocateEipAddress", allocate_eip_address, idempotent=True),
    Operation("ReleaseEipAddress", release_eip_address),
    Operation("ModifyEipForwardMode", modify_eip_forward_mode, idempotent=True),
)
