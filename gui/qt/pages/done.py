"""The end: what is bound now, read from the cloud, and what remains to be done in the guest."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.mapping import Mapping, mappings
from gui.domain.delivery.truth import Truth
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import Answers
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.models.mapping_columns import in_guest, run_result_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.save_plan import SavePlan
from gui.qt.widgets.table_panel import TablePanel


class DonePage(WizardPage):
    """The mappings of the interface and the steps in the guest."""

    def __init__(
        self, session: Session, run: RunController, parent: QWidget | None = None, *, answers: Answers | None = None
    ) -> None:
        super().__init__(Page.DONE, session, parent, answers=answers)
        self._run = run
        self._shown: Inventory | None = None
        self.model: Records[Mapping] = Records(self._columns(), lambda row: row.key, parent=self)
        self.panel = TablePanel(session, self.model, self.tr("Mappings of this interface"))
        self.panel.take_from(ListName.EIPS, ListName.INTERFACES, also=(ListName.INSTANCES,))
        self.steps = QLabel()
        self.steps.setWordWrap(True)
        self.body.addWidget(self.panel, 1)
        self.save = SavePlan(
            session, self.banner, lambda: run.plan, run_id=lambda: run.report.run_id if run.report else ""
        )
        row = QHBoxLayout()
        row.addWidget(self.steps, 1)
        row.addWidget(self.save)
        self.body.addLayout(row)
        session.guests.changed.connect(self._read_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if self._run.exposes:
            self.setSubTitle(self.tr("Verified: each of these EIPs is the address of an interface."))
            self.panel.table.setAccessibleName(self.tr("Mappings of these interfaces"))
        else:
            self.setSubTitle(self.tr("Verified: the interface carries these EIPs."))
            self.panel.table.setAccessibleName(self.tr("Mappings of this interface"))
        self.model.retitle(self._columns())
        self.steps.setText(
            self.tr("Verified in the guest. Test from outside with ping to each EIP; the security group must allow it.")
            if self._in_guest()
            else self.tr(
                "In the guest OS: copy the saved folder there, run apply, then check; undo restores the "
                "previous configuration. Test from outside with ping to each EIP; the security group of "
                "the interface must allow it."
            )
        )

    def _columns(self) -> tuple[Column[Mapping], ...]:
        return run_result_columns(lambda row: in_guest(row, self.session.guests))

    def _in_guest(self) -> bool:
        """Return whether the guest was read and has every EIP that is shown."""
        known = [in_guest(row, self.session.guests) for row in self.model.shown() if row.eip]
        return bool(known) and all(each is not None and each[0].truth is Truth.YES for each in known)

    def _read_again(self) -> None:
        self._shown = None
        self._changed()

    def initializePage(self) -> None:
        """Say what this run did."""
        self._shown = None
        self.retranslate()

    def show_state(self) -> None:
        """Draw the mappings of the interface of this run."""
        inventory, plan = self.session.inventory, self._run.plan
        if inventory is not self._shown:
            self._shown = inventory
            # What was known before is from before the run.
            known = inventory is not None and inventory.unread_of(ListName.EIPS, ListName.INTERFACES) is None
            rows = mappings(inventory) if inventory and known else ()
            self.model.show([row for row in rows if plan and _of(plan.selection, row)])
            self.panel.table.fit_columns()
            self.retranslate()
        self.save.show_plan()
        super().show_state()


def _of(chosen: Selection, row: Mapping) -> bool:
    """Return whether ``row`` is about what was chosen: the interface, or on the secondary CIDR method the EIPs."""
    if chosen.method is Method.SECONDARY_CIDR:
        return row.eip is not None and row.eip.allocation_id in chosen.eips
    return row.eni is not None and row.eni.id == chosen.eni
