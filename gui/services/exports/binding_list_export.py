"""What is bound now as a list of bindings: a template to edit for ``multi-eip plan --from``."""

import csv
import io
from collections.abc import Iterable

from gui.domain.checks.issues import multi_eip_interfaces, multi_eips_on
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.binding_list import ListColumn


def to_list(inventories: Iterable[Inventory]) -> bytes:
    """Return a line for each interface that carries EIPs in multi-EIP mode, by ids: names may not be unique.

    An interface without an instance has an empty cell there, which ``plan --from`` asks to be filled in.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.value for column in ListColumn)
    for inventory in inventories:
        for eni in multi_eip_interfaces(inventory):
            instance = inventory.eni_by_id[eni].instance_id or ""
            eips = " ".join(eip.allocation_id for eip in multi_eips_on(eni, inventory))
            writer.writerow((inventory.region, eni, instance, eips, "no", "no"))
    return text.getvalue().encode()
