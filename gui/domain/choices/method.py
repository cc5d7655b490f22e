"""The two ways to make an EIP visible in the guest."""

from enum import StrEnum


class Method(StrEnum):
    """How the EIPs come to the guest.

    ``MULTI_EIP``: up to ten on one secondary ENI, in multi-EIP mode. ``SECONDARY_CIDR``: a secondary CIDR block of the
    VPC holds the EIP, so that it is the primary private address of a secondary ENI of its own, to which it is bound in
    NAT mode.
    """

    MULTI_EIP = "multi_eip"
    SECONDARY_CIDR = "secondary_cidr"
