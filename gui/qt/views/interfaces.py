"""Every network interface of the region."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eni import EniStatus, EniType, NetworkInterface
from gui.domain.cloud.inventory import ListName
from gui.qt.models.list_columns import eni_list_columns
from gui.qt.models.records import Column
from gui.qt.views.inventory_view import InventoryView
from gui.qt.widgets.chips import Chip
from gui.words import labels
from gui.words.finding_labels import labels_of
from gui.words.findings import finding_sentence
from gui.words.joining import paragraph
from gui.words.tone import Tone


class InterfacesView(InventoryView[NetworkInterface]):
    """Interfaces with their private address, their EIPs and their instance."""

    name = "interfaces"
    picture = "interface"
    hidden = ("vpc", "vswitch", "mac", "id", "tags", "group", "region")
    lists = (ListName.INTERFACES,)
    more_lists = (ListName.EIPS, ListName.INSTANCES)

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        return QCoreApplication.translate("InterfacesView", "Interfaces")

    def columns(self) -> tuple[Column[NetworkInterface], ...]:
        """Return the columns in the language in force."""
        return eni_list_columns(lambda: self.facts.now.inventory, self._notes, self._labels, self.session.groups)

    def key(self, record: NetworkInterface) -> str:
        """Return the id of a row."""
        return record.id

    def rows(self) -> Sequence[NetworkInterface]:
        """Return all rows."""
        inventory = self.facts.now.inventory
        return inventory.interfaces if inventory else ()

    def resources(self, record: NetworkInterface) -> tuple[str, ...]:
        """Return the ids of the ENI, its EIPs and its instance."""
        inventory = self.facts.now.inventory
        eips = tuple(eip.allocation_id for eip in inventory.eips_on(record.id)) if inventory else ()
        instance = (record.instance_id,) if record.instance_id else ()
        return (record.id, *eips, *instance)

    def offers(self) -> tuple[tuple[Chip, Callable[[NetworkInterface], bool]], ...]:
        """Return the switches, each with the rows it stands for."""
        return (
            (
                Chip("secondary", self.tr("Secondary"), tip=self.tr("Secondary interfaces, which can carry EIPs")),
                lambda eni: eni.type is EniType.SECONDARY,
            ),
            (
                Chip("eips", self.tr("With EIPs"), "address", Tone.GOOD, self.tr("Interfaces that carry EIPs")),
                self._carries,
            ),
            (
                Chip(
                    "free", self.tr("Free"), "open", Tone.QUIET, self.tr("Interfaces that are attached to no instance")
                ),
                lambda eni: eni.status is EniStatus.AVAILABLE,
            ),
        )

    def uncounted(self) -> frozenset[str]:
        """Return the switch that asks for EIPs, where these could not be read."""
        inventory = self.facts.now.inventory
        dark = frozenset({"eips"} if inventory and not inventory.has_read(ListName.EIPS) else ())
        return super().uncounted() | dark

    def nothing(self) -> tuple[str, str]:
        """Return what is said when the region has no row for this table."""
        return labels.text(labels.NO_INTERFACE), ""

    def _carries(self, eni: NetworkInterface) -> bool:
        inventory = self.facts.now.inventory
        return bool(inventory and inventory.eips_on(eni.id))

    def _notes(self, eni: NetworkInterface) -> str:
        inventory = self.facts.now.inventory
        return paragraph(finding_sentence(each, inventory) for each in self.facts.findings_of(eni.id))

    def _labels(self, eni: NetworkInterface) -> str:
        return labels_of(self.facts.findings_of(eni.id))
