"""Which address blocks a VPC and its vSwitches take.

Sources: [C] the page of AssociateVpcCidrBlock, [S] the page of CreateVSwitch.
"""

from ipaddress import IPv4Network
from typing import Final

from gui.sandbox.account import Account
from gui.sandbox.errors import Refusal
from gui.sandbox.resources import NetworkStatus, Vpc
from gui.sandbox.switches import Choice

# [C] [S]: the cloud's own services, multicast, loopback, link-local.
_EXCLUDED: Final = tuple(
    IPv4Network(text) for text in ("100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16")
)
_PRIVATE: Final = tuple(IPv4Network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
_WIDEST, _WIDEST_STRICT, _NARROWEST = 8, 16, 28
_WIDEST_VSWITCH, _NARROWEST_VSWITCH = 16, 29


def block(text: str, code: str) -> IPv4Network:
    """Return the block that ``text`` writes; host bits must be zero.

    Raises:
        Refusal: ``code``, when it is not an IPv4 block.
    """
    malformed = Refusal(code, "The block is not of the form a.b.c.d/mask.")
    if "/" not in text:
        raise malformed
    try:
        return IPv4Network(text)
    except ValueError:
        raise malformed from None


def blocks_of(vpc: Vpc) -> list[IPv4Network]:
    """Return the primary and secondary blocks of a VPC."""
    return [IPv4Network(text) for text in (vpc.cidr, *vpc.secondary_cidrs)]


def check_vpc_idle(account: Account, vpc: Vpc, pending_code: str, busy_code: str) -> None:
    """Refuse a change while another one runs in the VPC: changes of one VPC are serialised [C] [S]."""
    if vpc.status is not NetworkStatus.AVAILABLE:
        raise Refusal(pending_code, "The VPC is not in the state Available.")
    if account.tasks.busy(vpc.id):
        raise Refusal(busy_code, "Another task is running in the VPC.")


def check_not_reserved(wanted: IPv4Network) -> None:
    """Refuse a block that no VPC can have [C]."""
    if any(wanted.overlaps(excluded) for excluded in _EXCLUDED):
        raise Refusal("OperationDenied.CidrInExcludeCidrs", "The block is reserved.")


def check_secondary(account: Account, vpc: Vpc, wanted: IPv4Network) -> None:
    """Refuse a secondary block that the VPC cannot take."""
    check_not_reserved(wanted)
    if int(wanted.network_address) >> 24 == 0:  # [C]
        raise Refusal("InvalidCidrBlock", "A block may not begin with 0.")
    private = any(wanted.subnet_of(network) for network in _PRIVATE)
    strict = private and account.switches.secondary_cidr_wider_than_16 is Choice.REFUSED
    if not (_WIDEST_STRICT if strict else _WIDEST) <= wanted.prefixlen <= _NARROWEST:
        # [C] and the SDK disagree on the widest block; public /24 blocks fit both.
        raise Refusal("OperationDenied.MaskOfCidrIsNotAllowed", "The mask of the block is not allowed.")
    if str(wanted) in vpc.secondary_cidrs:  # [C]
        raise Refusal("Duplicated.SecondaryCidrBlock", "The VPC has this block already.")
    if any(wanted.overlaps(own) for own in blocks_of(vpc)):  # [C]
        raise Refusal("InvalidCidrBlock", "The block overlaps another block of the VPC.")
    # A default route overlaps everything; a VPC with one to a NAT gateway takes blocks all the same.
    routes = (IPv4Network(route) for route in vpc.routes if not route.endswith("/0"))
    if any(wanted.overlaps(route) for route in routes):  # [C]
        raise Refusal("OperationFailed.ConflictWithEntry", "The block overlaps a route of the VPC.")
    if len(vpc.secondary_cidrs) >= account.quotas.secondary_cidrs:  # [C]
        raise Refusal("QuotaExceeded.VpcMultiCidr", "The VPC has the most secondary blocks it can have.")


def check_vswitch(account: Account, vpc: Vpc, wanted: IPv4Network) -> None:
    """Refuse a vSwitch block that does not fit into the VPC."""
    if not _WIDEST_VSWITCH <= wanted.prefixlen <= _NARROWEST_VSWITCH:  # [S], spelled like this there
        raise Refusal("InvalidCirdrBlock.MaskLength", "The mask must be from /16 to /29.")
    if any(wanted.overlaps(excluded) for excluded in _EXCLUDED):  # [S]
        raise Refusal("InvalidParameter", "The block is reserved.")
    if not any(wanted.subnet_of(own) for own in blocks_of(vpc)):  # [S]
        raise Refusal("InvalidParameter", "The block is outside the blocks of the VPC.")
    if str(wanted) in vpc.routes:  # [S]: a subset of a destination is fine
        raise Refusal("InvalidCidrBlock.Overlapped", "The block is the destination of a route of the VPC.")
    siblings = [vswitch for vswitch in account.vswitches.of_region(vpc.region).values() if vswitch.vpc == vpc.id]
    if any(wanted.overlaps(IPv4Network(vswitch.cidr)) for vswitch in siblings):  # [S]
        raise Refusal("InvalidCidrBlock.Overlapped", "The block overlaps another vSwitch.")
    if len(siblings) >= account.quotas.vswitches_per_vpc:  # [S]
        raise Refusal("QuotaExceeded.VSwitch", "The VPC has the most vSwitches it can have.")
