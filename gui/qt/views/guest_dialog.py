"""The guest configuration of any interface on which a guest sees EIPs, whenever somebody wants it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import exposed_eip
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.dialogs.guest_delivery import GuestDeliveryDialog, open_delivery
from gui.qt.dialogs.leave_configuration import LeaveConfiguration
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.views.facts import RegionFacts
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.guest_panel import GuestPanel
from gui.words.names import resource_name
from gui.words.plain_text import visible_line


class GuestDialog(Dialog):
    """What the wizard's page shows, for one interface."""

    def __init__(
        self, session: Session, facts: RegionFacts, eni: NetworkInterface, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._facts, self.eni = session, facts, eni
        self.banner = Banner()
        self.panel = GuestPanel(session, self.banner)
        self.about = QLabel()
        self.about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.delivery: GuestDeliveryDialog | None = None
        self.question: LeaveConfiguration | None = None
        self.panel.set_up_wanted.connect(self._set_up)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(LockNote(session))
        column.addWidget(self.banner)
        column.addWidget(self.panel, 1)
        column.addWidget(buttons)
        inventory = session.inventory
        instance = inventory.instance_by_id.get(InstanceId(eni.instance_id)) if inventory and eni.instance_id else None
        self._where = resource_name(instance.id, inventory) if instance else ""
        self._named = resource_name(eni.id, inventory)
        self.retranslate()
        available = QGuiApplication.primaryScreen().availableSize() * 0.9
        self.resize(QSize(chars(self, 180), lines(self, 52)).boundedTo(available))
        if inventory is not None and exposed_eip(eni, inventory) is not None:
            # DHCP gives the EIP: the cloud names gateways of multi-EIP mode only.
            self.panel.again.connect(session.refresh_or_unlock)
            session.inventory_changed.connect(self.panel.refresh)
            self.panel.begin_exposed([eni.id], instance)
            return
        self.panel.again.connect(self._ask)
        facts.gateways_changed.connect(self._answered)
        self.panel.begin(eni.id, instance)
        self._ask()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(
            self.tr("Guest configuration of {eni}").format(eni=visible_line(self.eni.name or self.eni.id))
        )
        if self._where:
            text = self.tr("Interface {eni} on instance {instance}.")
        else:
            text = self.tr("Interface {eni}, attached to no instance that is known.")
        self.about.setText(text.format(eni=self._named, instance=self._where))

    def reject(self) -> None:
        """Close; ask first where nobody has taken what is shown."""
        if not self.panel.left_open:
            super().reject()
        elif self.question is None:
            self.question = LeaveConfiguration(self.panel, self.reject, self)
            self.question.finished.connect(self._asked)
            self.question.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is the same as Escape."""
        if self.panel.left_open:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def _asked(self) -> None:
        self.question = None

    def _set_up(self) -> None:
        self.delivery = open_delivery(self._session, self.panel, self)
        if self.delivery is not None:
            self.delivery.ended.connect(self._delivered)

    def _delivered(self) -> None:
        run = self.delivery.controller if self.delivery else None
        if run is not None and run.well:
            self.panel.mark_taken()

    def _ask(self) -> None:
        self._facts.ask_gateways([self.eni.id], again=True)

    def _answered(self) -> None:
        answer = self._facts.gateways.get(self.eni.id)
        if isinstance(answer, CloudError):
            self.panel.show_error(answer)
        elif answer is not None:
            self.panel.show_gateways(answer)
