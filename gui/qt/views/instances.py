"""Every instance of the region."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.inventory import ListName
from gui.qt.models.list_columns import instance_list_columns
from gui.qt.models.records import Column
from gui.qt.views.inventory_view import InventoryView
from gui.qt.widgets.chips import Chip
from gui.words.finding_labels import labels_of
from gui.words.findings import finding_sentence
from gui.words.joining import paragraph
from gui.words.tone import Tone


class InstancesView(InventoryView[Instance]):
    """Instances with their interfaces and EIPs."""

    name = "instances"
    picture = "instance"
    hidden = ("vpc", "id", "tags", "group", "region")
    lists = (ListName.INSTANCES,)
    more_lists = (ListName.EIPS, ListName.INTERFACES)

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        return QCoreApplication.translate("InstancesView", "Instances")

    def columns(self) -> tuple[Column[Instance], ...]:
        """Return the columns in the language in force."""
        return instance_list_columns(lambda: self.facts.now.inventory, self._notes, self._labels, self.session.groups)

    def key(self, record: Instance) -> str:
        """Return the id of a row."""
        return record.id

    def rows(self) -> Sequence[Instance]:
        """Return all rows."""
        inventory = self.facts.now.inventory
        return inventory.instances if inventory else ()

    def resources(self, record: Instance) -> tuple[str, ...]:
        """Return the ids of the instance, its ENIs and their EIPs."""
        inventory = self.facts.now.inventory
        enis = inventory.interfaces_of(record.id) if inventory else ()
        eips = (eip.allocation_id for eni in enis for eip in (inventory.eips_on(eni.id) if inventory else ()))
        return (record.id, *(eni.id for eni in enis), *eips)

    def offers(self) -> tuple[tuple[Chip, Callable[[Instance], bool]], ...]:
        """Return the switches, each with the rows it stands for."""
        return (
            (
                Chip("running", self.tr("Running"), "good", Tone.GOOD, self.tr("Instances that run")),
                lambda instance: instance.status is InstanceStatus.RUNNING,
            ),
            (
                Chip(
                    "listed", self.tr("Listed family"), tip=self.tr("Instances of a family listed for multi-EIP mode")
                ),
                lambda instance: instance.family in self.session.parts.catalog.multi_eip_families,
            ),
        )

    def nothing(self) -> tuple[str, str]:
        """Return what is said when the region has no row for this table."""
        return self.tr("There is no instance in this region."), ""

    def _notes(self, instance: Instance) -> str:
        inventory = self.facts.now.inventory
        return paragraph(finding_sentence(each, inventory) for each in self.facts.findings_of(instance.id))

    def _labels(self, instance: Instance) -> str:
        return labels_of(self.facts.findings_of(instance.id))
