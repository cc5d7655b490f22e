"""The EIP and the interface that the current row is about, and what they are for the actions on them."""

from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.interface_address import exposed_eip, is_left_over
from gui.qt.views.home import Home


class CurrentResources:
    """Looks up what is current in the window each time it is asked."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def eip(self) -> ElasticIp | None:
        """Return the current EIP."""
        inventory = self._home.inventory
        return inventory.eip_by_id.get(AllocationId(self._home.current)) if inventory else None

    def binding(self) -> NetworkInterface | None:
        """Return the current interface where it carries EIPs in multi-EIP mode."""
        eni, inventory = self._home.current_eni(), self._home.inventory
        carried = inventory.eips_on(eni.id) if inventory and eni else ()
        works = (each.mode is AssociationMode.MULTI_EIP and each.status is EipStatus.IN_USE for each in carried)
        return eni if any(works) else None

    def carrying(self) -> NetworkInterface | None:
        """Return the current interface where the guest sees EIPs on it, whatever the method they came by."""
        eni, inventory = self._home.current_eni(), self._home.inventory
        exposed = exposed_eip(eni, inventory) if inventory and eni else None
        return eni if exposed and exposed.status is EipStatus.IN_USE else self.binding()

    def left_over(self) -> NetworkInterface | None:
        """Return the current interface where it was made to expose an EIP and carries none."""
        eni, inventory = self._home.current_eni(), self._home.inventory
        return eni if eni and inventory and is_left_over(eni, inventory) else None
