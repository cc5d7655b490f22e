"""What is bound now as a list of bindings: a template to edit for ``multi-eip plan --from``."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator

from gui.domain.checks.issues import multi_eip_interfaces, multi_eips_on
from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.binding_list import ListColumn


def to_list(inventories: Iterable[Inventory], only: Collection[EniId] | None = None) -> bytes:
    """Return a line for each interface that carries EIPs in multi-EIP mode, by ids: names may not be unique.

    An interface without an instance has an empty cell there, which ``plan --from`` asks to be filled in. EIPs that are
    the addresses of interfaces by a secondary CIDR block have a line for each instance.

    Args:
        inventories: of the regions.
        only: the interfaces that are meant, None for all.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.value for column in ListColumn], restval="", lineterminator="\r\n")
    writer.writeheader()
    for inventory in inventories:
        writer.writerows(_multi_eip(inventory, only))
        writer.writerows(_by_block(inventory, only))
    return text.getvalue().encode()


def _multi_eip(inventory: Inventory, only: Collection[EniId] | None) -> Iterator[dict[str, str]]:
    for eni in multi_eip_interfaces(inventory):
        if only is None or eni in only:
            instance = inventory.eni_by_id[eni].instance_id or ""
            yield _row(inventory, instance, multi_eips_on(eni, inventory)) | {ListColumn.ENI.value: eni}


def _by_block(inventory: Inventory, only: Collection[EniId] | None) -> Iterator[dict[str, str]]:
    hosts: dict[str, list[tuple[NetworkInterface, ElasticIp]]] = {}
    for eni in inventory.interfaces:
        eip = exposed_eip(eni, inventory)
        if eip is not None and eni.instance_id and (only is None or eni.id in only):
            hosts.setdefault(eni.instance_id, []).append((eni, eip))
    for instance, found in hosts.items():
        group = next((each for eni, _ in found for each in eni.security_groups), "")
        yield _row(inventory, instance, [eip for _, eip in found]) | {
            ListColumn.METHOD.value: "secondary-cidr",
            ListColumn.SECURITY_GROUP.value: group,
        }


def _row(inventory: Inventory, instance: str, eips: Iterable[ElasticIp]) -> dict[str, str]:
    return {
        ListColumn.REGION.value: inventory.region,
        ListColumn.INSTANCE.value: instance,
        ListColumn.EIPS.value: " ".join(eip.allocation_id for eip in eips),
        ListColumn.DETACH_FIRST.value: "no",
        ListColumn.STOP_INSTANCE.value: "no",
    }
