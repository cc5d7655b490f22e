"""Why there are no blocks for some EIPs: codes with parameters."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address

from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.problems import Values


class TroubleCode(StrEnum):
    """Each kind of trouble; ``gui.words.secondary_cidr`` has the sentence of the rule of the same name."""

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


@dataclass(eq=False)
class NoBlocksError(WizardError):
    """Some of the EIPs can't become private addresses in this VPC.

    Attributes:
        troubles: one per EIP that is impossible by itself, in the order asked; then the limits that the others exceed.
    """

    troubles: tuple[Trouble, ...]

    def __str__(self) -> str:
        return ", ".join(each.code.value for each in self.troubles)
