"""Every EIP of the region."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QWidget

from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.inventory import ListName
from gui.domain.operations.permissions import Deed
from gui.qt.base.session import Session
from gui.qt.models.list_columns import eip_list_columns
from gui.qt.models.records import Column
from gui.qt.views.facts import RegionFacts
from gui.qt.views.inventory_view import InventoryView
from gui.qt.widgets.chips import Chip
from gui.words import labels
from gui.words.finding_labels import labels_of
from gui.words.findings import finding_sentence
from gui.words.joining import paragraph
from gui.words.tone import Tone


class EipsView(InventoryView[ElasticIp]):
    """EIPs with state, mode and what they are bound to."""

    name = "eips"
    picture = "address"
    hidden = ("target_id", "allocation_id", "tags", "group", "region")
    lists = (ListName.EIPS,)

    def __init__(
        self, session: Session, facts: RegionFacts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, facts, settings, parent)
        self.panel.say_when_empty(self._empty, self._allocation)
        session.rights.changed.connect(self.panel.refresh_state)
        session.sign_in_changed.connect(self.panel.refresh_state)

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        return QCoreApplication.translate("EipsView", "EIPs")

    def columns(self) -> tuple[Column[ElasticIp], ...]:
        """Return the columns in the language in force."""
        return eip_list_columns(lambda: self.facts.now.inventory, self._notes, self._labels, self.session.groups)

    def key(self, record: ElasticIp) -> str:
        """Return the id of a row."""
        return record.allocation_id

    def rows(self) -> Sequence[ElasticIp]:
        """Return all rows."""
        inventory = self.facts.now.inventory
        return inventory.eips if inventory else ()

    def resources(self, record: ElasticIp) -> tuple[str, ...]:
        """Return the ids of the EIP and of what it is bound to."""
        return (record.allocation_id, record.target_id) if record.target_id else (record.allocation_id,)

    def offers(self) -> tuple[tuple[Chip, Callable[[ElasticIp], bool]], ...]:
        """Return the switches, each with the rows it stands for."""
        return (
            (
                Chip("free", self.tr("Available"), "open", Tone.QUIET, labels.text(labels.UNBOUND_EIPS)),
                lambda eip: eip.status is EipStatus.AVAILABLE,
            ),
            (
                Chip("bound", self.tr("Bound"), "good", Tone.GOOD, self.tr("EIPs that are bound to something")),
                lambda eip: eip.status is EipStatus.IN_USE,
            ),
            (
                Chip("changing", self.tr("Changing"), "busy", Tone.BUSY, self.tr("EIPs between two states")),
                lambda eip: not eip.status.settled,
            ),
            (
                Chip("locked", self.tr("Locked"), "key", Tone.WARNING, self.tr("EIPs that the cloud has locked")),
                lambda eip: bool(eip.locks),
            ),
        )

    def nothing(self) -> tuple[str, str]:
        """Return what is said when the region has no row for this table."""
        why_not = self.session.rights.why_not(Deed.ALLOCATE)
        return labels.text(labels.NO_EIP), why_not or labels.text(labels.ALLOCATE_HERE)

    def open_allocation(self) -> None:
        """Ask for what new EIPs need; they are allocated at once, and the first of them is gone to."""
        from gui.qt.dialogs.allocate_eips import NewEipsDialog  # noqa: PLC0415 - the window is painted first

        dialog = NewEipsDialog(self.session, self, ticks=False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self._allocated)
        dialog.open()

    def _allocation(self) -> tuple[str, Callable[[], None]] | None:
        """Return the button of a region without EIPs; None where nothing can be allocated."""
        if self.session.sign_in_error is not None or self.session.rights.why_not(Deed.ALLOCATE):
            return None
        return labels.text(labels.ALLOCATE_EIPS), self.open_allocation

    def _allocated(self, made: tuple[str, ...]) -> None:
        if made:
            self.go_to(made[0])

    def _notes(self, eip: ElasticIp) -> str:
        inventory = self.facts.now.inventory
        return paragraph(finding_sentence(each, inventory) for each in self.facts.findings_of(eip.allocation_id))

    def _labels(self, eip: ElasticIp) -> str:
        return labels_of(self.facts.findings_of(eip.allocation_id))
