"""What can be wrong with the facts about a guest's network: codes with parameters, and one English sentence each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from gui.domain.cloud.errors import InputError


class ProblemCode(StrEnum):
    """Each kind of problem; the sentences below name its parameters in braces."""

    MISSING = "missing"
    NOT_TEXT = "not_text"
    BAD_MAC = "bad_mac"
    PRIMARY_MAC = "primary_mac"
    BAD_PRIVATE_ADDRESS = "bad_private_address"
    BAD_PRIVATE_NETWORK = "bad_private_network"
    PRIVATE_OUTSIDE_NETWORK = "private_outside_network"
    BAD_PRIVATE_GATEWAY = "bad_private_gateway"
    PRIVATE_GATEWAY_UNUSABLE = "private_gateway_unusable"
    NO_EIPS = "no_eips"
    TOO_MANY_EIPS = "too_many_eips"
    BAD_EIP = "bad_eip"
    NOT_PUBLIC = "not_public"
    DUPLICATE_EIP = "duplicate_eip"
    BAD_MASK = "bad_mask"
    MASK_TOO_WIDE = "mask_too_wide"
    EIP_IS_NETWORK_END = "eip_is_network_end"
    EIP_IS_PRIVATE = "eip_is_private"
    EIP_IN_PRIVATE_NETWORK = "eip_in_private_network"
    BAD_GATEWAY = "bad_gateway"
    OWN_GATEWAY = "own_gateway"
    GATEWAY_IS_EIP = "gateway_is_eip"
    GATEWAY_IS_NETWORK_END = "gateway_is_network_end"
    BAD_INTERFACE_NAME = "bad_interface_name"
    BAD_BASE = "bad_base"
    MARKS_WITHOUT_ROUTING = "marks_without_routing"
    EXPOSED_OUTSIDE_NETWORK = "exposed_outside_network"
    EXPOSED_WITH_EIPS = "exposed_with_eips"
    NOTHING_TO_DO = "nothing_to_do"


SENTENCES: Mapping[ProblemCode, str] = MappingProxyType(
    {
        ProblemCode.MISSING: "The facts lack {field}.",
        ProblemCode.NOT_TEXT: "In the facts, {field} has the wrong form.",
        ProblemCode.BAD_MAC: "{value} is not the MAC address of a network interface.",
        ProblemCode.PRIMARY_MAC: "{value} is the MAC address of the primary network interface, which is never"
        " configured.",
        ProblemCode.BAD_PRIVATE_ADDRESS: "{value} is not a usable private IPv4 address.",
        ProblemCode.BAD_PRIVATE_NETWORK: "{value} is not an IPv4 network such as 172.16.20.0/24.",
        ProblemCode.PRIVATE_OUTSIDE_NETWORK: "The private address {value} cannot be a host of the vSwitch"
        " network {network}.",
        ProblemCode.BAD_PRIVATE_GATEWAY: "{value} is not the IPv4 address of a vSwitch gateway.",
        ProblemCode.PRIVATE_GATEWAY_UNUSABLE: "The vSwitch gateway {value} cannot be another host of the network"
        " {network}.",
        ProblemCode.NO_EIPS: "There is no EIP to configure.",
        ProblemCode.TOO_MANY_EIPS: "{count} EIPs were given; one interface takes at most {limit}.",
        ProblemCode.BAD_EIP: "{value} is not an IPv4 address.",
        ProblemCode.NOT_PUBLIC: "{value} is a private or reserved address and cannot be an EIP.",
        ProblemCode.DUPLICATE_EIP: "The EIP {value} was given more than once.",
        ProblemCode.BAD_MASK: "The mask {mask} of the EIP {value} is not a contiguous netmask such as 255.255.255.0.",
        ProblemCode.MASK_TOO_WIDE: "The mask {mask} of the EIP {value} covers more than a /8 network.",
        ProblemCode.EIP_IS_NETWORK_END: "The EIP {value} is the network or broadcast address of {network}.",
        ProblemCode.EIP_IS_PRIVATE: "{value} is the private address of the interface, which DHCP gives it, and"
        " cannot be one of its EIPs.",
        ProblemCode.EIP_IN_PRIVATE_NETWORK: "The network {network} of the EIP {value} overlaps the vSwitch network"
        " {private}: check the mask.",
        ProblemCode.BAD_GATEWAY: "{gateway} is not a usable gateway for the EIP {value}.",
        ProblemCode.OWN_GATEWAY: "The EIP {value} was given as its own gateway.",
        ProblemCode.GATEWAY_IS_EIP: "The gateway {gateway} of the EIP {value} is itself one of the EIPs.",
        ProblemCode.GATEWAY_IS_NETWORK_END: "The gateway {gateway} of the EIP {value} is the network or"
        " broadcast address of {network}.",
        ProblemCode.BAD_INTERFACE_NAME: "{value} is not a usable interface name: a letter, then up to 14"
        " letters, digits, - or _.",
        ProblemCode.BAD_BASE: "{value} cannot be the first table number: choose one from {lowest} to {highest}.",
        ProblemCode.MARKS_WITHOUT_ROUTING: "Connection marks need source-based routing.",
        ProblemCode.EXPOSED_OUTSIDE_NETWORK: "The EIP {value} cannot be a host of the vSwitch network {network},"
        " whose first and last three addresses are the cloud's.",
        ProblemCode.EXPOSED_WITH_EIPS: "An exposed EIP is the interface's own address, so the facts may not list"
        " EIPs as well.",
        ProblemCode.NOTHING_TO_DO: "An exposed EIP comes by DHCP, so without routing there is nothing to configure.",
    }
)
"""English, for the command line; the window has its own, translated."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        code: which kind.
        params: the values its sentence names.
    """

    code: ProblemCode
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The problem in one English sentence."""
        return SENTENCES[self.code].format(**self.params)


class GuestInputError(InputError):
    """The facts cannot be configured.

    Attributes:
        problems: every problem found, never empty.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)
