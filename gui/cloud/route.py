"""Route tables of a VPC and their entries: only what tells whether an address block may be added to the VPC."""

from dataclasses import dataclass
from ipaddress import IPv4Network


@dataclass(frozen=True, slots=True)
class RouteTable:
    """One route table of a VPC: only what it is asked for by.

    Attributes:
        id: names it.
        of_gateway: whether it belongs to an IPv4 gateway, and not to vSwitches.
    """

    id: str
    of_gateway: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """One entry of a route table.

    Attributes:
        id: what tells it from the others of its table.
        destination: None when it is none of IPv4.
        system: whether the cloud itself made it: for a network of the VPC, or for its services.
    """

    id: str
    destination: IPv4Network | None
    system: bool

    @property
    def leads_out(self) -> bool:
        """Whether an address block that overlaps its destination would be in its way."""
        if self.system or self.destination is None:
            return False
        return self.destination.prefixlen > 0 and not self.destination.subnet_of(_SERVICES)


_SERVICES = IPv4Network("100.64.0.0/10")
