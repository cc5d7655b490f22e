"""The guest configuration of the interface that was bound."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.domain.flow import Page
from gui.guest.snippet import Snippet
from gui.qt.pages.base import WizardPage
from gui.qt.run import Run
from gui.qt.session import Session
from gui.qt.widgets.guest_panel import GuestPanel


class GuestPage(WizardPage):
    """Asks for gateways and masks, and shows what the guest needs."""

    def __init__(self, session: Session, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(Page.GUEST, session, parent)
        self._run = run
        self.panel = GuestPanel(session, self.banner)
        self.view = self.panel.view
        self.body.addWidget(self.panel, 1)
        self.panel.again.connect(run.read_gateways)
        run.gateways_read.connect(self._facts_read)
        session.inventory_changed.connect(self._facts_read)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setTitle(self.tr("Guest configuration"))
        self.setSubTitle(self.tr("The guest needs the EIPs as static addresses, each with its own gateway and mask."))

    def initializePage(self) -> None:  # noqa: N802 - Qt's name
        """Ask the cloud for gateways and masks, and offer the stacks of the instance's system."""
        plan, inventory = self._run.plan, self.session.inventory
        chosen = plan.selection.instance if plan else None
        instance = inventory.instance_by_id.get(chosen) if inventory and chosen else None
        self.panel.begin(plan.selection.eni if plan else None, instance)
        self._run.read_gateways()

    def snippet(self) -> Snippet | None:
        """Return what is shown, None while facts are missing or wrong."""
        return self.panel.snippet()

    def save_in(self, folder: Path) -> None:
        """Save everything below ``folder``; ask before a file is replaced."""
        self.panel.save_in(folder)

    def _facts_read(self) -> None:
        if not self.isVisible():
            return
        if self._run.gateways_error is not None:
            self.panel.show_error(self._run.gateways_error)
        elif self._run.gateways:
            self.panel.show_gateways(self._run.gateways)
