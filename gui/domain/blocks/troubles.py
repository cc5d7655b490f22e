"""Why there are no blocks for some EIPs: codes with parameters, one sentence each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address
from types import MappingProxyType

from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.problems import Values


class TroubleCode(StrEnum):
    """Each kind of trouble; the sentences below name its parameters in braces."""

    # The EIP lies in a vSwitch that exists; another one could not overlap it.
    VSWITCH_IN_OTHER_ZONE = "vswitch_in_other_zone"
    VSWITCH_KEEPS_ADDRESS = "vswitch_keeps_address"
    ADDRESS_TAKEN = "address_taken"
    # A vSwitch or a block with the EIP in it can't be made.
    RANGE_EXCLUDED = "range_excluded"
    EDGE_OF_BLOCK = "edge_of_block"
    OVERLAPS_VSWITCH = "overlaps_vswitch"
    EQUALS_ROUTE = "equals_route"
    OVERLAPS_BLOCK = "overlaps_block"
    OVERLAPS_ROUTE = "overlaps_route"
    # The VPC takes nothing more, not even for one EIP.
    NO_BLOCK_LEFT = "no_block_left"
    NO_VSWITCH_LEFT = "no_vswitch_left"
    # Each EIP alone could be placed, all of them together can't.
    TOO_MANY_BLOCKS = "too_many_blocks"
    TOO_MANY_VSWITCHES = "too_many_vswitches"


_C = TroubleCode

SENTENCES: Mapping[TroubleCode, str] = MappingProxyType(
    {
        _C.VSWITCH_IN_OTHER_ZONE: "{address} lies in vSwitch {vswitch} of zone {zone}, but the instance is in"
        " {wanted}; no second vSwitch can have the address.",
        _C.VSWITCH_KEEPS_ADDRESS: "{address} is the first or one of the last three addresses of vSwitch {vswitch}"
        " ({network}); the cloud keeps these.",
        _C.ADDRESS_TAKEN: "{address} in vSwitch {vswitch} is the private address of an interface already.",
        _C.RANGE_EXCLUDED: "{address} lies in {other}, which no VPC can use.",
        _C.EDGE_OF_BLOCK: "{address} is the first or one of the last three addresses of {network}; the cloud keeps"
        " these, and no wider vSwitch is possible.",
        _C.OVERLAPS_VSWITCH: "{address} needs the vSwitch {network} at least, which overlaps vSwitch {vswitch}"
        " ({other}).",
        _C.EQUALS_ROUTE: "{address} needs the vSwitch {network}, which is the destination of a route; a wider one"
        " finds no room.",
        _C.OVERLAPS_BLOCK: "{address} needs the block {network} at least, which overlaps {other}, a block of the VPC.",
        _C.OVERLAPS_ROUTE: "{address} needs the block {network} at least, which overlaps the route to {other}.",
        _C.NO_BLOCK_LEFT: "The VPC has all the secondary blocks that it can have ({limit}), and these EIPs lie in none"
        " of its blocks.",
        _C.NO_VSWITCH_LEFT: "The VPC has all the vSwitches that it can have ({limit}), and these EIPs lie in none of"
        " them.",
        _C.TOO_MANY_BLOCKS: "These EIPs lie too far apart: address blocks they need at least: {needed}, that the VPC"
        " can still take: {free} (of {limit}).",
        _C.TOO_MANY_VSWITCHES: "These EIPs lie too far apart: vSwitches they need at least: {needed}, that the VPC can"
        " still take: {free} (of {limit}).",
    }
)
"""English, for the command line; the window has its own, translated."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One reason why there are no blocks.

    Attributes:
        code: which kind.
        addresses: the EIPs it is about, in the order asked.
        values: what its sentence needs, as (name, text or number) pairs.
    """

    code: TroubleCode
    addresses: tuple[IPv4Address, ...]
    values: Values = ()

    @property
    def sentence(self) -> str:
        """The trouble in one English sentence."""
        return SENTENCES[self.code].format(**dict(self.values))


@dataclass(eq=False)
class NoBlocksError(WizardError):
    """Some of the EIPs can't become private addresses in this VPC.

    Attributes:
        troubles: one per EIP that is impossible by itself, in the order asked; then the limits that the others exceed.
    """

    troubles: tuple[Trouble, ...]

    def __str__(self) -> str:
        return " ".join(each.sentence for each in self.troubles)
