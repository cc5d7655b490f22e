"""EIPs that a guest sees although they are bound in NAT mode: the ENI's primary private address is the EIP itself.

The vendor's page "Expose an EIP on an NIC by adding a secondary CIDR block to a VPC": the block holds the EIP, so a
secondary ENI can have it as its private address, and NAT maps the address to itself.
"""

from gui.domain.cloud.eip import AssociationMode, ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.references import said_by


def exposed_eip(eni: NetworkInterface, inventory: Inventory) -> ElasticIp | None:
    """Return the EIP that the guest sees as the address of ``eni``, or None where it sees a private one.

    It is bound (or being bound or unbound) to ``eni`` in NAT mode, and equals the ENI's primary private address; where
    the API says which private address it maps to, that is the same one.
    """
    return next((eip for eip in inventory.eips_on(eni.id) if shows(eip, eni)), None)


def is_left_over(eni: NetworkInterface, inventory: Inventory) -> bool:
    """Return whether this program made ``eni`` to expose an EIP, and none is bound to it: any more, or not yet.

    A run that was cut short leaves such an ENI, and so does whoever unbinds the EIP elsewhere. As long as it is there,
    no other ENI can have the address. Its mark begins with it (``gui.domain.plans.secondary_cidr``).
    """
    return said_by(eni.mark) == str(eni.private_address) and not inventory.eips_on(eni.id)


def has_its_address_for_an_eip(eni: NetworkInterface, inventory: Inventory) -> bool:
    """Return whether the guest has, or had, an EIP as the address of ``eni``: it exposes one, or is left over."""
    return exposed_eip(eni, inventory) is not None or is_left_over(eni, inventory)


def shows(eip: ElasticIp, eni: NetworkInterface) -> bool:
    """Return whether the guest sees ``eip``, which is bound to ``eni``, as the address of that NIC."""
    # An older API, or one that leaves the field out, says nothing of where the EIP leads.
    leads_to = eip.private_address or eni.private_address
    return eip.mode is AssociationMode.NAT and eip.address == eni.private_address == leads_to
