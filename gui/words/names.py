"""What a person knows a resource by: its address or name, and its id where there is none."""

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, VSwitchId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.references import MarkRef, said_by
from gui.words.plain_text import visible_line


def short_name(resource: str | MarkRef, inventory: Inventory | None) -> str:
    """Return the address or name a person knows ``resource`` by, its id or mark where there is none."""
    if isinstance(resource, MarkRef):
        return visible_line(said_by(resource.mark))
    if inventory is None:
        return visible_line(said_by(resource))
    eip = inventory.eip_by_id.get(AllocationId(resource))
    eni = inventory.eni_by_id.get(EniId(resource))
    instance = inventory.instance_by_id.get(InstanceId(resource))
    name = str(eip.address) if eip else eni.name if eni else instance.name if instance else ""
    return visible_line(name or said_by(resource))


def resource_name(resource: str, inventory: Inventory | None) -> str:
    """Return the address or name of ``resource`` with its id."""
    name = short_name(resource, inventory)
    return name if name in {resource, said_by(resource)} else f"{name} ({resource})"


def place_name(resource: str, inventory: Inventory | None) -> str:
    """Return the same for a VPC or a vSwitch, too."""
    name = ""
    if inventory is not None and resource.startswith("vpc-"):
        name = next((each.name for each in inventory.vpcs if each.id == resource), "")
    elif inventory is not None and resource.startswith("vsw-"):
        vswitch = inventory.vswitch_by_id.get(VSwitchId(resource))
        name = vswitch.name if vswitch else ""
    return visible_line(name) or short_name(resource, inventory)
