"""What the secondary CIDR method must know of a VPC beside the inventory: read for one VPC, when its page comes up."""

from dataclasses import dataclass
from ipaddress import IPv4Network

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import SecurityGroup, VpcId
from gui.domain.cloud.inventory import Inventory


@dataclass(frozen=True, slots=True)
class VpcFacts:
    """Facts of one VPC.

    Attributes:
        vpc_id: which.
        routes: destinations of its custom routes (``CloudApi.routes``).
        groups: its security groups.
    """

    vpc_id: VpcId
    routes: tuple[IPv4Network, ...] = ()
    groups: tuple[SecurityGroup, ...] = ()


def vpc_of(selection: Selection, inventory: Inventory | None) -> VpcId | None:
    """Return the VPC of the chosen instance, None while there is no instance or it is in none."""
    instance = inventory.instance_by_id.get(selection.instance) if inventory and selection.instance else None
    return instance.vpc_id or None if instance else None


def facts_for(facts: VpcFacts | None, selection: Selection, inventory: Inventory | None) -> VpcFacts | None:
    """Return ``facts`` if they are about the chosen instance's VPC; those of another one say nothing."""
    return facts if facts is not None and facts.vpc_id == vpc_of(selection, inventory) else None
